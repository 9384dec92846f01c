package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swim.device.TransferProtocol;
import io.swim.testkit.device.TransferFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an engineer sees of a run: by which way it went, and why it was not the first. */
@Timeout(120)
class RunOutputTest {
  private static final List<String> SECRETS = List.of("cisco-login", "cisco-enable");

  @TempDir Path folder;

  @Test
  void theWayThatWorkedIsNamedAndInOneLineWhyTheEarlierDidNot() throws IOException {
    try (Lab lab = new Lab(folder, fleet -> fleet)) {
      lab.device(0).inject(TransferFault.lacksClient(TransferProtocol.SCP));

      Ran copied =
          lab.swim(
              "test-copy",
              "--devices=all",
              "--transfer=SCP,FTP",
              "--start=SSH",
              "--direction=PULL",
              "--ssh-port=0",
              "--ftp-port=0");

      assertThat(copied.code()).as(copied.out() + copied.err()).isZero();
      List<String> lines = copied.out().lines().toList();
      assertThat(lines.get(0)).matches("NAME +STATUS +VIA +FROM +TO +TOOK +EFFECT +REASON");
      assertThat(lines.get(1)).matches("sw-01 +SUCCESS +FTP started by SSH .*");
      assertThat(lines.get(2))
          .startsWith("  SCP started by SSH: ")
          .endsWith("; then FTP started by SSH");
      assertThat(lines).hasSize(4);
      assertThat(lab.swim("test-copy", "--help").out()).contains("VIA").contains("--transcripts");
    }
  }

  @Test
  void aFailureIsOneSentenceAndUnderItALineForEachAttemptWithItsNumbers() throws IOException {
    try (Lab lab = new Lab(folder, fleet -> fleet)) {
      lab.device(0).inject(TransferFault.breakAlways(50));
      String[] words = {
        "upgrade",
        "--image",
        lab.image(),
        "--devices=all",
        "--transfer=FTP,TFTP",
        "--start=SSH",
        "--direction=PULL",
        "--ftp-port=0",
        "--distribute-only",
        "--poll-interval=0.2"
      };

      Ran upgraded = lab.swim(words);

      assertThat(upgraded.code()).as(upgraded.out() + upgraded.err()).isEqualTo(1);
      List<String> lines = upgraded.out().lines().toList();
      assertThat(lines.get(1)).matches("sw-01 +FAILED +- .* no protocol got the image across");
      assertThat(lines.subList(2, lines.size() - 1))
          .anySatisfy(
              ftp ->
                  assertThat(ftp)
                      .matches("  FTP started by SSH after [0-9.]+ s, \\d+ of \\d+ bytes: .*"))
          .anySatisfy(tftp -> assertThat(tftp).startsWith("  TFTP started by SSH after "))
          .allSatisfy(each -> assertThat(each).doesNotContain("!!!!!!!!!!"))
          .doesNotHaveDuplicates();

      JsonNode device = lab.swim(with("--json", words)).json().get("devices").get(0);
      assertThat(device.get("via").isNull()).isTrue();
      assertThat(device.get("reason").asText()).contains("FTP started by SSH: ");
      assertThat(transfer(device).get("bytes").asLong()).isPositive();
      assertThat(transfer(device).get("error").asText()).contains("copy ftp://");
    }
  }

  private static String[] with(String more, String... words) {
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = more;
    return all;
  }

  private static JsonNode transfer(JsonNode device) {
    for (JsonNode each : device.get("attempts")) {
      if (each.get("protocol").asText().startsWith("FTP")) {
        return each;
      }
    }
    throw new AssertionError("no FTP in " + device);
  }

  @Test
  void whatWasSaidToADeviceIsKeptForItsOwnerAloneAndWithoutPasswords() throws IOException {
    try (Lab lab = new Lab(folder, fleet -> fleet.count(2))) {
      Path transcripts = folder.resolve("said");

      for (String word : List.of("sw-01", "all")) {
        Ran copied =
            lab.swim(
                "test-copy",
                "--devices=" + word,
                "--start=SSH",
                "--transcripts",
                transcripts.toString());
        assertThat(copied.code()).as(copied.out() + copied.err()).isZero();
      }

      assertThat(transcripts)
          .isDirectoryContaining("glob:**sw-01.txt")
          .isDirectoryContaining("glob:**sw-02.txt");
      String said = Files.readString(transcripts.resolve("sw-01.txt"));
      assertThat(said)
          .containsPattern("> copy tftp://\\S+ flash:swim-test-\\S+")
          .contains(" < ")
          .contains(" # copying swim-test-")
          .doesNotContain(SECRETS);
      assertThat(said.split("# swim test-copy of sw-01, run ")).as("both runs").hasSize(3);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(transcripts)))
          .isEqualTo("rwx------");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(transcripts.resolve("sw-01.txt"))))
          .isEqualTo("rw-------");

      Ran refused = lab.swim("backup", "sw-01", "--transcripts", lab.image());
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).contains("no transcripts in " + lab.image());
    }
  }
}
