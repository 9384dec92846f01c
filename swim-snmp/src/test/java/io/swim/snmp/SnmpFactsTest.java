package io.swim.snmp;

import static io.swim.snmp.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.device.Access;
import io.swim.device.DeviceFacts;
import io.swim.device.FileSystem;
import io.swim.fault.FailureKind;
import io.swim.testkit.contract.TestContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.OID;

class SnmpFactsTest {
  private static final String IMAGE = "1.3.6.1.4.1.9.9.25.1.1.1.2.";
  private static final String DEVICES = "1.3.6.1.4.1.9.9.10.1.1.2.1.7.";
  private static final String PARTITIONS = "1.3.6.1.4.1.9.9.10.1.1.4.1.1.";

  private final SnmpSessions sessions =
      SnmpSessions.builder().timeout(Duration.ofSeconds(1)).retries(2).build();
  private TestAgent agent;

  @BeforeEach
  void startAgent() throws Exception {
    agent = new TestAgent();
    agent.put("1.3.6.1.2.1.1.2.0", new OID("1.3.6.1.4.1.9.1.617"));
  }

  @AfterEach
  void stopAll() throws Exception {
    sessions.close();
    agent.close();
  }

  private DeviceFacts facts() throws Exception {
    return new SnmpFacts().facts(Access.SNMP, Contexts.of(agent.device(), sessions, Contexts.V2C));
  }

  private void partition(String index, int size, int status) {
    agent.put(PARTITIONS + "4." + index, new Gauge32(size));
    agent.put(PARTITIONS + "5." + index, new Gauge32(size / 2));
    agent.put(PARTITIONS + "8." + index, status);
  }

  @Test
  void theImageStringsFillWhatTheDescriptionDoesNotSay() throws Exception {
    agent.put("1.3.6.1.2.1.1.1.0", "Cisco Internetwork Operating System Software");
    agent.put(IMAGE + 4, "CW_BEGIN$-gs-i9q3l2-m$");
    agent.put(IMAGE + 9, "CW_IMAGE$C3550-I9Q3L2-M$");
    agent.put(IMAGE + 12, "CW_FAMILY$C3550$");
    agent.put(IMAGE + 13, "CW_VERSION$12.1(8)EA1c,$");

    DeviceFacts facts = facts();

    assertThat(facts.platform()).isEmpty();
    assertThat(facts.imageFamily()).contains("C3550");
    assertThat(facts.featureSet()).contains("I9Q3L2-M");
    assertThat(facts.version()).contains("12.1(8)EA1c");
  }

  @Test
  void severalDevicesAndPartitionsAreNamedAndTheUnusableOnesLeftOut() throws Exception {
    agent.put(DEVICES + 1, "flash").put(DEVICES + 2, "crashinfo-2").put(DEVICES + 3, "slot0:");
    agent.put(DEVICES + 4, "flash2");
    partition("1.1", 16_000_000, 3);
    partition("1.2", 8_000_000, 3);
    partition("1.3", 8_000_000, 1);
    partition("2.1", 4_000_000, 3);
    partition("3.1", 32_000_000, 2);

    assertThat(facts().fileSystems())
        .extracting(FileSystem::name)
        .containsExactly("flash:", "flash:2:", "slot0:");
  }

  @Test
  void totalMemoryComesFromThePoolsOnlyWhenNothingTellsItBetter() throws Exception {
    String pool = "1.3.6.1.4.1.9.9.48.1.1.1.";
    agent.put(pool + "2.1", "Processor").put(pool + "5.1", 30).put(pool + "6.1", 70);
    agent.put(pool + "2.2", "I/O").put(pool + "5.2", 5).put(pool + "6.2", 15);
    agent.put(pool + "2.16", "Driver text").put(pool + "5.16", 1000).put(pool + "6.16", 1);
    assertThat(facts().ramBytes()).hasValue(120);

    agent.put("1.3.6.1.4.1.9.9.109.1.1.1.1.12.1", new Gauge32(1000));
    agent.put("1.3.6.1.4.1.9.9.109.1.1.1.1.13.1", new Gauge32(3000));
    assertThat(facts().ramBytes()).hasValue(4_096_000);

    agent.put("1.3.6.1.2.1.25.2.2.0", 65_536);
    assertThat(facts().ramBytes()).hasValue(67_108_864);

    agent.put("1.3.6.1.4.1.9.3.6.6.0", 134_217_728);
    assertThat(facts().ramBytes()).hasValue(134_217_728);
  }

  @ParameterizedTest
  @CsvSource({
    "flash:/c3560-ipservicesk9-mz.122-55.SE3.bin, true",
    "sup-bootdisk:s72033-ipservices_wan-mz.122-18.SXF12.bin, true",
    "flash:packages.conf, true",
    "nvram:startup-config, false",
    "tftp://10.0.0.1/edge-1.conf, false",
    "edge-1-confg, false"
  })
  void sysConfigNameIsTheRunningImageOnlyWhenItLooksLikeOne(String value, boolean image)
      throws Exception {
    agent.put("1.3.6.1.4.1.9.2.1.73.0", value);

    assertThat(facts().runningImage()).isEqualTo(Optional.of(value).filter(it -> image));
  }

  @Test
  void aTableThatIsNotAnsweredLeavesAGap() throws Exception {
    agent.put(DEVICES + 1, "flash");
    partition("1.1", 16_000_000, 3);
    agent.put("1.3.6.1.2.1.47.1.1.1.1.5.1", 3);
    agent.losesRequest = pdu -> pdu.get(0).getOid().startsWith(new OID("1.3.6.1.2.1.47"));

    DeviceFacts facts = facts();

    assertThat(facts.model()).as("by its sysObjectID alone").contains("catalyst3560G48TS");
    assertThat(facts.fileSystems()).hasSize(1);
  }

  @Test
  void anAgentThatHidesEverythingIsRejected() {
    agent.values.clear();

    assertThat(failure(this::facts).kind()).isEqualTo(FailureKind.REJECTED);
  }

  @Test
  void aPlainLinuxAgentIsNoKnownPlatform(@TempDir Path folder) throws Exception {
    try (Snmpd linux =
        Snmpd.start(
            folder,
            "rocommunity all",
            "view narrow included .1.3.6.1.2.1.1.3",
            "rocommunity less default -V narrow")) {
      TestContext all =
          Contexts.of(linux.device(), sessions, Contexts.community("all", Optional.empty()));
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(() -> !Contexts.session(all).walk("1.3.6.1.2.1.1").isEmpty());

      DeviceFacts facts = new SnmpFacts().facts(Access.SNMP, all);

      assertThat(facts.platform()).isEmpty();
      assertThat(facts.version()).isEmpty();
      assertThat(facts.fileSystems()).isEmpty();
      assertThat(facts.ramBytes()).isPresent();
      assertThat(facts.bootMark()).isPresent();

      DeviceFacts narrow =
          new SnmpFacts()
              .facts(
                  Access.SNMP,
                  Contexts.of(
                      linux.device(), sessions, Contexts.community("less", Optional.empty())));
      assertThat(narrow.bootMark()).isPresent();
      assertThat(narrow.ramBytes()).isEmpty();
    }
  }
}
