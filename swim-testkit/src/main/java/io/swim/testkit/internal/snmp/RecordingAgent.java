package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.snmp.PduProcessor.Access;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;

/** Serves a recording to everybody who says public. */
public final class RecordingAgent implements UdpHub.Agent {
  private static final String COMMUNITY = "public";

  private final PduProcessor processor;

  public RecordingAgent(Recording recording) {
    this.processor = new PduProcessor(new Mib(List.of(recording), root -> false));
  }

  @Override
  public Optional<byte[]> answer(byte[] message) {
    int version = CommunityMessage.version(message);
    if (version != SnmpConstants.version1 && version != SnmpConstants.version2c) {
      return Optional.empty();
    }
    try {
      CommunityMessage request = CommunityMessage.decode(message);
      if (!request.community().toString().equals(COMMUNITY)) {
        return Optional.empty();
      }
      PDU response = new PDU();
      processor.process(request.pdu(), response, version, Access.READ);
      return Optional.of(new CommunityMessage(version, request.community(), response).encode());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
