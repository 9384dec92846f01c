package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Device;
import io.swim.device.DevicePorts;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import java.io.InputStream;
import java.util.Map;

/** A shell behind a real server, as a platform. */
final class UnixShell {
  private UnixShell() {}

  static CliSessions sessions() throws Exception {
    try (InputStream in = UnixShell.class.getResourceAsStream("/unix-shell.yaml")) {
      return CliSessions.builder()
          .platforms(Platforms.bundled().with(in, "unix-shell.yaml"))
          .build();
    }
  }

  static Device device(String host, int port) {
    return Device.of("unix-1", host)
        .withPlatform(new PlatformId("unix-shell"))
        .withPorts(DevicePorts.of(161, port, port));
  }

  static void talk(CliSession session) throws Exception {
    CliAnswer count = session.perform("count", Map.of("last", "20000"));
    assertThat(count.output().lines()).hasSize(20_000);
    assertThat(count.value("last")).contains("20000");
    assertThat(session.perform("width", Map.of()).value("columns")).contains("511");
    CliAnswer answer = session.perform("ask", Map.of("answer", "certainly"));
    assertThat(answer.value("answer")).contains("certainly");
    DriverException missing =
        catchThrowableOfType(
            DriverException.class, () -> session.perform("missing", Map.of("file", "x")));
    assertThat(missing.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(missing.deviceWords()).contains("No such file");
    DriverException dropped =
        catchThrowableOfType(DriverException.class, () -> session.perform("leave", Map.of()));
    assertThat(dropped.effect()).isEqualTo(DeviceEffect.UNKNOWN);
  }
}
