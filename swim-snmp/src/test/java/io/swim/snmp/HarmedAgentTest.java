package io.swim.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.swim.device.DeviceFacts;
import io.swim.job.TranscriptEntry;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/** Agents that answer nonsense leave gaps: nothing wrong, no exception, and an end. */
class HarmedAgentTest extends WithAgent {
  private static final String ENTITY = "1.3.6.1.2.1.47.1.1.1.1.";

  /** Everything that is read of any vendor, as far as it begins. */
  private static final List<String> OBJECTS =
      List.of(
          "1.3.6.1.2.1.1.1.0",
          "1.3.6.1.2.1.1.3.0",
          "1.3.6.1.6.3.10.2.1.2.0",
          "1.3.6.1.6.3.10.2.1.3.0",
          "1.3.6.1.2.1.25.2.2.0",
          "1.3.6.1.2.1.25.2.3.1.2.1",
          "1.3.6.1.2.1.25.2.3.1.4.1",
          "1.3.6.1.2.1.25.2.3.1.5.1",
          "1.3.6.1.2.1.25.6.3.1.2.1",
          ENTITY + "4.1",
          ENTITY + "5.1",
          ENTITY + "7.1",
          ENTITY + "10.1",
          ENTITY + "11.1",
          ENTITY + "13.1",
          "1.3.6.1.4.1.9.2.1.73.0",
          "1.3.6.1.4.1.9.3.6.3.0",
          "1.3.6.1.4.1.9.3.6.6.0",
          "1.3.6.1.4.1.9.9.10.1.1.2.1.7.1",
          "1.3.6.1.4.1.9.9.10.1.1.4.1.1.4.1.1",
          "1.3.6.1.4.1.9.9.10.1.1.4.1.1.5.1.1",
          "1.3.6.1.4.1.9.9.10.1.1.4.2.1.1.5.1.1.1",
          "1.3.6.1.4.1.9.9.25.1.1.1.2.1",
          "1.3.6.1.4.1.9.9.43.1.1.1.0",
          "1.3.6.1.4.1.9.9.43.1.1.3.0",
          "1.3.6.1.4.1.9.9.48.1.1.1.2.1",
          "1.3.6.1.4.1.9.9.48.1.1.1.5.1",
          "1.3.6.1.4.1.9.9.109.1.1.1.1.12.1",
          "1.3.6.1.4.1.9.9.109.1.1.1.1.13.1",
          "1.3.6.1.4.1.9.9.176.1.1.2.0",
          "1.3.6.1.4.1.9.9.176.1.1.4.0",
          "1.3.6.1.4.1.9.9.221.1.1.1.1.2.1.1",
          "1.3.6.1.4.1.9.9.221.1.1.1.1.18.1.1",
          "1.3.6.1.4.1.9.9.249.1.2.2.1.3.1.1.1",
          "1.3.6.1.4.1.9.9.500.1.2.1.1.1.1",
          "1.3.6.1.4.1.9.9.500.1.2.1.1.6.1",
          "1.3.6.1.4.1.9.6.1.101.2.13.1.1.2.1",
          "1.3.6.1.4.1.9.6.1.101.2.16.1.1.4.1",
          "1.3.6.1.4.1.14179.2.2.1.1.3.1.2.3.4.5.6",
          "1.3.6.1.4.1.2011.5.25.19.1.4.2.1.2.1",
          "1.3.6.1.4.1.2011.5.25.19.1.2.1.1.3.1",
          "1.3.6.1.4.1.2011.6.9.1.1.2.1.4.1",
          "1.3.6.1.4.1.2011.6.9.1.1.4.1.1.4.1.1",
          "1.3.6.1.4.1.25506.2.5.1.1.4.1.1.4.1.1",
          "1.3.6.1.4.1.2636.3.40.1.4.1.1.1.3.0",
          "1.3.6.1.4.1.2636.3.40.1.4.1.1.1.5.0");

