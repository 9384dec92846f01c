package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SnmpUser;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.UserTarget;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** What an SNMPv3 manager goes through when a device reboots. */
class Snmpv3Test {
  private static final OID NAME = new OID("1.3.6.1.2.1.1.5.0");

  private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-21T08:00:00Z"));
  private SimulatedFleet fleet;
  private SimulatedDevice device;
  private Snmp snmp;
  private UserTarget<UdpAddress> target;

  @BeforeEach
  void start() throws Exception {
    fleet =
        SimulatedFleet.builder()
            .clock(clock)
            .credentials(
                SimulatedCredentials.defaults()
                    .withSnmpUsers(
                        SnmpUser.authPriv(
                            "operator",
                            SnmpUser.Auth.SHA256,
                            "auth-password",
                            SnmpUser.Privacy.AES128,
                            "privacy-password")))
            .build()
            .start();
    device = fleet.device(0);
    snmp = new Snmp(new DefaultUdpTransportMapping(new UdpAddress("127.0.0.1/0")));
    OctetString engineId = new OctetString(MPv3.createLocalEngineID());
    USM usm = new USM(SecurityProtocols.getInstance().addDefaultProtocols(), engineId, 0);
    snmp.getMessageDispatcher().removeMessageProcessingModel(snmp.getMessageProcessingModel(3));
    snmp.getMessageDispatcher().addMessageProcessingModel(new MPv3(usm));
    usm.addUser(
        new org.snmp4j.security.UsmUser(
            new OctetString("operator"),
            AuthHMAC192SHA256.ID,
            new OctetString("auth-password"),
            PrivAES128.ID,
            new OctetString("privacy-password")));
    snmp.listen();
    target = new UserTarget<>();
    target.setAddress(new UdpAddress(device.address(), device.ports().snmp()));
    target.setVersion(SnmpConstants.version3);
    target.setSecurityLevel(SecurityLevel.AUTH_PRIV);
    target.setSecurityName(new OctetString("operator"));
    target.setTimeout(1000);
    target.setRetries(1);
  }

  @AfterEach
  void stop() throws Exception {
    snmp.close();
    fleet.close();
  }

  private Optional<String> name() throws IOException {
    ScopedPDU pdu = new ScopedPDU();
    pdu.setType(PDU.GET);
    pdu.add(new VariableBinding(NAME));
    return Optional.ofNullable(snmp.send(pdu, target).getResponse())
        .map(response -> response.get(0).toValueString());
  }

  private void reboot() {
    device.powerCycle();
    clock.advance(Duration.ofMinutes(5));
  }

  @Test
  void managerThatKnowsTheEngineGetsOnAfterAnOrdinaryReboot() throws Exception {
    assertThat(name()).contains("sw-01");
    reboot();
    assertThat(device.engineBoots()).isEqualTo(4);
    assertThat(name()).as("report notInTimeWindows, then the answer").contains("sw-01");
  }

  @Test
  void managerIsStuckWhenEngineBootsWereReset() throws Exception {
    device.inject(Fault.engineBootsReset());
    assertThat(name()).contains("sw-01");
    reboot();
    target.setTimeout(200);
    assertThat(name()).isEmpty();
  }

  @Test
  void changedEngineIdIsFoundByANewDiscovery() throws Exception {
    device.inject(Fault.engineIdChanges());
    assertThat(name()).contains("sw-01");
    byte[] before = device.engineId();
    reboot();
    assertThat(device.engineId()).isNotEqualTo(before);
    target.setTimeout(200);
    assertThat(name()).isEmpty();
    target.setAuthoritativeEngineID(new byte[0]);
    ((MPv3) snmp.getMessageProcessingModel(3)).removeEngineID(target.getAddress());
    target.setTimeout(1000);
    assertThat(name()).contains("sw-01");
  }

  @Test
  void clockThatRanAwayIsCorrectedByAReport() throws Exception {
    assertThat(name()).contains("sw-01");
    clock.advance(Duration.ofHours(1));
    assertThat(name()).contains("sw-01");
  }
}
