package io.swim.testkit.internal.snmp;

import io.swim.testkit.device.Fault.SnmpLoss;
import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.snmp.PduProcessor.Access;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;

/** The SNMP agent of one device: decides who may ask, and hands over to the version's codec. */
public final class DeviceAgent implements UdpHub.Agent {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceAgent.class);
  private static final OID FLASH_MIB = new OID("1.3.6.1.4.1.9.9.10");

  private final NetworkDevice device;
  private final PduProcessor processor;
  private final UsmEngine usm;
  private final Random random;

  public DeviceAgent(NetworkDevice device, UsmKeys keys) {
    this.device = device;
    this.random = new Random(device.spec().index());
    List<MibGroup> groups = device.personality().mibGroups(device);
    this.processor =
        new PduProcessor(
            new Mib(
                groups, root -> root.startsWith(FLASH_MIB) && device.has(Trait.SNMP_HIDES_FLASH)));
    this.usm = new UsmEngine(device, keys, processor);
  }

  /** Whether the device has that address now. */
  public boolean answersAt(InetAddress address) {
    return device.address().equals(address);
  }

  @Override
  public Optional<byte[]> answer(byte[] message) {
    if (!device.isUp() || device.has(Trait.SNMP_SILENT) || isLost()) {
      return Optional.empty();
    }
    try {
      int version = CommunityMessage.version(message);
      return switch (version) {
        case SnmpConstants.version1, SnmpConstants.version2c ->
            community(CommunityMessage.decode(message));
        case SnmpConstants.version3 -> usm.answer(message);
        default -> Optional.empty();
      };
    } catch (IOException e) {
      LOG.debug("{}: malformed SNMP message: {}", device.spec().hostname(), e.getMessage());
      return Optional.empty();
    }
  }

  private boolean isLost() {
    return device
        .faults()
        .find(SnmpLoss.class)
        .filter(loss -> random.nextDouble() < loss.fraction())
        .isPresent();
  }

  private Optional<byte[]> community(CommunityMessage request) throws IOException {
    Optional<Access> access = access(request.community().toString());
    if (access.isEmpty()) {
      return Optional.empty();
    }
    PDU response = new PDU();
    processor.process(request.pdu(), response, request.version(), access.get());
    return Optional.of(
        new CommunityMessage(request.version(), request.community(), response).encode());
  }

  private Optional<Access> access(String community) {
    SimulatedCredentials known = device.spec().credentials();
    if (community.equals(known.writeCommunity())) {
      if (device.has(Trait.REFUSE_WRITE_COMMUNITY)) {
        return Optional.empty();
      }
      return Optional.of(device.has(Trait.SNMP_READ_ONLY) ? Access.READ : Access.WRITE);
    }
    return community.equals(known.readCommunity()) ? Optional.of(Access.READ) : Optional.empty();
  }
}