  private static final List<Variable> NONSENSE =
      List.of(
          new Integer32(-1),
          new Integer32(Integer.MIN_VALUE),
          new Counter64(-1),
          new Counter64(Long.MAX_VALUE),
          new TimeTicks(0xffffffffL),
          new OctetString(""),
          new OctetString(new byte[] {0, 1, 2, (byte) 0xff}),
          new OctetString("\n\n\n"),
          new OctetString("../../$(reload)"),
          new OctetString("x".repeat(3000)),
          new OctetString("x".repeat(5000)),
          new IpAddress("0.0.0.0"),
          new OID("0.0"),
          new Opaque(new byte[] {1}),
          new Null());

  @BeforeEach
  void isCisco() {
    isA("1.3.6.1.4.1.9.1.99999");
  }

  private List<String> comments() {
    return said.stream().map(TranscriptEntry::text).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.1.99999", "2011.2.23.1", "25506.1.1", "2636.1.1", "99999.1"})
  void valuesOfAnyTypeAnywhereAreNoException(String vendor) throws Exception {
    isA("1.3.6.1.4.1." + vendor);
    Random random = new Random(4711);
    for (int round = 0; round < 30; round++) {
      for (String object : OBJECTS) {
        agent.put(object, NONSENSE.get(random.nextInt(NONSENSE.size())));
      }
      DeviceFacts facts = facts();

      assertThat(facts.platform()).isEmpty();
      facts.model().ifPresent(it -> assertThat(it).hasSizeLessThan(200).doesNotContain("\n"));
      facts.version().ifPresent(it -> assertThat(it).hasSizeLessThan(200).doesNotContain("\n"));
      facts.serialNumber().ifPresent(it -> assertThat(it).hasSizeLessThan(200));
      facts.ramBytes().ifPresent(it -> assertThat(it).isBetween(1L, 1L << 58));
    }
  }

  @Test
  void aNumberIsNoModelAndOctetsAreNoSerialNumber() throws Exception {
    agent.put(ENTITY + "5.1", 3).put(ENTITY + "13.1", 4711);
    agent.put(ENTITY + "11.1", new OctetString(new byte[] {7, 8, 9}));

    assertThat(facts().model()).isEmpty();
    assertThat(facts().serialNumber()).isEmpty();
  }

  @Test
  void zerosThatFillATextUpAreNoPartOfIt() throws Exception {
    agent.put(ENTITY + "5.1", 3);
    agent.put(ENTITY + "13.1", new OctetString("WS-C3560-24TS-S\0\0\0"));

    assertThat(facts().model()).contains("WS-C3560-24TS-S");
  }

  @ParameterizedTest
  @ValueSource(strings = {"N/A", "Unspecified", "unknown", "0", "To be filled by O.E.M."})
  void whatVendorsWriteWhereTheyHaveNothingToSayIsNothing(String text) throws Exception {
    agent.put(ENTITY + "5.1", 3).put(ENTITY + "13.1", text).put(ENTITY + "11.1", text);

    assertThat(facts().model()).isEmpty();
    assertThat(facts().serialNumber()).isEmpty();
  }

  @Test
  void aTextThatIsTooLongIsNotTakenAndThatIsSaid() throws Exception {
    agent.put("1.3.6.1.2.1.1.1.0", "Cisco IOS Software, " + "x".repeat(9000));

    assertThat(facts().platform()).isEmpty();
    assertThat(comments()).anyMatch(it -> it.contains("sysDescr.0 is not taken: it has 9020"));
  }

  @Test
  void aTableWithoutAnEndIsGivenUpAndThatIsSaid() throws Exception {
    for (int row = 1; row <= 31_000; row++) {
      agent.put(ENTITY + "5." + row, 9);
    }
    agent.put("1.3.6.1.4.1.9.9.25.1.1.1.2.1", "CW_VERSION$12.1(8)EA1c$");

    DeviceFacts facts = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> facts());

    assertThat(facts.version()).contains("12.1(8)EA1c");
    assertThat(facts.model()).isEmpty();
    assertThat(comments())
        .anyMatch(it -> it.startsWith("no facts from ENTITY-MIB") && it.contains("does not end"));
  }

  @Test
  void anAgentThatRunsInCirclesIsSoonAskedNoMore() throws Exception {
    OBJECTS.forEach(object -> agent.put(object, 1));
    agent.repeats = true;

    DeviceFacts facts = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> facts());

    assertThat(facts.bootMark()).isPresent();
    assertThat(comments()).anyMatch(it -> it.endsWith("is not asked for any more"));
  }
}
