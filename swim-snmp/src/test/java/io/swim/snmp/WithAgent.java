package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.DeviceFacts;
import io.swim.job.TranscriptEntry;
import io.swim.testkit.contract.TestContext;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.snmp4j.smi.OID;

/** A test with an agent whose facts are read. */
abstract class WithAgent {
  private final SnmpSessions sessions =
      SnmpSessions.builder().timeout(Duration.ofSeconds(3)).retries(1).build();
  TestAgent agent;

  /** What was said when the facts were read last. */
  List<TranscriptEntry> said = List.of();

  @BeforeEach
  void startAgent() throws Exception {
    agent = new TestAgent();
  }

  @AfterEach
  void stopAll() throws Exception {
    sessions.close();
    agent.close();
  }

  void isA(String sysObjectId) {
    agent.put("1.3.6.1.2.1.1.2.0", new OID(sysObjectId));
  }

  DeviceFacts facts() throws Exception {
    try (TestContext context = Contexts.of(agent.device(), sessions, Contexts.V2C)) {
      DeviceFacts facts = new SnmpFacts().facts(Access.SNMP, context);
      said = context.said();
      return facts;
    }
  }

  /** A row of entPhysicalTable. */
  void entity(int index, int kind, int container, String name, String model, String serial) {
    String columns = "1.3.6.1.2.1.47.1.1.1.1.";
    agent.put(columns + "5." + index, kind).put(columns + "4." + index, container);
    agent.put(columns + "7." + index, name).put(columns + "13." + index, model);
    agent.put(columns + "11." + index, serial);
  }
}
