package io.swim.ssh;

import static io.swim.ssh.WrittenOutputs.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.PlatformId;
import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read in what Comware prints, and which names are of one image. */
class HpeComwareOutputsTest {
  private static Reading read(String name) throws UnreadableOutputException {
    return WrittenOutputs.of("hpe-comware", name).read("comware");
  }

  @Test
  void aSwitchTellsWhatItRuns() throws Exception {
    Reading version = read("display-version");

    assertThat(version.values())
        .containsEntry("version", "7.1.070, Release 3507P09")
        .containsEntry("imageFile", "flash:/5130ei-cmw710-system-r3507p09.bin")
        .containsEntry("kickstartFile", "flash:/5130ei-cmw710-boot-r3507p09.bin")
        .containsEntry("ramBytes", Long.toString(1L << 30))
        .containsEntry("uptimeSeconds", Long.toString(10L * 86_400 + 4 * 3600 + 41 * 60));
    assertThat(version.table("models")).containsExactly(Map.of("model", "5130 24G 4SFP+ EI"));
  }

  @Test
  void generationFiveTellsItInOtherWords() throws Exception {
    Reading version = read("display-version.five");

    assertThat(version.values())
        .containsEntry("version", "5.20.99, Release 2222P02")
        .containsEntry("ramBytes", Long.toString(1L << 30))
        .containsEntry("uptimeSeconds", Long.toString(2L * 86_400 + 5 * 60))
        .doesNotContainKey("imageFile");
    assertThat(version.table("models")).containsExactly(Map.of("model", "A5501-24G-4SFP HI"));
  }

  @Test
  void theMainSystemImageIsBootedAndTheBackupIsTheSecondChoice() throws Exception {
    Reading boot = read("display-boot-loader");

    assertThat(boot.values())
        .containsEntry("imageFile", "flash:/5130ei-cmw710-system-r3507p09.bin");
    assertThat(column(boot, "bootVariables", "image"))
        .containsExactly(
            "flash:/5130ei-cmw710-system-r3508p01.bin", "flash:/5130ei-cmw710-system-r3507p09.bin");
    assertThat(column(read("display-boot-loader.none"), "bootVariables", "image"))
        .containsExactly("flash:/5130ei-cmw710-system-r3507p09.bin");
  }

  @Test
  void generationFiveBootsOneFile() throws Exception {
    Reading boot = read("display-boot-loader.five");

    assertThat(boot.values()).containsEntry("imageFile", "flash:/a5501hi-cmw520-r2222p02.bin");
    assertThat(column(boot, "bootVariables", "image"))
        .containsExactly("flash:/a5501hi-cmw520-r2223.bin", "flash:/a5501hi-cmw520-r2222p02.bin");
  }

  @Test
  void hardwareIsThatOfBoardsAndNotOfSupplies() throws Exception {
    Reading hardware = read("display-device-manuinfo");

    assertThat(column(hardware, "models", "model")).containsExactly("5130 24G 4SFP+ EI JG932A");
    assertThat(column(hardware, "serials", "serial")).containsExactly("CN00SIM001");
  }

  @Test
  void membersHaveANumberAndARole() throws Exception {
    assertThat(read("display-irf").table("members"))
        .containsExactly(
            Map.of("number", "1", "role", "master"), Map.of("number", "2", "role", "standby"));
  }

  @Test
  void filesAndRoomAreInBytes() throws Exception {
    Reading directory = read("dir");

    assertThat(directory.values())
        .containsEntry("fileSystem", "flash:")
        .containsEntry("totalBytes", Long.toString(524_288L << 10))
        .containsEntry("freeBytes", Long.toString(341_952L << 10));
    assertThat(directory.table("files"))
        .hasSize(3)
        .contains(Map.of("name", "startup.cfg", "sizeBytes", "7711"));
    assertThat(read("md5sum").values()).containsEntry("digest", "0123456789abcdef0123456789abcdef");
  }

  @ParameterizedTest
  @CsvSource({
    "flash:5130EI-CMW710-R3508P01.ipe, flash:/5130ei-cmw710-system-r3508p01.bin, true",
    "flash:/5130ei-cmw710-system-r3508p01.bin, flash:5130EI-CMW710-R3508P01.ipe, true",
    "flash:5130EI-CMW710-R3508P01.ipe, flash:/5130ei-cmw710-system-r3508.bin, false",
    "flash:5130EI-CMW710-R3508P01.ipe, flash:/5130ei-cmw710-boot-r3508p01.bin, false",
    "flash:5130EI-CMW710-R3508P01.ipe, flash:/startup.cfg, false",
    "flash:a5501hi-cmw520-r2223.bin, flash:/a5501hi-cmw520-r2223.bin, true",
    "flash:a5501hi-cmw520-r2223.bin, flash:/other-cmw520-r2223.bin, false"
  })
  void anImageAndWhatItIsUnpackedToAreTheSame(String one, String other, boolean same) {
    PlatformId comware = new PlatformId("hpe-comware");
    assertThat(Platforms.bundled().isSameImage(comware, one, other)).isEqualTo(same);
    assertThat(Platforms.bundled().isSameImage(new PlatformId("huawei-vrp"), one, other))
        .isEqualTo(same && !one.contains(".ipe") && !other.contains(".ipe"));
  }

  @Test
  void aBoardMayHaveNoAddress() throws Exception {
    Reading boards = read("display-device-manuinfo.boards");

    assertThat(column(boards, "models", "model")).containsExactly("LSQM1SRPX0", "LSQM1GVXXSC0");
    assertThat(column(boards, "serials", "serial"))
        .containsExactly("210231A0000000000001", "210231A0000000000002");
  }

  @Test
  void aRouterOfGenerationFiveSaysItInOneLineEach() throws Exception {
    Reading boot = read("display-boot-loader.router");

    assertThat(boot.values()).containsEntry("imageFile", "cfa0:/mason-r1.bin");
    assertThat(column(boot, "bootVariables", "image"))
        .containsExactly("cfa0:/mason-r2.bin", "cfa0:/mason-r1.bin");
  }

  @Test
  void filesThatAreBootedHaveAMark() throws Exception {
    assertThat(column(read("dir.marks"), "files", "name"))
        .containsExactly("mason-r2.bin", "spare.bin", "mason-r1.bin");
  }

  @Test
  void theReleaseOfARouterHasAnEdition() throws Exception {
    assertThat(read("display-version.standard").values())
        .containsEntry("version", "5.20.106, Release 2599P12")
        .containsEntry("ramBytes", Long.toString(256L << 20));
  }
}
