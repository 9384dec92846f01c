package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.DigestAlgorithm;
import io.swim.image.VersionScheme;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.PushTarget;
import io.swim.ssh.platform.PlatformDefinition;
import io.swim.ssh.platform.VersionSchemes;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Definitions as data. */
class PlatformsTest {
  private static final PlatformId IOS = new PlatformId("cisco-ios");
  private static final PlatformId XE = new PlatformId("cisco-iosxe");

  private static String bundled() throws Exception {
    try (var in = Platforms.class.getResourceAsStream("/platforms/cisco-ios.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("names: [ios, cisco_ios]\n", "");
    }
  }

  private static Platforms with(String text) {
    return Platforms.bundled()
        .with(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "mine.yaml");
  }

  @ParameterizedTest
  @CsvSource({"FPR-1010, 1", "FPR-2110, 1", "fpr-3130, 1", "ASA5516, 4", "XFPR-2110, 4", ", 4"})
  void theBootListOfAFirepowerIsOneLine(String model, int most) {
    PlatformId asa = new PlatformId("cisco-asa");

    assertThat(new CliConfig().mostImages(asa, Optional.ofNullable(model))).isEqualTo(most);
  }

  @Test
  void ciscoIosIsBundledWithEveryOperation() {
    Platforms platforms = Platforms.bundled();
    assertThat(platforms.platforms()).contains(IOS);
    assertThat(platforms.versions(IOS)).isSameAs(VersionSchemes.get("ios"));
    assertThat(platforms.versions(new PlatformId("other"))).isSameAs(VersionScheme.GENERIC);
    assertThat(new CliFacts().supports(IOS)).isTrue();
    assertThat(new CliFiles().supports(IOS)).isTrue();
    assertThat(new CliConfig().supports(IOS)).isTrue();
    assertThat(new CliReboot().supports(IOS)).isTrue();
    assertThat(new CliCopy().supports(IOS)).isTrue();
    assertThat(new CliCopy().supports(new PlatformId("other"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "cisco-iosxe, cisco_xe, iosxe",
    "cisco-c9800, c9800, iosxe",
    "cisco-ewc, ewc, iosxe",
    "cisco-iosxr, iosxr, iosxr",
    "cisco-nxos, cisco_nxos, nxos",
    "cisco-asa, ASA, asa",
    "cisco-aireos, cisco_wlc_ssh, aireos",
    "cisco-aironet, aironet, ios",
    "cisco-aironet-vxworks, awcvx, ios",
    "cisco-ap, cisco_ap, cisco-ap",
    "cisco-sb, cisco_s300, dotted",
    "juniper-junos, juniper_junos, junos",
    "arista-eos, arista_eos, eos",
    "hpe-comware, hp_comware, comware",
    "huawei-vrp, huawei_vrp, vrp",
    "mikrotik-routeros, mikrotik_routeros, routeros",
    "linux-ab, linux, generic"
  })
  void platformsHaveTheNamesThatToolsUse(PlatformId id, String name, String scheme) {
    PlatformDefinition found = Platforms.bundled().named(name).orElseThrow();
    assertThat(found.id()).isEqualTo(id);
    assertThat(Platforms.bundled().versions(id).id()).isEqualTo(scheme);
  }

  @Test
  void aPlatformWithoutOperationsIsListedAndNotTalkedTo() {
    PlatformId acme = new PlatformId("acme-os");
    Platforms own =
        with("id: acme-os\nname: Acme\nextends: unknown\ndetect: {sysDescr: '^Acme'}\n");

    assertThat(own.platforms()).contains(acme);
    assertThat(own.platforms()).doesNotContain(new PlatformId("unknown"));
    assertThat(CliDrivers.of(own)).noneMatch(driver -> driver.supports(acme));
  }

  @Test
  void driversOfAHostsPlatformsSupportWhatItsSessionsCanTalkTo() throws Exception {
    PlatformId acme = new PlatformId("acme-os");
    Platforms own = with(bundled().replace("id: cisco-ios", "id: acme-os"));

    assertThat(CliDrivers.of(own))
        .hasSize(11)
        .filteredOn(
            driver ->
                !(driver instanceof CliInstall
                    || driver instanceof CliParts
                    || driver instanceof CliInstallLog
                    || driver instanceof CliAccessPoints
                    || driver instanceof CliFailover))
        .allMatch(driver -> driver.supports(acme) && driver.supports(IOS));
  }

  @Test
  void aPlatformSaysWhichDigestsItsDevicesCompute() {
    PlatformId vrp = new PlatformId("huawei-vrp");
    CliFiles files = new CliFiles();

    assertThat(files.supports(vrp)).isTrue();
    assertThat(files.digests(vrp)).isEmpty();
    assertThat(files.digests(IOS)).containsExactly(DigestAlgorithm.MD5);
    assertThat(files.digests(new PlatformId("cisco-iosxe")))
        .containsExactlyInAnyOrder(DigestAlgorithm.MD5, DigestAlgorithm.SHA_512);
  }

  @Test
  void partsAndLogsOfInstallingAreWhereADefinitionHasThem() {
    Set<PlatformId> all = Platforms.bundled().platforms();

    assertThat(all)
        .filteredOn(new CliParts()::supports)
        .extracting(PlatformId::value)
        .containsExactlyInAnyOrder("cisco-iosxe", "cisco-c9800", "cisco-ewc", "cisco-iosxr");
    assertThat(all)
        .filteredOn(new CliInstallLog()::supports)
        .extracting(PlatformId::value)
        .containsExactly("cisco-iosxr");
    assertThat(all).filteredOn(new CliParts()::supports).allMatch(new CliInstall()::supports);
  }

  @Test
  void driversAreFoundByServiceLoader() {
    assertThat(ServiceLoader.load(io.swim.spi.SessionFactory.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.FactsDriver.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.FileDriver.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.ConfigDriver.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.RebootDriver.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.TransferDriver.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.UploadDriver.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.FailoverDriver.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.InstallDriver.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.PartDriver.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.InstallLogDriver.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.ImageRecognizer.class)).hasSize(2);
  }

  @Test
  void classicIosTakesFilesByScpOnly() {
    FlashPath file = FlashPath.parse("flash0:images/new.bin");
    for (PlatformCatalog each : List.of(Platforms.bundled(), new BundledPlatforms())) {
      assertThat(each.pushTarget(IOS, TransferProtocol.SCP, file))
          .contains(new PushTarget("flash0:images/new.bin", "PUT"));
      for (TransferProtocol protocol : TransferProtocol.values()) {
        assertThat(each.pushTarget(IOS, protocol, file).isPresent())
            .isEqualTo(protocol == TransferProtocol.SCP);
        assertThat(each.pushTarget(new PlatformId("other"), protocol, file)).isEmpty();
      }
    }
  }

  @Test
  void hostsSayWhatTheirPlatformsTake() throws Exception {
    Platforms own =
        with(
            bundled()
                .replace(
                    "scp: '{path}'",
                    "sftp: '/mnt/{fileSystem}/{file}'\n"
                        + "  https: {path: '/up?to={path}', method: POST}"));
    FlashPath file = FlashPath.parse("disk0:new.bin");
    assertThat(own.pushTarget(IOS, TransferProtocol.SFTP, file))
        .contains(new PushTarget("/mnt/disk0:/new.bin", "PUT"));
    assertThat(own.pushTarget(IOS, TransferProtocol.HTTPS, file))
        .contains(new PushTarget("/up?to=disk0:new.bin", "POST"));
    assertThat(own.pushTarget(IOS, TransferProtocol.SCP, file)).isEmpty();
  }

  @Test
  void hostsAddAndReplacePlatforms(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("acme.yaml"),
            bundled().replace("id: cisco-ios", "id: acme-os").replace("versions: ios", ""));
    Platforms more = Platforms.bundled().with(file);
    assertThat(more.platforms())
        .containsAll(Platforms.bundled().platforms())
        .contains(new PlatformId("acme-os"));
    assertThat(more.versions(new PlatformId("acme-os"))).isSameAs(VersionScheme.GENERIC);
    assertThat(Platforms.bundled().platforms()).doesNotContain(new PlatformId("acme-os"));
    Platforms replaced = with(bundled().replace("versions: ios", "versions: generic"));
    assertThat(replaced.platforms()).isEqualTo(Platforms.bundled().platforms());
    assertThat(replaced.versions(IOS)).isSameAs(VersionScheme.GENERIC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "commands: [reload]|commands: []|operations.reload: lacks 'commands'",
        "idle: 120s|idle: soon|idle: a time looks like 30s",
        "kind: CAPACITY|kind: FULL|'FULL' is none of",
        "name: Cisco IOS|nick: Cisco IOS|nick: unknown name",
        "id: cisco-ios|id: Cisco IOS|id: a platform id looks like",
        "versions: ios|versions: semver|no version scheme 'semver'",
        "success: '\\[OK\\]'|success: '[OK'|operations.save.success: no regular expression",
        "memory: '(?:[mflrv][zxwm]?)'|memory: '{nothing}'|images.words.memory: no word 'nothing' above",
        "memory: '(?:[mflrv][zxwm]?)'|memory: '('|images.files[1].name: no regular expression: ",
        "kind: boot-loader|kind: toaster|images.files[3].kind: 'toaster' is none of",
        "kind: boot-loader|note: boot|images.files[3].note: unknown name",
        "version: &ios '{major}.|version: &ios '{mayor}.|images.files[1].version: no group 'mayor'",
        "ramBytes: bytes|ramBytes: gallons|'gallons' is none of",
        "leave: end|leave: [a: b]|a text is expected here",
        "scp: '{path}'|tftp: '{path}'|push.tftp: unknown name",
        "scp: '{path}'|scp: '{folder}/{file}'|push.scp: no value '{folder}'",
        "scp: '{path}'|scp: '{fileSystem}'|push.scp: every file would have the same name",
        "scp: '{path}'|scp: '{path'|push.scp: every file would have the same name",
        "scp: '{path}'|scp: '{path}}'|push.scp: a brace",
        "scp: '{path}'|scp: {path: '{path}', method: PUT}|push.scp.method: unknown name",
        "scp: '{path}'|http: {path: '/{file}', method: GET}|push.http.method: 'GET' is none of",
        "scp: '{path}'|http: {method: PUT}|push.http: lacks 'path'"
      })
  void errorsNameFileLineAndRule(String from, String to, String message) throws Exception {
    String text = bundled();
    assertThat(text).contains(from);
    assertThatThrownBy(
            () ->
                with(
                    text.replaceFirst(
                        java.util.regex.Pattern.quote(from),
                        java.util.regex.Matcher.quoteReplacement(to))))
        .isInstanceOfSatisfying(
            SwimException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION))
        .hasMessageMatching("(?s)mine\\.yaml:\\d+: .*")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"''", "'a: [b'", "'- x'", "'a: {a: 1, a: 2}'", "'&a [*a]'"})
  void whatIsNoDefinitionIsToldSo(String text) {
    assertThatThrownBy(() -> with(text))
        .isInstanceOf(SwimException.class)
        .hasMessageContaining("mine.yaml");
  }

  /** A method with a default answer is easily forgotten. */
  @Test
  void whatIsDiscoveredAnswersEverythingAsTheCatalogueDoes() {
    for (Method asked : PlatformCatalog.class.getMethods()) {
      assertThatNoException()
          .as("%s", asked)
          .isThrownBy(
              () ->
                  BundledPlatforms.class.getDeclaredMethod(
                      asked.getName(), asked.getParameterTypes()));
    }
  }
}
