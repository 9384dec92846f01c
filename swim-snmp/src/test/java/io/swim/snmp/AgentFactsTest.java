package io.swim.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.DeviceFacts;
import io.swim.device.PlatformId;
import io.swim.image.VersionScheme;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.SnmpReading;
import io.swim.spi.SnmpReading.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents that tell what they are in places of their own. */
class AgentFactsTest {
  private static final PlatformId ACME = new PlatformId("acme-os");
  private static final String OWN = "1.3.6.1.4.1.99999.1.0";
  private static final String COLUMN = "1.3.6.1.2.1.47.1.1.1.1.10";

  private final SnmpSessions sessions =
      SnmpSessions.builder().timeout(Duration.ofSeconds(1)).retries(2).build();
  private final List<SnmpReading> readings = new ArrayList<>();
  private TestAgent agent;

  @BeforeEach
  void startAgent() throws Exception {
    agent = new TestAgent();
    agent.put("1.3.6.1.2.1.1.1.0", "Acme switch, version 1.0");
  }

  @AfterEach
  void stopAll() throws Exception {
    sessions.close();
    agent.close();
  }

  private DeviceFacts facts() throws Exception {
    return new SnmpFacts()
        .facts(Access.SNMP, Contexts.of(agent.device(), sessions, Contexts.V2C, new Catalog()));
  }

  private void reads(String fact, Place place, String oid, String... pattern) {
    readings.add(
        new SnmpReading(
            fact,
            place,
            oid,
            pattern.length == 0 ? Optional.empty() : Optional.of(Pattern.compile(pattern[0]))));
  }

  @Test
  void withoutThemTheDescriptionCounts() throws Exception {
    assertThat(facts().version()).contains("1.0");
    assertThat(facts().platform()).contains(ACME);
  }

  @Test
  void theyCountMoreThanTheDescription() throws Exception {
    reads("version", Place.INSTANCE, OWN);
    agent.put(OWN, "2.0");

    assertThat(facts().version()).contains("2.0");
  }

  @Test
  void whatIsMissingOrDoesNotFitIsLookedForInTheNextPlace() throws Exception {
    reads("version", Place.INSTANCE, "1.3.6.1.4.1.99999.7.0");
    reads("version", Place.INSTANCE, OWN, "^v(?<version>\\d.*)");
    reads("version", Place.COLUMN, COLUMN, "(?<version>\\d+\\.\\d+)");
    agent.put(OWN, "unknown").put(COLUMN + ".1", "none").put(COLUMN + ".2", "Software 3.5");

    assertThat(facts().version()).contains("3.5");
  }

  @Test
  void modelAndSerialNumberOfTheirOwnAreToldFirst() throws Exception {
    reads("model", Place.INSTANCE, OWN);
    reads("serialNumber", Place.INSTANCE, OWN);
    agent.put(OWN, "AC-48");
    agent.put("1.3.6.1.2.1.47.1.1.1.1.5.1", 3).put("1.3.6.1.2.1.47.1.1.1.1.13.1", "chassis");

    assertThat(facts().model()).contains("AC-48");
    assertThat(facts().serialNumber()).contains("AC-48");
  }

  private final class Catalog implements PlatformCatalog {
    @Override
    public Set<PlatformId> platforms() {
      return Set.of(ACME);
    }

    @Override
    public VersionScheme versions(PlatformId platform) {
      return VersionScheme.GENERIC;
    }

    @Override
    public Optional<Identified> identify(String sysObjectId, String sysDescr) {
      return Optional.of(new Identified(ACME, Map.of("version", "1.0")));
    }

    @Override
    public List<SnmpReading> snmpReadings(PlatformId platform) {
      return readings;
    }
  }
}
