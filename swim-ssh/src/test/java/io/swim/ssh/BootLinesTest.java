package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.DevicePorts;
import io.swim.device.HostKeyPolicy;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.contract.TestContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routers have boot lines of many kinds; none may get lost when the list is set. */
class BootLinesTest {
  private static final String NEW = "flash:c1841-new.bin";
  private static final List<String> LINES =
      List.of(
          "flash c1841-old.bin",
          "flash flash:c1841-older.bin",
          "flash:/c1841-oldest.bin",
          "tftp c1841-net.bin 10.0.0.1",
          "tftp://10.0.0.2/c1841-net.bin",
          "flash",
          "rom");

  private final CliConfig config = new CliConfig();
  private final CliSessions sessions = CliSessions.builder().build();
  private SimulatedFleet fleet;
  private SimulatedDevice device;
  private TestContext step;

  @BeforeEach
  void start() {
    fleet = SimulatedFleet.builder().family("C1841").firstAddress("127.44.8.1").build().start();
    device = fleet.device(0);
    var secrets = device.credentials();
    step =
        new TestContext(
            Device.of("rt-01", device.address().getHostAddress())
                .withPorts(DevicePorts.of(161, device.ssh().getPort(), device.telnet().getPort()))
                .withHostKeys(HostKeyPolicy.NONE)
                .withPlatform(new PlatformId("cisco-ios")),
            List.of(sessions),
            TestServices.of(secrets.username(), secrets.password(), secrets.enablePassword()),
            Platforms.bundled());
    device.configure("no boot system");
    LINES.forEach(line -> device.configure("boot system " + line));
    device.saveConfiguration();
  }

  @AfterEach
  void stop() {
    step.close();
    fleet.close();
  }

  private List<String> images() throws Exception {
    return config.boot(Access.SSH, step).images();
  }

  @Test
  void filesAreReadAsPathsAndAllElseVerbatim() throws Exception {
    assertThat(images())
        .containsExactly(
            "flash:c1841-old.bin",
            "flash:c1841-older.bin",
            "flash:/c1841-oldest.bin",
            "tftp c1841-net.bin 10.0.0.1",
            "tftp://10.0.0.2/c1841-net.bin",
            "flash",
            "rom");
  }

  @Test
  void factsTellTheSameList() throws Exception {
    assertThat(new CliFacts().facts(Access.SSH, step).bootVariables()).isEqualTo(images());
  }

  @Test
  void linesBehindTheNewImageStayAsTheyWereTyped() throws Exception {
    List<String> wanted = new ArrayList<>(List.of(NEW));
    wanted.addAll(images());

    config.setBoot(wanted, Access.SSH, step);

    assertThat(device.savedBootVariables()).hasSize(8).startsWith(NEW).endsWith(array(LINES));
    assertThat(images()).isEqualTo(wanted);
  }

  @Test
  void rollingBackRestoresEveryLineAsItWasTyped() throws Exception {
    List<String> before = images();
    List<String> wanted = new ArrayList<>(List.of(NEW));
    wanted.addAll(before);
    config.setBoot(wanted, Access.SSH, step);

    config.setBoot(before, Access.SSH, step);

    assertThat(device.savedBootVariables()).isEqualTo(LINES);
    assertThat(device.bootVariables()).isEqualTo(LINES);
  }

  @Test
  void twoSpellingsOfOneFileAreOneEntry() throws Exception {
    device.configure("boot system flash:c1841-old.bin");

    assertThat(images()).hasSize(7);
  }

  @Test
  void whatIsNotSavedYetIsReadToo() throws Exception {
    device.configure("no boot system", "boot system " + NEW);

    assertThat(images()).containsExactly(NEW);
  }

  @Test
  void anEntryThatIsMoreThanWordsIsNeverSent() {
    for (String bad : List.of("flash:a  b", " x", "x ", "rom\rreload", "rom | x", "a\tb")) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class, () -> config.setBoot(List.of(bad), Access.SSH, step));
      assertThat(e.kind()).as(bad).isEqualTo(FailureKind.UNSUPPORTED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    }
    assertThat(device.bootVariables()).isEqualTo(LINES);
  }

  private static String[] array(List<String> list) {
    return list.toArray(new String[0]);
  }
}
