package io.swim.snmp;

import io.swim.device.Device;
import io.swim.device.DevicePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** An SNMP v1 and v2c agent on a real socket whose answers a test decides. */
class TestAgent implements CommandResponder, AutoCloseable {
  final ConcurrentSkipListMap<OID, Variable> values = new ConcurrentSkipListMap<>();
  final List<PDU> requests = new CopyOnWriteArrayList<>();
  volatile Predicate<PDU> losesRequest = pdu -> false;
  volatile Predicate<PDU> losesAnswer = pdu -> false;
  volatile int maxVariables = Integer.MAX_VALUE;

  /** Where GETNEXT goes instead of the end; the agent never ends then. */
  volatile @Nullable OID loopsTo;

  /** Whether GETNEXT of an object that is there answers with that object once more. */
  volatile boolean repeats;

  private final Snmp snmp;
  private final DefaultUdpTransportMapping transport;

  TestAgent() throws IOException {
    this("127.0.0.1");
  }

  TestAgent(String address) throws IOException {
    transport = new DefaultUdpTransportMapping(new UdpAddress(InetAddress.getByName(address), 0));
    snmp = new Snmp(new MessageDispatcherImpl(), transport);
    snmp.getMessageDispatcher().addMessageProcessingModel(new MPv1());
    snmp.getMessageDispatcher().addMessageProcessingModel(new MPv2c());
    snmp.addCommandResponder(this);
    snmp.listen();
    put("1.3.6.1.2.1.1.3.0", new TimeTicks(4711));
  }

  Device device() {
    UdpAddress address = transport.getListenAddress();
    DevicePorts ports = DevicePorts.of(address.getPort(), 22, 23);
    return Device.of("edge-1", address.getInetAddress().getHostAddress()).withPorts(ports);
  }

  int port() {
    return transport.getListenAddress().getPort();
  }

  TestAgent put(String oid, Variable value) {
    values.put(new OID(oid), value);
    return this;
  }

  TestAgent put(String oid, String value) {
    return put(oid, new OctetString(value));
  }

  TestAgent put(String oid, int value) {
    return put(oid, new Integer32(value));
  }

  /** What a SET of these is answered with; 0 for noError. Not called without write community. */
  int set(List<? extends VariableBinding> bindings) {
    bindings.forEach(each -> values.put(each.getOid(), each.getVariable()));
    return PDU.noError;
  }

  @Override
  public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
    PDU request = event.getPDU();
    String community = new String(event.getSecurityName());
    boolean writes = community.equals("rw-secret");
    if (!writes && !community.equals("ro-secret") || losesRequest.test(request)) {
      return;
    }
    requests.add(request);
    PDU response = (PDU) request.clone();
    response.setType(PDU.RESPONSE);
    boolean v1 = event.getMessageProcessingModel() == SnmpConstants.version1;
    response.clear();
    response.setRequestID(request.getRequestID());
    answer(request, response, v1, writes);
    if (losesAnswer.test(request)) {
      return;
    }
    try {
      snmp.getMessageDispatcher()
          .returnResponsePdu(
              event.getMessageProcessingModel(),
              event.getSecurityModel(),
              event.getSecurityName(),
              event.getSecurityLevel(),
              response,
              event.getMaxSizeResponsePDU(),
              event.getStateReference(),
              new StatusInformation());
    } catch (MessageException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(PDU request, PDU response, boolean v1, boolean writes) {
    switch (request.getType()) {
      case PDU.GET -> request.getVariableBindings().forEach(it -> response.add(get(it.getOid())));
      case PDU.GETNEXT ->
          request.getVariableBindings().forEach(it -> response.add(next(it.getOid())));
      case PDU.GETBULK -> {
        OID last = request.get(0).getOid();
        for (int i = 0; i < request.getMaxRepetitions(); i++) {
          VariableBinding next = next(last);
          response.add(next);
          last = next.getOid();
        }
      }
      case PDU.SET -> {
        int status = writes ? set(request.getVariableBindings()) : PDU.noAccess;
        response.setVariableBindings(request.getVariableBindings());
        response.setErrorStatus(v1 && status > PDU.genErr ? PDU.noSuchName : status);
        response.setErrorIndex(status == 0 ? 0 : 1);
      }
      default -> throw new IllegalStateException("request of type " + request.getType());
    }
    if (request.getType() != PDU.SET && response.size() > maxVariables) {
      error(request, response, PDU.tooBig, 0);
    }
    if (v1 && request.getType() != PDU.SET) {
      for (int i = 0; i < response.size(); i++) {
        if (response.get(i).isException()) {
          error(request, response, PDU.noSuchName, i + 1);
          return;
        }
      }
    }
  }

  private static void error(PDU request, PDU response, int status, int index) {
    response.setVariableBindings(request.getVariableBindings());
    response.setErrorStatus(status);
    response.setErrorIndex(index);
  }

  private VariableBinding get(OID oid) {
    Variable value = values.get(oid);
    return new VariableBinding(oid, value == null ? Null.noSuchInstance : value);
  }

  private VariableBinding next(OID oid) {
    Map.Entry<OID, Variable> next = repeats ? values.ceilingEntry(oid) : values.higherEntry(oid);
    if (next == null && loopsTo != null) {
      next = values.ceilingEntry(loopsTo);
    }
    return next == null
        ? new VariableBinding(oid, Null.endOfMibView)
        : new VariableBinding(next.getKey(), next.getValue());
  }

  @Override
  public void close() throws IOException {
    snmp.close();
  }
}
