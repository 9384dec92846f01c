package io.swim.ssh;

import static io.swim.ssh.WrittenOutputs.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read in what IOS and IOS-XE print. */
class CiscoIosOutputsTest {
  private static Reading read(String name) throws UnreadableOutputException {
    return WrittenOutputs.of("cisco-ios", name).read("cisco-iosxe");
  }

  @Test
  void aRouterTellsWhatItRunsAndTheRegisterOfItsNextBoot() throws Exception {
    Reading router = read("show-version.classic");

    assertThat(router.values())
        .containsEntry("hostname", "branch-7")
        .containsEntry("version", "15.7(3)M4a")
        .containsEntry("imageFamily", "C2900")
        .containsEntry("featureSet", "UNIVERSALK9-M")
        .containsEntry("imageFile", "flash0:c2900-universalk9-mz.SPA.157-3.M4a.bin")
        .containsEntry("ramBytes", Long.toString(512L << 20))
        .containsEntry("configRegister", "0x2142");
    assertThat(router.table("models")).containsExactly(Map.of("model", "CISCO2911/K9"));
    assertThat(router.table("serials")).containsExactly(Map.of("serial", "FCZ0000A1B2"));
  }

  @Test
  void foldersAreNoFiles() throws Exception {
    Reading directory = read("dir");

    assertThat(directory.values())
        .containsEntry("fileSystem", "bootflash:")
        .containsEntry("totalBytes", "7835619328")
        .containsEntry("freeBytes", "6612774912");
    assertThat(directory.table("files"))
        .containsExactly(
            Map.of("name", ".old name with blanks", "sizeBytes", "46"),
            Map.of("name", "packages.conf", "sizeBytes", "5681"),
            Map.of("name", "router-universalk9.17.03.04.SPA.bin", "sizeBytes", "794609595"),
            Map.of("name", "multiple-fs", "sizeBytes", "1048"));
  }

  @ParameterizedTest
  @CsvSource({
    "show-flash.listed, c2800nm-advipservicesk9-mz.124-24.T.bin sdm/sdmconfig-28xx.cfg, 64027776, 12316672",
    "show-flash.partition, c2600-ipbase-mz.123-26.bin, 16778432, 271440",
    "show-flash.cards, rsp-jsv-mz.122-31, 17044972, 6734840"
  })
  void flashIsShownInManyWays(String name, String files, String total, String free)
      throws Exception {
    Reading flash = read(name);

    assertThat(String.join(" ", column(flash, "files", "name"))).isEqualTo(files);
    assertThat(flash.values()).containsEntry("totalBytes", total).containsEntry("freeBytes", free);
  }

  @ParameterizedTest
  @CsvSource({
    "show-boot.switch, flash:/a/new.bin; flash:/old.bin",
    "show-bootvar.router, bootdisk:new.bin; tftp:old.bin 192.0.2.1",
    "show-boot.stack, flash:packages.conf; flash:spare.bin"
  })
  void theBootListIsThatOfTheNextBootOfTheActiveOne(String name, String images) throws Exception {
    assertThat(String.join("; ", column(read(name), "bootVariables", "image"))).isEqualTo(images);
  }

  @Test
  void theRegisterIsThatOfTheActiveOne() throws Exception {
    assertThat(read("show-bootvar.router").values()).containsEntry("configRegister", "0x2102");
  }

  @Test
  void onlyWritableFileSystemsThatAreThereTakeImages() throws Exception {
    assertThat(read("show-file-systems").table("fileSystems"))
        .containsExactly(
            Map.of(
                "preferred",
                "*",
                "name",
                "flash0:",
                "totalBytes",
                "2142715904",
                "freeBytes",
                "1989595136"),
            Map.of("name", "crashinfo:", "totalBytes", "1650135040", "freeBytes", "1550135040"));
  }

  @Test
  void aPeerThatIsNotHotIsNotReady() throws Exception {
    assertThat(read("show-redundancy").values())
        .containsEntry("redundancyLocal", "active")
        .containsEntry("redundancyPeer", "standby cold")
        .containsEntry("redundancyMode", "rpr")
        .containsEntry("redundancyReady", "false");
  }

