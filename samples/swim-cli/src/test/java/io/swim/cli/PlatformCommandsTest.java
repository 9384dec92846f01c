package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of platforms, on the command line. */
class PlatformCommandsTest {
  private static final String DIRECTORY =
      """
      edge-1#dir flash:
      Directory of flash:/

          5  -rwx    27998208   <no date>  c2960-lanbasek9-mz.150-2.SE11.bin
          6  -rwx        1048   Mar 1 1993 00:04:41 +00:00  vlan.dat
       --More-- \b\b\b\b\b\b\b\b\b\b          \b\b\b\b\b\b\b\b\b\b    7  drwx         512   <no date>  html

      65544192 bytes total (37543936 bytes free)
      edge-1#
      """;

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void platformsAreListedWithTheirOtherNames() {
    Ran ran = Ran.swim("platform", "list");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("cisco-ios ", "cisco-iosxe ", "iosxe");
    JsonNode first = Ran.swim("platform", "list", "--json").json().get("platforms").get(0);
    assertThat(first.get("id").asText()).isEqualTo("cisco-ios");
    assertThat(first.get("operations").get("reload").get(0).asText()).isEqualTo("reload");
  }

  @Test
  void onePlatformIsShownWithItsCommandsByWhateverName() {
    Ran ran = Ran.swim("platform", "show", "IOS-XE");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("cisco-iosxe: Cisco IOS-XE", "install add file {path}");
    Ran unknown = Ran.swim("platform", "show", "acme");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("no platform 'acme'; there are [cisco-ios");
  }

  @Test
  void anOutputIsReadFromAFileWithPromptsAndPagersAround() throws Exception {
    Path text = file("dir.txt", DIRECTORY);

    JsonNode read = Ran.swim("platform", "parse", "ios", "dir flash:", text + "").json();

    assertThat(read.get("fileSystem").asText()).isEqualTo("flash:");
    assertThat(read.get("totalBytes").asLong()).isEqualTo(65_544_192);
    assertThat(read.get("freeBytes").asLong()).isEqualTo(37_543_936);
    assertThat(read.get("files")).hasSize(2);
    assertThat(read.get("files").get(0).get("sizeBytes").asLong()).isEqualTo(27_998_208);
    assertThat(read.has("version")).isFalse();
  }

  @Test
  void aDashReadsWhatIsPipedIn() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    int code =
        Swim.run(
            new Output(
                new ByteArrayInputStream(DIRECTORY.getBytes(StandardCharsets.UTF_8)),
                print,
                print,
                question -> Optional.empty()),
            "platform",
            "parse",
            "cisco-ios",
            "dir",
            "-");

    assertThat(code).isZero();
    assertThat(new ObjectMapper().readTree(out.toByteArray()).get("files")).hasSize(2);
  }

  @Test
  void whatAnotherCommandPrintsIsAnErrorAndNoDocument() throws Exception {
    Path other = file("other.txt", "Directory of flash:/\n");

    Ran wrong = Ran.swim("platform", "parse", "ios", "show version", other + "");

    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains("show version", "Directory of flash:/");
  }

  @Test
  void aLineThatIsCutIsNoWrongValue() throws Exception {
    Path cut = file("cut.txt", DIRECTORY.substring(0, DIRECTORY.indexOf("vlan.dat") + 4));

    Ran ran = Ran.swim("platform", "parse", "ios", "dir flash:", cut + "");

    assertThat(ran.out()).doesNotContain("vlan", "freeBytes");
  }

  @Test
  void whatMakesNoSenseIsUsage() throws Exception {
    Path text = file("dir.txt", DIRECTORY);

    assertThat(Ran.swim("platform").code()).isEqualTo(2);
    assertThat(Ran.swim("platform", "parse", "acme", "dir", text + "").code()).isEqualTo(2);
    assertThat(Ran.swim("platform", "parse", "ios", "dir", folder + "/no").err())
        .contains("no is not a file");
    assertThat(Ran.swim("platform", "parse", "ios", "show sandwich", text + "").err())
        .contains("it is not known how the output of 'show sandwich'");
  }

  @Test
  void aDefinitionOfTheUserIsOneMore() throws Exception {
    Path acme =
        file(
            "acme.yaml",
            "id: acme-os\nname: Acme OS\nextends: cisco-ios\nnames: [acme]\n"
                + "detect: {sysObjectId: '1.3.6.1.4.1.99999', sysDescr: '^Acme'}\n"
                + "outputs: {show bread: {values: ['^crumbs: (?<version>\\S+)$']}}\n");
    Path bread = file("bread.txt", "crumbs: 7.1\n");

    Ran ran =
        Ran.swim("platform", "parse", "acme", "show bread", bread + "", "--platforms", acme + "");
    assertThat(ran.json().get("version").asText()).isEqualTo("7.1");
    Ran broken = Ran.swim("platform", "list", "--platforms", file("b.yaml", "id: [x]\n") + "");
    assertThat(broken.code()).isEqualTo(2);
    assertThat(broken.err()).contains("b.yaml:1:");
  }
}
