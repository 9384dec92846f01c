package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.PlatformId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Releases at which a platform writes its configuration in another way. */
class ConversionsTest {
  private static final PlatformId ASA = new PlatformId("cisco-asa");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7.2(4)   | 8.2(5)    | 8.0(1)
          8.2(5)   | 8.3(1)    | 8.3(1)
          8.2(5)   | 8.4(7)    | 8.3(1) 8.4(2)
          8.3(2)   | 8.4(1)    |
          8.3(2)   | 8.4(2)    | 8.4(2)
          8.4(7)   | 9.1(6)    | 9.0(1)
          9.8(4)12 | 9.12(4)   |
          9.1(6)   | 8.2(5)    | 8.3(1) 8.4(2) 9.0(1)
          8.3(1)   | 8.3(1)    |
          8.2(5)   | nonsense  |
          """)
  void ofAFirewallAreThoseBetweenTheVersions(String from, String to, String releases) {
    assertThat(Platforms.bundled().conversions(ASA, from, to))
        .hasSize(releases == null ? 0 : releases.split(" ").length)
        .allMatch(text -> text.startsWith("from ") && text.endsWith(" in another way"))
        .extracting(text -> text.split(" ")[1])
        .containsExactly(releases == null ? new String[0] : releases.split(" "));
  }

  @Test
  void mostPlatformsHaveNone() {
    assertThat(Platforms.bundled().conversions(new PlatformId("cisco-ios"), "12.2(1)", "15.2(7)E"))
        .isEmpty();
    assertThat(Platforms.bundled().conversions(new PlatformId("acme-os"), "1", "2")).isEmpty();
  }

  @Test
  void aDefinitionSaysItsOwn() throws IOException {
    Path file = definition("{release: 4.0.0, what: walls}");

    assertThat(
            Platforms.bundled()
                .with(file)
                .conversions(new PlatformId("acme-brickos"), "3.9.1", "4.1.0"))
        .isEqualTo(List.of("from 4.0.0 on the device writes walls in another way"));
  }

  @Test
  void aReleaseThatIsNoVersionIsRefusedWithItsLine() throws IOException {
    Path file = definition("{release: four, what: walls}");

    assertThatThrownBy(() -> Platforms.bundled().with(file))
        .hasMessageContaining("acme.yaml:8")
        .hasMessageContaining("conversions[1].release")
        .hasMessageContaining("'four' is no version of the scheme 'dotted'");
  }

  private Path definition(String conversion) throws IOException {
    return Files.writeString(
        folder.resolve("acme.yaml"),
        """
        id: acme-brickos
        name: Acme BrickOS
        extends: unknown
        versions: dotted
        detect: {sysDescr: 'BrickOS (?<version>\\d\\S*)'}
        software:
          change: boot-list
          conversions: [%s]
        """
            .formatted(conversion));
  }
}
