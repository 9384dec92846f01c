package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.VariableBinding;

class RecordedAgentsTest {
  private static final Path SHARED = Path.of("../../shared/devices/snmpsim-data/data/network");

  @Test
  void linesBecomeObjectsAndMalformedOnesAreCounted(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("box.snmprec");
    Files.writeString(
        file,
        """
        1.3.6.1.2.1.1.1.0|4|A box | with a bar
        1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.9.1.1
        1.3.6.1.2.1.1.5.0|4x|626f78
        1.3.6.1.2.1.4.20.1.1.1|64x|0a000001
        1.3.6.1.2.1.31.1.1.1.6.1|70|18446744073709551615

        not a line
        1.3.6.1.2.1.1.9.0|2|many
        1.3.6.1.2.1.1.9.1|99|1
        """);
    try (RecordedAgents agents = RecordedAgents.start(file);
        Manager manager = new Manager()) {
      RecordedAgent agent = agents.agent("box");
      assertThat(agent.objects()).isEqualTo(5);
      assertThat(agent.skippedLines()).isEqualTo(4);
      assertThat(manager.get(agent.snmp(), "1.3.6.1.2.1.1.1.0").toString())
          .isEqualTo("A box | with a bar");
      assertThat(manager.get(agent.snmp(), "1.3.6.1.2.1.1.5.0").toString()).isEqualTo("box");
      assertThat(manager.get(agent.snmp(), "1.3.6.1.2.1.4.20.1.1.1"))
          .isEqualTo(new IpAddress("10.0.0.1"));
      assertThat(manager.get(agent.snmp(), "1.3.6.1.2.1.31.1.1.1.6.1"))
          .isEqualTo(new Counter64(-1));
      assertThat(manager.walk(agent.snmp(), "1.3")).hasSize(5);
    }
  }

  @Test
  void recordedDevicesAreServedWhole() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(SHARED), "no recordings at " + SHARED);
    List<Path> files;
    try (var all = Files.walk(SHARED)) {
      files = all.filter(file -> file.toString().endsWith(".snmprec")).sorted().toList();
    }
    try (RecordedAgents agents = RecordedAgents.start(files);
        Manager manager = new Manager()) {
      for (RecordedAgent agent : agents.agents()) {
        List<VariableBinding> system = manager.walk(agent.snmp(), "1.3.6.1.2.1.1");
        assertThat(agent.objects()).as(agent.name()).isPositive();
        assertThat(system.size()).as(agent.name()).isLessThanOrEqualTo(agent.objects());
      }
      assertThat(manager.walk(agents.agent("cisco-c3560").snmp(), "1.3.6.1.4.1.9.9.25"))
          .extracting(VariableBinding::toValueString)
          .contains("CW_FAMILY$C3560$");
    }
  }
}