  @Test
  void aHeadLineThatLooksLikeAPromptIsNone() throws Exception {
    assertThat(read("show-switch").table("members"))
        .containsExactly(
            Map.of("number", "1", "role", "active", "state", "ready"),
            Map.of("number", "2", "role", "standby", "state", "ha sync in progress"),
            Map.of("number", "3", "role", "member", "state", "provisioned"));
  }

  @Test
  void packagesHaveOneOfFourStates() throws Exception {
    assertThat(column(read("show-install-summary"), "packages", "state"))
        .containsExactly("committed", "inactive", "uncommitted", "deactivated");
    assertThat(column(read("show-install-summary"), "packages", "version"))
        .containsExactly("17.06.05.0.5797", "17.09.04a.0.6", "17.06.05", "17.06.05");
  }

  @Test
  void accessPointsTellWhatTheyHaveAndGet() throws Exception {
    assertThat(read("show-ap-image").table("aps"))
        .containsExactly(
            Map.of(
                "name",
                "lobby ap",
                "primaryVersion",
                "17.6.5.22",
                "backupVersion",
                "17.3.4.40",
                "predownload",
                "predownloading",
                "predownloadVersion",
                "17.9.4.27"),
            Map.of(
                "name",
                "hall-2",
                "primaryVersion",
                "17.6.5.22",
                "backupVersion",
                "0.0.0.0",
                "predownload",
                "none"));
  }

