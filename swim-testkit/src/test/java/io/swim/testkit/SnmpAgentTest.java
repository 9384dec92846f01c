package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.snmp4j.PDU;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;

/** What SNMPv1 and SNMPv2c managers see. */
class SnmpAgentTest {
  private static final String SYS_DESCR = "1.3.6.1.2.1.1.1.0";
  private static final String SYS_UP_TIME = "1.3.6.1.2.1.1.3.0";
  private static final String TS_MSG_SEND = "1.3.6.1.4.1.9.2.9.9.0";
  private static final String FLASH_NAME = "1.3.6.1.4.1.9.9.10.1.1.2.1.7.1";

  @RegisterExtension
  final SimulatedFleetExtension devices =
      SimulatedFleetExtension.of(
          SimulatedFleet.builder()
              .count(2)
              .uptime(Duration.ofDays(497))
              .rebootTime(Duration.ofMillis(30)));

  @Test
  void systemGroupDescribesTheImageThatRuns(SimulatedDevice device) throws Exception {
    try (Manager manager = new Manager()) {
      assertThat(manager.get(device, SYS_DESCR).toString())
          .startsWith(
              "Cisco IOS Software, C2960 Software (C2960-LANBASEK9-M), Version 12.2(55)SE3, "
                  + "RELEASE SOFTWARE (fc1)\r\nTechnical Support: ");
      assertThat(manager.get(device, "1.3.6.1.2.1.1.2.0").toString())
          .isEqualTo("1.3.6.1.4.1.9.1.716");
      assertThat(manager.get(device, "1.3.6.1.4.1.9.2.1.73.0").toString())
          .isEqualTo("flash:/c2960-lanbasek9-mz.122-55.SE3.bin");
      assertThat(manager.get(device, "1.3.6.1.4.1.9.3.6.6.0").toInt()).isEqualTo(128 << 20);
      assertThat(manager.get(device, "1.3.6.1.2.1.47.1.1.1.1.10.1001").toString())
          .isEqualTo("12.2(55)SE3");
    }
  }

  @Test
  void walkOfEverythingIsInOrderAndHasTheImageStrings(SimulatedDevice device) throws Exception {
    try (Manager manager = new Manager()) {
      List<OID> oids =
          manager.walk(device.snmp(), "1.3").stream().map(VariableBinding::getOid).toList();
      assertThat(oids).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(80);
      assertThat(manager.walk(device.snmp(), "1.3.6.1.4.1.9.9.25"))
          .extracting(VariableBinding::toValueString)
          .contains("CW_FAMILY$C2960$", "CW_VERSION$12.2(55)SE3$", "CW_MEDIA$RAM$");
    }
  }

  @Test
  void upTimeWrapsAfter497Days(SimulatedDevice device) throws Exception {
    // 2^32 hundredths of a second are 497.1 days; the MIB counts on from zero there.
    try (Manager manager = new Manager()) {
      long before = ((TimeTicks) manager.get(device, SYS_UP_TIME)).getValue();
      assertThat(before).isBetween(4_294_080_000L, 4_294_090_000L);
    }
    try (SimulatedFleet wrapped =
            SimulatedFleet.builder().uptime(Duration.ofDays(498)).build().start();
        Manager manager = new Manager()) {
      long after = ((TimeTicks) manager.get(wrapped.device(0), SYS_UP_TIME)).getValue();
      assertThat(after).isBetween(7_752_000L, 7_762_000L);
    }
  }

  @Test
  void unknownCommunityGetsNoAnswer(SimulatedDevice device) throws Exception {
    try (Manager manager = new Manager().timeout(Duration.ofMillis(300))) {
      VariableBinding name = new VariableBinding(new OID(SYS_DESCR));
      assertThat(manager.send(device.snmp(), "guess", PDU.GET, name)).isEmpty();
      device.inject(Fault.refuseWriteCommunity());
      assertThat(manager.send(device.snmp(), "private", PDU.GET, name)).isEmpty();
      device.heal(Fault.refuseWriteCommunity());
      assertThat(manager.send(device.snmp(), "private", PDU.GET, name)).isPresent();
    }
  }

