package io.swim.snmp;

import io.swim.device.Access;
import io.swim.fault.DriverException;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import io.swim.spi.Transcript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A session that only reads, and takes no value that is too long to be what it should be: a harmed
 * agent may answer anything.
 */
final class CarefulSession implements SnmpSession {
  /** sysDescr has 255 octets at most (RFC 3418); many agents tell more, none so many. */
  private static final int MAX_OCTETS = 4096;

  private final SnmpSession session;
  private final Transcript transcript;

  CarefulSession(SnmpSession session, Transcript transcript) {
    this.session = session;
    this.transcript = transcript;
  }

  @Override
  public Access access() {
    return session.access();
  }

  @Override
  public Map<String, SnmpValue> get(List<String> oids)
      throws DriverException, InterruptedException {
    Map<String, SnmpValue> found = new LinkedHashMap<>(session.get(oids));
    found.entrySet().removeIf(each -> isTooLong(each.getKey(), each.getValue()));
    return found;
  }

  @Override
  public List<SnmpBinding> walk(String root) throws DriverException, InterruptedException {
    return session.walk(root).stream()
        .filter(each -> !isTooLong(each.oid(), each.value()))
        .toList();
  }

  private boolean isTooLong(String oid, SnmpValue value) {
    int octets = value instanceof SnmpValue.Octets it ? it.bytes().length : 0;
    if (octets > MAX_OCTETS) {
      transcript.comment(
          MibObject.describe(oid)
              + " is not taken: it has "
              + octets
              + " octets, more than "
              + MAX_OCTETS);
    }
    return octets > MAX_OCTETS;
  }

  @Override
  public void set(List<SnmpBinding> bindings) {
    throw new UnsupportedOperationException("facts are only read");
  }

  @Override
  public void acceptNewEngine() {
    session.acceptNewEngine();
  }

  @Override
  public void close() {
    session.close();
  }
}
