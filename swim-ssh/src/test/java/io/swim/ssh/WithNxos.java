package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.fault.DriverException;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import io.swim.testkit.contract.TestContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A test that performs operations on a scripted NX-OS, over Telnet. */
abstract class WithNxos {
  private static final PlatformId NXOS = new PlatformId("cisco-nxos");

  /** A step with that device. */
  static TestContext context(ScriptedDevice device) {
    return new TestContext(
        device.device().withPlatform(NXOS),
        List.of(CliSessions.builder().build()),
        TestServices.of("admin", "s3cret-login", "s3cret-enable"),
        Platforms.bundled());
  }

  static ScriptedDevice device(ScriptedDevice.Script rest) throws IOException {
    return new ScriptedDevice(
        line -> {
          line.logIn();
          rest.play(line);
        });
  }

  static CliAnswer perform(ScriptedDevice device, String operation, Map<String, String> values)
      throws Exception {
    TestServices services = TestServices.of("admin", "s3cret-login", "s3cret-enable");
    try (CliSession session =
        CliSessions.builder()
            .build()
            .open(device.device().withPlatform(NXOS), Access.TELNET, services)) {
      return session.perform(operation, values);
    } finally {
      assertThat(device.failures).isEmpty();
    }
  }

  static DriverException refused(
      ScriptedDevice device, String operation, Map<String, String> values) {
    return catchThrowableOfType(DriverException.class, () -> perform(device, operation, values));
  }
}
