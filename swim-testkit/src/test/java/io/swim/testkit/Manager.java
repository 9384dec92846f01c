package io.swim.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snmp4j.CommunityTarget;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;
import org.snmp4j.util.DefaultPDUFactory;
import org.snmp4j.util.TreeEvent;
import org.snmp4j.util.TreeUtils;

/** An SNMP manager made with the snmp4j client. */
final class Manager implements AutoCloseable {
  private final Snmp snmp;
  private int version = SnmpConstants.version2c;
  private Duration timeout = Duration.ofSeconds(2);

  Manager() throws IOException {
    snmp = new Snmp(new DefaultUdpTransportMapping(new UdpAddress("127.0.0.1/0")));
    snmp.listen();
  }

  Manager version1() {
    version = SnmpConstants.version1;
    return this;
  }

  Manager timeout(Duration value) {
    timeout = value;
    return this;
  }

  private CommunityTarget<UdpAddress> target(java.net.InetSocketAddress address, String community) {
    CommunityTarget<UdpAddress> target =
        new CommunityTarget<>(
            new UdpAddress(address.getAddress(), address.getPort()), new OctetString(community));
    target.setVersion(version);
    target.setTimeout(timeout.toMillis());
    target.setRetries(0);
    return target;
  }

  Optional<PDU> send(
      java.net.InetSocketAddress address, String community, int type, VariableBinding... bindings)
      throws IOException {
    PDU pdu = new PDU(type, List.of(bindings));
    ResponseEvent<UdpAddress> event = snmp.send(pdu, target(address, community));
    return Optional.ofNullable(event.getResponse());
  }

  Variable get(SimulatedDevice device, String oid) throws IOException {
    return get(device.snmp(), oid);
  }

  Variable get(java.net.InetSocketAddress address, String oid) throws IOException {
    return send(address, "public", PDU.GET, new VariableBinding(new OID(oid)))
        .orElseThrow(() -> new IOException("no answer from " + address))
        .get(0)
        .getVariable();
  }

  /** The error status of a SET with the write community. */
  int set(SimulatedDevice device, VariableBinding... bindings) throws IOException {
    return send(device.snmp(), device.credentials().writeCommunity(), PDU.SET, bindings)
        .orElseThrow(() -> new IOException("no answer"))
        .getErrorStatus();
  }

  List<VariableBinding> walk(java.net.InetSocketAddress address, String root) {
    List<VariableBinding> all = new ArrayList<>();
    for (TreeEvent event :
        new TreeUtils(snmp, new DefaultPDUFactory())
            .getSubtree(target(address, "public"), new OID(root))) {
      if (event.isError()) {
        throw new AssertionError(event.getErrorMessage());
      }
      all.addAll(List.of(event.getVariableBindings()));
    }
    return all;
  }

  static VariableBinding number(String oid, int value) {
    return new VariableBinding(new OID(oid), new Integer32(value));
  }

  static VariableBinding text(String oid, String value) {
    return new VariableBinding(new OID(oid), new OctetString(value));
  }

  static VariableBinding address(String oid, String value) {
    return new VariableBinding(new OID(oid), new IpAddress(value));
  }

  @Override
  public void close() throws IOException {
    snmp.close();
  }
}
