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

  private static JsonNode read(String platform, String command, Path text) {
    Ran ran = Ran.swim("platform", "parse", platform, command, text + "");
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.json();
  }

  @Test
  void underscoresStandForBlanks() throws Exception {
    Path text = file("dir.txt", DIRECTORY);

    assertThat(read("ios", "dir_flash:", text)).isEqualTo(read("ios", "dir flash:", text));
    Ran unknown = Ran.swim("platform", "parse", "ios", "show_sandwich", text + "");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err())
        .contains("'show sandwich' on Cisco IOS", "known are: ", "dir, ", "show version");
  }

  @Test
  void whatBelongsToOneThingIsOneObject() throws Exception {
    JsonNode pair =
        read(
            "asa",
            "show failover",
            file(
                "failover.txt",
                """
                Failover On
                Failover unit Primary
                This host: Primary - Active
                Other host: Secondary - Standby Ready
                """));

    assertThat(pair.get("failover").get("enabled").asBoolean()).isTrue();
    assertThat(pair.get("failover").get("role").asText()).isEqualTo("Primary");
    assertThat(pair.get("failover").get("state").asText()).isEqualTo("Active");
    assertThat(pair.get("failover").get("peerState").asText()).isEqualTo("Standby Ready");
    JsonNode alone = read("asa", "show failover", file("off.txt", "Failover Off\n"));
    assertThat(alone.get("failover").get("enabled").asBoolean(true)).isFalse();

    JsonNode supervisors =
        read(
                "ios",
                "show redundancy states",
                file(
                    "redundancy.txt",
                    """
                       my state = 13 -ACTIVE
                     peer state = 8  -STANDBY HOT
                Redundancy Mode (Operational) = sso
                """))
            .get("redundancy");
    assertThat(supervisors.get("local").asText()).isEqualTo("active");
    assertThat(supervisors.get("peer").asText()).isEqualTo("standby hot");
    assertThat(supervisors.get("mode").asText()).isEqualTo("sso");
    assertThat(supervisors.get("ready").isBoolean()).isTrue();
  }

  @Test
  void everyNameOfAnOutputIsThereAsThePlatformSaysIt() throws Exception {
    String text =
        """
        id: acme-os
        name: Acme OS
        extends: unknown
        detect: {sysDescr: '^Acme'}
        outputs:
          show all:
            values:
              - '^host (?<hostname>\\S+) version (?<version>\\S+) file (?<imageFile>\\S+) family (?<imageFamily>\\S+)'
              - '^register (?<configRegister>\\S+) ram (?<ramBytes>\\S+) up (?<uptimeSeconds>.+)$'
              - '^on (?<fileSystem>\\S+) total (?<totalBytes>\\d+) free (?<freeBytes>\\d+) digest (?<digest>\\S+)'
            rows:
              models: '^model (?<model>\\S+)'
              serials: '^model \\S+ serial (?<serial>\\S+)'
              bootVariables: '^boot (?<image>\\S+)'
              files: '^file (?<sizeBytes>\\d+) (?<name>\\S+)'
              fileSystems: '^system (?<name>\\S+) (?<totalBytes>\\d+) (?<freeBytes>\\d+)'
              members: '^member (?<number>\\d+) (?<model>\\S+) (?<version>\\S+) (?<mode>\\S+) (?<state>\\S+)'
              packages: '^package (?<name>\\S+) (?<version>\\S+) (?<state>\\S+)'
              aps: '^ap (?<name>\\S+) (?<primaryVersion>\\S+) (?<backupVersion>\\S+) (?<predownload>\\S+)'
            units: {ramBytes: bytes, uptimeSeconds: duration}
        """;
    Path output =
        file(
            "all.txt",
            """
            host acme-1 version 7.1 file acme-7.img family acme40
            register 0x2102 ram 64K up 2 hours, 1 minute
            on disk: total 900 free 300 digest 00ff
            model A-40 serial S1
            boot disk:acme-7.img
            file 600 acme-7.img
            system disk: 900 300
            member 1 A-40 7.1 install ready
            package base 7.1 committed
            ap ap-1 7.1 7.0 complete
            """);

    Ran ran =
        Ran.swim(
            "platform",
            "parse",
            "acme-os",
            "show_all",
            output + "",
            "--platforms",
            file("acme.yaml", text) + "");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.json())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"hostname": "acme-1", "version": "7.1", "imageFile": "acme-7.img",
                     "imageFamily": "acme40", "configRegister": "0x2102", "ramBytes": 65536,
                     "uptimeSeconds": 7260, "fileSystem": "disk:", "totalBytes": 900,
                     "freeBytes": 300, "digest": "00ff", "models": ["A-40"], "serials": ["S1"],
                     "bootVariables": ["disk:acme-7.img"],
                     "files": [{"name": "acme-7.img", "sizeBytes": 600}],
                     "fileSystems": [{"name": "disk:", "totalBytes": 900, "freeBytes": 300}],
                     "members": [{"number": 1, "model": "A-40", "version": "7.1",
                                  "mode": "install", "state": "ready"}],
                     "packages": [{"name": "base", "version": "7.1", "state": "committed"}],
                     "aps": [{"name": "ap-1", "primaryVersion": "7.1", "backupVersion": "7.0",
                              "predownload": "complete"}]}
                    """));
  }
}
