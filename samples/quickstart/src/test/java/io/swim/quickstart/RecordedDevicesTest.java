package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.DeviceFacts;
import io.swim.device.DevicePorts;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.device.SnmpCredentials;
import io.swim.fault.DriverException;
import io.swim.snmp.SnmpFacts;
import io.swim.snmp.SnmpSessions;
import io.swim.spi.CredentialsProvider;
import io.swim.ssh.Platforms;
import io.swim.testkit.RecordedAgent;
import io.swim.testkit.RecordedAgents;
import io.swim.testkit.contract.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Plays every recorded walk of a device, reads its facts as the engine does, and compares platform,
 * version and hardware with what others read in it. Writes {@code target/recorded-agents.md}.
 */
class RecordedDevicesTest {
  private static final Path RECORDED =
      Path.of(System.getProperty("swim.recorded", "../../../shared/devices"));

  private static final SnmpCredentials PUBLIC =
      new SnmpCredentials.Community(
          SnmpCredentials.Version.V2C, Secret.of("public"), Optional.empty());

  private static final CredentialsProvider CREDENTIALS =
      new CredentialsProvider() {
        @Override
        public Optional<CliCredentials> cli(Device asked) {
          return Optional.empty();
        }

        @Override
        public Optional<SnmpCredentials> snmp(Device asked) {
          return Optional.of(PUBLIC);
        }
      };

  @Test
  void everyAgentIsToldAsItIs() throws Exception {
    List<RecordedDevice> devices = devices();
    AgentSheet sheet = new AgentSheet(Platforms.bundled());
    try (RecordedAgents agents =
            RecordedAgents.start(devices.stream().map(RecordedDevice::walk).toList());
        SnmpSessions sessions =
            SnmpSessions.builder().timeout(Duration.ofSeconds(5)).retries(1).build()) {
      for (int i = 0; i < devices.size(); i++) {
        sheet.add(devices.get(i), facts(agents.agents().get(i), sessions));
      }
    }
    sheet.write(Path.of("target/recorded-agents.md"));

    assertThat(sheet.strangers())
        .as("devices that SWIM does not know, taken for one that it knows")
        .isEmpty();
    assertThat(sheet.problems()).as("neither right nor explained").isEmpty();
  }

  private static List<RecordedDevice> devices() throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(RECORDED),
        "no recorded walks at " + RECORDED.toAbsolutePath() + " (system property swim.recorded)");
    List<RecordedDevice> devices = new ArrayList<>();
    for (String folder : List.of("librenms", "snmpsim-data")) {
      try (Stream<Path> files = Files.walk(RECORDED.resolve(folder))) {
        for (Path each : files.filter(it -> it.toString().endsWith(".snmprec")).sorted().toList()) {
          devices.add(RecordedDevice.of(each));
        }
      }
    }
    return devices.stream().filter(RecordedDevice::isWhole).toList();
  }

  /** Empty when the walk has nothing at all of what is asked first. */
  private static Optional<DeviceFacts> facts(RecordedAgent agent, SnmpSessions sessions)
      throws Exception {
    Device device =
        Device.of(agent.name().replaceAll("[^A-Za-z0-9.-]", "-"), agent.snmp().getHostString())
            .withPorts(DevicePorts.of(agent.snmp().getPort(), 22, 23));
    try (TestContext context =
        new TestContext(device, List.of(sessions), CREDENTIALS, Platforms.bundled())) {
      DeviceFacts facts = new SnmpFacts().facts(Access.SNMP, context);
      assertThat(facts.platform().map(PlatformId::value).orElse("")).isNotEqualTo("linux-ab");
      return Optional.of(facts);
    } catch (DriverException e) {
      assertThat(e).as(agent.name()).hasMessageContaining("hides even the system group");
      return Optional.empty();
    }
  }
}
