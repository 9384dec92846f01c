package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.ssh.reading.Reading;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read in what autonomous access points print. */
class CiscoAironetOutputsTest {
  @Test
  void anAccessPointTellsWhatItRunsAndFromWhichFolder() throws Exception {
    WrittenOutputs output = WrittenOutputs.of("cisco-aironet", "show-version");
    Reading version = Platforms.bundled().read("aironet", output.command(), output.text());

    assertThat(version.values())
        .containsEntry("version", "12.4(25d)JA2")
        .containsEntry("imageFamily", "C1140")
        .containsEntry("featureSet", "K9W7-M")
        .containsEntry("hostname", "lab-ap-1")
        .containsEntry("imageFile", "flash:/c1140-k9w7-mx.124-25d.JA2/c1140-k9w7-mx.124-25d.JA2")
        .containsEntry("configRegister", "0xF")
        .containsEntry("ramBytes", Long.toString((98_294L + 32_768) << 10));
    assertThat(version.table("models")).containsExactly(Map.of("model", "AIR-AP1142N-E-K9"));
    assertThat(version.table("serials")).containsExactly(Map.of("serial", "FCZ1111Z0AB"));
    assertThat(version.table("members")).isEmpty();
  }
}
