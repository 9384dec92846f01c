package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.fault.DriverException;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import java.util.Map;

/** A test that performs operations on scripted devices, over Telnet. */
abstract class WithScript {
  static final String DIRECTORY =
      """
      Directory of flash:/

          2  -rwx     9827104   Mar 1 1993 00:21:11 +00:00  a.bin
          3  drwx         512   Mar 1 1993 00:02:41 +00:00  html

      27998208 bytes total (9114112 bytes free)
      """;

  final TestServices services = TestServices.of("admin", "s3cret-login", "s3cret-enable");
  private final CliSessions sessions = CliSessions.builder().build();

  CliSession open(ScriptedDevice device) throws Exception {
    return sessions.open(
        device.device().withPlatform(new PlatformId(platform())), Access.TELNET, services);
  }

  /** What the devices run. */
  String platform() {
    return "cisco-ios";
  }

  CliAnswer perform(ScriptedDevice device, String operation, Map<String, String> values)
      throws Exception {
    try (CliSession session = open(device)) {
      return session.perform(operation, values);
    } finally {
      assertThat(device.failures).isEmpty();
    }
  }

  DriverException refused(ScriptedDevice device, String operation, String... values) {
    return catchThrowableOfType(
        DriverException.class,
        () ->
            perform(
                device, operation, values.length == 0 ? Map.of() : Map.of(values[0], values[1])));
  }
}
