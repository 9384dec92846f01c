package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.fault.DriverException;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import java.util.HashMap;
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

  /** What a server asks the devices for, and nobody else may read. */
  static final String ONE_TIME = "0ne-Time-pw";

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

  /**
   * Copies, to the device or from it, with a password where there is a user.
   *
   * @param values of the operation
   * @param more names and values besides
   */
  CliAnswer copy(
      ScriptedDevice device, String operation, Map<String, String> values, String... more)
      throws Exception {
    Map<String, String> all = new HashMap<>(values);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    Map<String, Secret> secrets =
        all.containsKey("username") ? Map.of("password", Secret.of(ONE_TIME)) : Map.of();
    try (CliSession session = open(device)) {
      return session.perform(operation, all, secrets);
    } finally {
      assertThat(device.failures).isEmpty();
      assertThat(services.everything())
          .doesNotContain(ONE_TIME)
          .doesNotContain(ONE_TIME.substring(4));
    }
  }

  DriverException refused(ScriptedDevice device, String operation, String... values) {
    return refused(device, operation, values.length == 0 ? Map.of() : Map.of(values[0], values[1]));
  }

  DriverException refused(ScriptedDevice device, String operation, Map<String, String> values) {
    return catchThrowableOfType(DriverException.class, () -> perform(device, operation, values));
  }
}
