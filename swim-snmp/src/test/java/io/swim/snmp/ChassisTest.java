package io.swim.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceFacts;
import io.swim.device.StackMember;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snmp4j.smi.OID;

/** Which entity of ENTITY-MIB is the device. */
class ChassisTest extends WithAgent {
  private static final String ENTITY = "1.3.6.1.2.1.47.1.1.1.1.";
  private static final String SWITCHES = "1.3.6.1.4.1.9.9.500.1.2.1.1.";

  @BeforeEach
  void isCisco() {
    isA("1.3.6.1.4.1.9.1.99999");
  }

  @Test
  void theChassisIsTheFirstEntityOfThatClass() throws Exception {
    agent.put(ENTITY + "5.1", 11).put(ENTITY + "5.1001", 3).put(ENTITY + "5.2001", 3);
    agent.put(ENTITY + "13.1", "STACK").put(ENTITY + "13.1001", "WS-C3560-24TS-S");
    agent.put(ENTITY + "11.1001", "FOC1408Z61U ").put(ENTITY + "13.2001", "other");

    assertThat(facts().model()).contains("WS-C3560-24TS-S");
    assertThat(facts().serialNumber()).contains("FOC1408Z61U");
  }

  @Test
  void aChassisWithoutAModelIsPassedOverForOneThatHasIt() throws Exception {
    entity(1, 3, 0, "Rack", "N/A", "");
    entity(2, 3, 0, "Chassis", "ASR-9010", "FOX1");

    assertThat(facts().model()).contains("ASR-9010");
    assertThat(facts().serialNumber()).contains("FOX1");
  }

  @Test
  void aShelfIsNotTheRouterThatItIsIn() throws Exception {
    entity(1, 3, 9, "Shelf 0", "SHELF", "S1");
    entity(9, 3, 0, "Chassis", "ROUTER", "R1");

    assertThat(facts().model()).contains("ROUTER");
    assertThat(facts().serialNumber()).contains("R1");
  }

  @Test
  void portExtendersAreNeitherTheDeviceNorMembersOfIt() throws Exception {
    entity(1, 11, 0, "Fabric", "", "");
    entity(2, 3, 1, "Fex-101 Nexus2248 Chassis", "N2K-C2248TP-1GE", "F1");
    entity(149, 3, 1, "Nexus5548 Chassis", "N5K-C5548UP", "N1");

    assertThat(facts().model()).contains("N5K-C5548UP");
    assertThat(facts().members()).hasValue(1);
  }

  @Test
  void withoutAChassisWhatIsInNothingIsTheDevice() throws Exception {
    entity(1, 9, 4, "module 1", "NM-16ESW", "M1");
    entity(2, 6, 0, "power supply", "PWR-1", "P1");
    entity(4, 1, 0, "", "SNS-3595-K9", "S1");

    assertThat(facts().model()).contains("SNS-3595-K9");
    assertThat(facts().serialNumber()).contains("S1");
  }

  @Test
  void aModuleIsNeverTakenForTheDevice() throws Exception {
    agent.put(ENTITY + "5.1", 9).put(ENTITY + "13.1", " ");
    agent.put(ENTITY + "5.2", 9).put(ENTITY + "13.2", "NM-16ESW");

    assertThat(facts().model()).isEmpty();
  }

  @Test
  void whereNoClassIsToldTheModelsMustAgree() throws Exception {
    agent.put(ENTITY + "13.8384513", "NCS-5508").put(ENTITY + "13.8384518", "NCS-5508");
    assertThat(facts().model()).contains("NCS-5508");

    agent.put(ENTITY + "13.8384519", "NC55-RP");
    assertThat(facts().model()).isEmpty();

    agent.put(ENTITY + "4.8384513", 0);
    assertThat(facts().model()).contains("NCS-5508");
  }

  @Test
  void membersOfAStackAreTheChassisInIt() throws Exception {
    agent.put(ENTITY + "5.1", 11).put(ENTITY + "4.1", 0);
    for (int chassis : new int[] {1001, 2001, 3001}) {
      agent.put(ENTITY + "5." + chassis, 3).put(ENTITY + "4." + chassis, 1);
    }
    agent.put(ENTITY + "5.4001", 3).put(ENTITY + "4.4001", 0);

    assertThat(facts().members()).hasValue(3);
    assertThat(facts().stack()).as("no number is told").isEmpty();
  }

  @Test
  void placesWhereAMemberMayBeAreNoMembers() throws Exception {
    entity(128, 11, 0, "Stack", "", "");
    entity(101, 3, 128, "CBS350-24P-4X Stack Unit 1", "CBS350-24P-4X", "FOC1");
    entity(102, 3, 128, "CBS350-24P-4X Stack Unit 2", "CBS350-24P-4X", "FOC2");
    entity(103, 3, 128, "", "", "");

    DeviceFacts facts = facts();

    assertThat(facts.members()).hasValue(2);
    assertThat(facts.stack()).extracting(StackMember::number).containsExactly(1, 2);
  }

  @Test
  void severalChassisWithoutAStackAreNoStack() throws Exception {
    agent.put(ENTITY + "5.1", 3).put(ENTITY + "4.1", 0);
    agent.put(ENTITY + "5.2", 3).put(ENTITY + "4.2", 1);

    assertThat(facts().members()).isEmpty();
  }

  @Test
  void theTableOfAStackTellsWhoIsInIt() throws Exception {
    entity(1000, 3, 1, "Switch 1", "C9300-48P", "FCW1");
    entity(2000, 3, 1, "Switch 2", "C9300-24P", "FCW2");
    entity(3000, 3, 1, "Switch 3", "C9300-24P", "");
    agent.put(ENTITY + "10.1000", "Cupertino 17.9.4");
    agent.put(SWITCHES + "3.1000", 1).put(SWITCHES + "6.1000", 4);
    agent.put(SWITCHES + "3.2000", 4).put(SWITCHES + "6.2000", 6);
    agent.put(SWITCHES + "3.3000", 2).put(SWITCHES + "6.3000", 9);

    DeviceFacts facts = facts();

    assertThat(facts.members()).as("one is only provisioned").hasValue(2);
    StackMember first = facts.stack().get(0);
    StackMember second = facts.stack().get(1);
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.role()).contains("Master");
    assertThat(first.version()).contains("17.9.4");
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.model()).contains("C9300-24P");
    assertThat(second.serialNumber()).contains("FCW2");
    assertThat(second.state()).contains("Version mismatch");
  }

  @Test
  void aProductIsToldByItsNumberWhenNothingTellsItBetter() throws Exception {
    isA("1.3.6.1.4.1.9.1.1208");
    assertThat(facts().model()).contains("cat29xxStack");

    entity(1001, 3, 0, "1", "WS-C2960X-48FPS-L", "FCW1");
    assertThat(facts().model()).contains("WS-C2960X-48FPS-L");
  }

  @Test
  void anAgentThatTellsItsObjectIdAsATextIsUnderstood() throws Exception {
    agent.values.remove(new OID("1.3.6.1.2.1.1.2.0"));
    agent.put("1.3.6.1.2.1.1.2.0", ".1.3.6.1.4.1.9.1.1208");

    assertThat(facts().model()).contains("cat29xxStack");
  }
}