  @Test
  void aDigestIsWholeOrNotThere() throws Exception {
    WrittenOutputs output = WrittenOutputs.of("cisco-ios", "verify");
    String digest = read("verify").values().get("digest");

    assertThat(digest).hasSize(128);
    String cut = output.text().substring(0, output.text().indexOf(digest) + 64);
    assertThat(Platforms.bundled().read("ios", output.command(), cut).values()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cisco-ios, show clock, it is not known how the output of 'show clock' on Cisco IOS is read",
    "cisco-ios, show version, this is not what 'show version' prints",
    "acme, show version, no platform 'acme'; there are"
  })
  void whatCanNotBeReadIsSaidSo(String platform, String command, String message) {
    assertThatThrownBy(() -> Platforms.bundled().read(platform, command, "Hello\n"))
        .isInstanceOf(UnreadableOutputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatAFilterLetThroughIsReadAsFarAsItGoes() throws Exception {
    assertThat(read("show-version.filtered").values())
        .containsEntry("hostname", "branch-7")
        .containsEntry("imageFile", "flash0:c2900-universalk9-mz.SPA.157-3.M4a.bin")
        .containsEntry("configRegister", "0x2142");
  }

  @Test
  void aFilterNeedNotBeAskedFor() throws Exception {
    WrittenOutputs output = WrittenOutputs.of("cisco-ios", "show-version.filtered-hardware");

    assertThat(Platforms.bundled().read("ios", "show version", output.text()))
        .isEqualTo(output.read("ios"));
  }

  @ParameterizedTest
  @CsvSource({
    "dir flash: | include .bin, 3  -rwx  801  Mar 1 1993 00:01:02 +00:00  a.bin, files, name, a.bin",
    "show file systems | include rw, *  900  99  flash  rw  flash:, fileSystems, freeBytes, 99",
    "show switch | include Ready, *1  Master 0000.5e00.5301  15  0  Ready, members, state, ready",
    "show switch, *1  Active 0000.5e00.5301  15  P2B  Ready, members, state, ready",
    "show install summary | include IMG, IMG   C    17.09.05.0.1, packages, state, committed",
    "show inventory | include PID, 'PID: X-1 , VID: V01 , SN: FOC0000AC01', models, model, X-1"
  })
  void aLineWithoutTheHeadOfItsTableIsEnough(
      String typed, String line, String table, String column, String value) throws Exception {
    assertThat(column(Platforms.bundled().read("iosxe", typed, line + "\n"), table, column))
        .containsExactly(value);
  }

  @Test
  void theSumBelowADirectoryIsEnough() throws Exception {
    String sum = "900 bytes total (99 bytes free)\n";

    assertThat(Platforms.bundled().read("ios", "dir flash: | include free", sum).values())
        .isEqualTo(Map.of("totalBytes", "900", "freeBytes", "99"));
  }

  @Test
  void directoriesOfOldReleasesAreTables() throws Exception {
    assertThat(read("dir.old").table("files"))
        .containsExactly(
            Map.of("name", "rsp-jv-mz.111-9", "sizeBytes", "4733040"),
            Map.of("name", "after.cfg", "sizeBytes", "1023"));
    assertThat(read("dir.available").values())
        .containsEntry("totalBytes", "1621966848")
        .containsEntry("freeBytes", "616395008");
  }

  @Test
  void aStandbySeesAnActivePeerAndDoesNotSayWhetherItIsReady() throws Exception {
    assertThat(read("show-redundancy.standby").values())
        .isEqualTo(
            Map.of(
                "redundancyMode", "sso",
                "redundancyLocal", "standby hot",
                "redundancyPeer", "active"));
  }

  @Test
  void whatAFileIsComparedWithIsNotItsDigest() throws Exception {
    assertThat(read("verify.mismatch").values())
        .isEqualTo(Map.of("digest", "00112233445566778899aabbccddee00"));
  }

  @Test
  void theMarkThatSomeEditorsBeginAFileWithIsNoPartOfIt() throws Exception {
    WrittenOutputs output = WrittenOutputs.of("cisco-ios", "show-version.classic");
    String below = output.text().substring(output.text().indexOf('\n') + 1);

    assertThat(Platforms.bundled().read("ios", output.command(), "\uFEFF" + below))
        .isEqualTo(output.read("ios"));
  }

  @Test
  void whatIsBootedNextMayHaveAnyLineBelowIt() throws Exception {
    assertThat(column(read("show-boot.developer"), "bootVariables", "image"))
        .containsExactly("flash:cat3k_caa-universalk9.16.12.08.SPA.bin");
  }

  @Test
  void halfOfABootListThatWasWrappedIsNone() throws Exception {
    String list = "BOOT path-list      : flash:/a/new.bin;flash:/b";
    String below = "\nConfig file         : flash:/config.text\n";

    assertThat(images("cisco-ios", list + below)).containsExactly("flash:/a/new.bin", "flash:/b");
    assertThat(images("cisco-ios", list + "\n4.bin" + below)).isEmpty();
    assertThat(images("cisco-asa", "BOOT variable = disk0:/a\nCurrent BOOT variable = disk0:/a\n"))
        .containsExactly("disk0:/a");
    assertThat(images("cisco-asa", "BOOT variable = disk0:/a\n4.bin\nCONFIG_FILE variable = \n"))
        .isEmpty();
  }

  private static List<String> images(String platform, String text)
      throws UnreadableOutputException {
    return column(
        Platforms.bundled()
            .read(platform, platform.endsWith("asa") ? "show bootvar" : "show boot", text),
        "bootVariables",
        "image");
  }

  @Test
  void aDigestOfFullLengthIsWholeThoughItsLineIsNotFinished() throws Exception {
    String md5 = "verify /md5 (flash:a.bin) = " + "0a".repeat(16);

    assertThat(digest(md5)).isEqualTo("0a".repeat(16));
    assertThat(digest(md5.substring(0, md5.length() - 1))).isNull();
    assertThat(digest("verify /sha512 (flash:a.bin) = " + "0a".repeat(16))).isNull();
    assertThat(digest("verify /sha512 (flash:a.bin) = " + "0a".repeat(64)))
        .isEqualTo("0a".repeat(64));
  }

  private static String digest(String text) throws UnreadableOutputException {
    return Platforms.bundled()
        .read("cisco-ios", "verify /md5 flash:a.bin", text)
        .values()
        .get("digest");
  }
}
