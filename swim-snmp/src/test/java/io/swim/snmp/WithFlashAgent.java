package io.swim.snmp;

import io.swim.device.SnmpCredentials;
import io.swim.testkit.contract.TestContext;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with an agent that has CISCO-FLASH-MIB, and a step with it. */
abstract class WithFlashAgent {
  private final SnmpSessions sessions =
      SnmpSessions.builder().timeout(Duration.ofSeconds(1)).retries(1).build();
  FlashAgent agent;
  TestContext context;

  @BeforeEach
  void startAgent() throws Exception {
    agent = new FlashAgent();
    context = Contexts.of(agent.device(), sessions, Contexts.V2C);
  }

  /** The same device in a step with other communities. */
  TestContext contextWith(SnmpCredentials credentials) {
    return Contexts.of(agent.device(), sessions, credentials);
  }

  @AfterEach
  void stopAll() throws Exception {
    sessions.close();
    agent.close();
  }
}
