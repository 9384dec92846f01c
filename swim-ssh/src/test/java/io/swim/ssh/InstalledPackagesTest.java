package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import io.swim.spi.SignsOfLife;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a definition of a host may gather as the time until a device goes back. */
class InstalledPackagesTest {
  private static InstalledPackages telling(Map<String, String> values) {
    return new InstalledPackages(
        new Supported(Platforms.bundled()),
        new Answering(new CliAnswer("all its words", values, Map.of())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "", "01:49:42", "1.5", "-1", "99999999999999999"})
  void aTimeThatIsNoNumberIsNamed(String value) {
    InstalledPackages packages = telling(Map.of("untilAbortSeconds", value));

    DriverException thrown = catchThrowableOfType(DriverException.class, packages::status);

    assertThat(thrown)
        .hasMessageContainingAll("install-status", "untilAbortSeconds", "'" + value + "'");
    assertThat(thrown.kind()).isEqualTo(FailureKind.PROTOCOL);
    assertThat(thrown.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(thrown.deviceWords()).isEqualTo("all its words");
  }

  @Test
  void aNumberIsATimeInSecondsAndNoneIsNoTime() throws Exception {
    assertThat(telling(Map.of("untilAbortSeconds", "6582")).status().untilAbort())
        .contains(Duration.ofSeconds(6582));
    assertThat(telling(Map.of()).status().untilAbort()).isEmpty();
  }

  /** Gives one answer, whatever it is asked. */
  private record Answering(CliAnswer answer) implements CliSession {
    @Override
    public PlatformId platform() {
      return new PlatformId("cisco-iosxe");
    }

    @Override
    public Access access() {
      return Access.SSH;
    }

    @Override
    public boolean can(String operation) {
      return true;
    }

    @Override
    public CliAnswer perform(
        String operation,
        Map<String, String> values,
        Map<String, Secret> secrets,
        SignsOfLife signs) {
      return answer;
    }

    @Override
    public void close() {}
  }
}
