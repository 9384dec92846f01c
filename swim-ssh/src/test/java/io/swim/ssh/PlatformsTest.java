package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.PlatformId;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.VersionScheme;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Definitions as data. */
class PlatformsTest {
  private static final PlatformId IOS = new PlatformId("cisco-ios");

  private static String bundled() throws Exception {
    try (var in = Platforms.class.getResourceAsStream("/platforms/cisco-ios.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Platforms with(String text) {
    return Platforms.bundled()
        .with(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "mine.yaml");
  }

  @Test
  void ciscoIosIsBundledWithEveryOperation() {
    Platforms platforms = Platforms.bundled();
    assertThat(platforms.platforms()).containsExactly(IOS);
    assertThat(platforms.versions(IOS)).isSameAs(VersionScheme.IOS);
    assertThat(platforms.versions(new PlatformId("other"))).isSameAs(VersionScheme.GENERIC);
    assertThat(new CliFacts().supports(IOS)).isTrue();
    assertThat(new CliFiles().supports(IOS)).isTrue();
    assertThat(new CliConfig().supports(IOS)).isTrue();
    assertThat(new CliReboot().supports(IOS)).isTrue();
    assertThat(new CliCopy().supports(IOS)).isTrue();
    assertThat(new CliCopy().supports(new PlatformId("other"))).isFalse();
  }

  @Test
  void driversOfAHostsPlatformsSupportWhatItsSessionsCanTalkTo() throws Exception {
    PlatformId acme = new PlatformId("acme-os");
    Platforms own = with(bundled().replace("id: cisco-ios", "id: acme-os"));

    assertThat(CliDrivers.of(own))
        .hasSize(5)
        .allMatch(driver -> driver.supports(acme) && driver.supports(IOS));
  }

  @Test
  void driversAreFoundByServiceLoader() {
    assertThat(ServiceLoader.load(io.swim.spi.SessionFactory.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.FactsDriver.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.FileDriver.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.ConfigDriver.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.RebootDriver.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.TransferDriver.class).stream()).isNotEmpty();
    assertThat(ServiceLoader.load(io.swim.spi.ImageRecognizer.class)).hasSize(1);
  }

  @Test
  void hostsAddAndReplacePlatforms(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("acme.yaml"),
            bundled().replace("id: cisco-ios", "id: acme-os").replace("versions: ios", ""));
    Platforms more = Platforms.bundled().with(file);
    assertThat(more.platforms()).containsExactly(IOS, new PlatformId("acme-os"));
    assertThat(more.versions(new PlatformId("acme-os"))).isSameAs(VersionScheme.GENERIC);
    assertThat(Platforms.bundled().platforms()).containsExactly(IOS);
    Platforms replaced = with(bundled().replace("versions: ios", "versions: generic"));
    assertThat(replaced.platforms()).containsExactly(IOS);
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
        "ramBytes: bytes|ramBytes: gallons|'gallons' is none of",
        "leave: end|leave: [a: b]|a text is expected here"
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
}
