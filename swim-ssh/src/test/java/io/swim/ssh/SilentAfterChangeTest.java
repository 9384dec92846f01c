package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.testkit.contract.TestContext;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is known of a boot list that was set, when something fails before it is read back. */
@Timeout(60)
class SilentAfterChangeTest {
  private static final String LIST = "BOOT path-list      : flash:old.bin\n";

  private static DriverException setBoot(ScriptedDevice.Script save) throws Exception {
    try (CliSessions sessions = CliSessions.builder().build();
        ScriptedDevice device =
            ScriptedDevice.ios(
                line -> {
                  set(line);
                  save.play(line);
                });
        TestContext step =
            new TestContext(
                device.device(),
                List.of(sessions),
                TestServices.of("admin", "s3cret-login", "s3cret-enable"),
                Platforms.bundled())) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class,
              () -> new CliConfig().setBoot(List.of("flash:new.bin"), Access.TELNET, step));
      assertThat(device.failures).isEmpty();
      return e;
    }
  }

  private static void set(ScriptedDevice.Line line) throws IOException {
    line.answer("lab-1#", "show bootvar", LIST);
    line.answer("lab-1#", "show version | include ^Configuration register", "");
    line.answer("lab-1#", "show bootvar", LIST);
    line.answer("lab-1#", "show running-config | include ^boot system", "");
    line.answer("lab-1#", "configure terminal", "");
    line.answer("lab-1(config)#", "boot system flash:new.bin", "");
    line.answer("lab-1(config)#", "end", "");
  }

  @Test
  void aDeviceThatIsSilentOnceItIsToldToSaveMayBootByAnyList() throws Exception {
    DriverException e =
        setBoot(
            line -> {
              line.answer("lab-1#", "write memory", "Building configuration...\n");
              line.hangUp();
            });

    assertThat(e.effect()).as(e.getMessage()).isEqualTo(DeviceEffect.UNKNOWN);
  }

  @Test
  void aListThatItRefusesToSaveIsSet() throws Exception {
    DriverException e =
        setBoot(
            line -> {
              line.answer("lab-1#", "write memory", "% Invalid input detected at marker\n");
              line.answer(
                  "lab-1#",
                  "copy running-config startup-config",
                  "% Invalid input detected at marker\n");
              line.print("lab-1#");
            });

    assertThat(e.effect()).as(e.getMessage()).isEqualTo(DeviceEffect.APPLIED);
    assertThat(e.getMessage()).contains("what it boots was set, and then: ");
  }
}