  @Test
  void errorsOfVersion1AreThoseOfRfc1157(SimulatedDevice device) throws Exception {
    try (Manager manager = new Manager().version1()) {
      PDU missing =
          manager
              .send(
                  device.snmp(),
                  "public",
                  PDU.GET,
                  new VariableBinding(new OID(SYS_DESCR)),
                  new VariableBinding(new OID("1.3.6.1.2.1.99.0")))
              .orElseThrow();
      assertThat(missing.getErrorStatus()).isEqualTo(PDU.noSuchName);
      assertThat(missing.getErrorIndex()).isEqualTo(2);
      assertThat(manager.set(device, Manager.text(SYS_DESCR, "x"))).isEqualTo(PDU.noSuchName);
      assertThat(manager.set(device, Manager.number(TS_MSG_SEND, 9))).isEqualTo(PDU.badValue);
      assertThat(manager.set(device, Manager.number(TS_MSG_SEND, 2))).isEqualTo(PDU.genErr);
    }
  }

  @Test
  void errorsOfVersion2AreThoseOfRfc3416(SimulatedDevice device) throws Exception {
    try (Manager manager = new Manager()) {
      assertThat(manager.get(device, "1.3.6.1.2.1.1.1.1")).isEqualTo(Null.noSuchInstance);
      assertThat(manager.get(device, "1.3.6.1.2.1.99.0")).isEqualTo(Null.noSuchObject);
      assertThat(manager.set(device, Manager.text(SYS_DESCR, "x"))).isEqualTo(PDU.notWritable);
      assertThat(manager.set(device, Manager.text(TS_MSG_SEND, "x"))).isEqualTo(PDU.wrongType);
      assertThat(manager.set(device, Manager.number(TS_MSG_SEND, 9))).isEqualTo(PDU.wrongValue);
      assertThat(
              manager
                  .send(device.snmp(), "public", PDU.SET, Manager.number(TS_MSG_SEND, 2))
                  .orElseThrow()
                  .getErrorStatus())
          .isEqualTo(PDU.noAccess);
      device.inject(Fault.snmpReadOnly());
      assertThat(manager.set(device, Manager.number(TS_MSG_SEND, 2))).isEqualTo(PDU.noAccess);
    }
  }

  @Test
  void viewWithoutTheFlashMibHidesAllOfIt(SimulatedDevice device) throws Exception {
    try (Manager manager = new Manager()) {
      assertThat(manager.get(device, FLASH_NAME).toString()).isEqualTo("flash");
      device.inject(Fault.snmpHidesFlash());
      assertThat(manager.get(device, FLASH_NAME)).isEqualTo(Null.noSuchObject);
      assertThat(manager.walk(device.snmp(), "1.3.6.1.4.1.9.9.10")).isEmpty();
    }
  }

  @Test
  void reloadNeedsSystemShutdownInTheConfiguration(SimulatedDevice device) throws Exception {
    try (Manager manager = new Manager();
        TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(manager.set(device, Manager.number(TS_MSG_SEND, 2))).isEqualTo(PDU.commitFailed);
      user.send("configure terminal", "(config)#");
      user.send("snmp-server system-shutdown", "(config)#");
      assertThat(manager.set(device, Manager.number(TS_MSG_SEND, 2))).isZero();
      user.readToEnd();
      await().until(() -> device.rebootCount() == 1 && device.state() == DeviceState.RUNNING);
      assertThat(manager.get(device, "1.3.6.1.4.1.9.2.1.2.0").toString()).isEqualTo("reload");
      assertThat(manager.get(device, "1.3.6.1.6.3.10.2.1.2.0").toInt()).isEqualTo(4);
    }
  }

  @Test
  void writeMemSavesTheConfiguration(SimulatedDevice device) throws Exception {
    try (Manager manager = new Manager();
        TelnetUser user = TelnetUser.enabled(device)) {
      user.send("configure terminal", "(config)#");
      user.send("boot system flash:/other.bin", "(config)#");
      user.send("end", "#");
      assertThat(device.savedBootVariables()).isNotEqualTo(device.bootVariables());
      assertThat(manager.set(device, Manager.number("1.3.6.1.4.1.9.2.1.54.0", 1))).isZero();
      assertThat(device.savedBootVariables()).containsExactly("flash:/other.bin");
    }
  }

  @Test
  void silentAgentAnswersAgainWhenItIsHealed(SimulatedDevice device) throws Exception {
    try (Manager manager = new Manager().timeout(Duration.ofMillis(300))) {
      VariableBinding name = new VariableBinding(new OID(SYS_DESCR));
      device.inject(Fault.snmpSilent());
      assertThat(manager.send(device.snmp(), "public", PDU.GET, name)).isEmpty();
      device.healAll();
      assertThat(manager.send(device.snmp(), "public", PDU.GET, name)).isPresent();
    }
  }
}
