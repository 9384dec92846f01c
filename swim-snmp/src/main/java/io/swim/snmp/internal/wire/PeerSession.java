package io.swim.snmp.internal.wire;

import io.swim.device.Access;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.spi.SessionServices;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import io.swim.spi.Transcript;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SNMP with one device. Holds nothing open: the socket and what is known of engines are shared. */
public final class PeerSession implements SnmpSession {
  private static final int MAX_TEXT = 120;

  private final Peer peer;
  private final Transcript transcript;
  private final Reader reader;
  private final Optional<Writer> writer;

  /**
   * Makes a session; sends nothing.
   *
   * @param peer the device
   * @param logins in whose name
   * @param attempts how patient
   * @param services of the step
   */
  public PeerSession(Peer peer, Logins logins, Attempts attempts, SessionServices services) {
    this.peer = peer;
    this.transcript = services.transcript();
    Conversation conversation =
        new Conversation(peer, attempts, services.clock(), services.deadline());
    this.reader = new Reader(conversation, logins.read());
    this.writer = logins.write().map(write -> new Writer(conversation, logins.read(), write));
  }

  /**
   * In whose name a session reads and sets.
   *
   * @param read for reading
   * @param write for setting, if anything may be set
   */
  public record Logins(Login read, Optional<Login> write) {}

  @Override
  public Access access() {
    return Access.SNMP;
  }

  @Override
  public Map<String, SnmpValue> get(List<String> oids)
      throws DriverException, InterruptedException {
    transcript.sent("GET " + String.join(" ", oids.stream().map(MibObject::describe).toList()));
    try {
      Map<String, SnmpValue> found = reader.get(oids);
      found.forEach((oid, value) -> transcript.received(line(oid, value)));
      return found;
    } catch (DriverException e) {
      throw noted(e);
    }
  }

  @Override
  public List<SnmpBinding> walk(String root) throws DriverException, InterruptedException {
    transcript.sent("WALK " + MibObject.describe(root));
    try {
      List<SnmpBinding> found = reader.walk(root);
      transcript.received(found.size() + " objects");
      return found;
    } catch (DriverException e) {
      throw noted(e);
    }
  }

  @Override
  public void set(List<SnmpBinding> bindings) throws DriverException, InterruptedException {
    if (writer.isEmpty()) {
      throw new DriverException(
          FailureKind.AUTHENTICATION,
          DeviceEffect.NONE,
          "write community missing for " + peer.name() + ": nothing can be set over SNMP");
    }
    bindings.forEach(each -> transcript.sent("SET " + line(each.oid(), each.value())));
    try {
      writer.get().set(bindings);
      transcript.received("done");
    } catch (DriverException e) {
      throw noted(e);
    }
  }

  @Override
  public void acceptNewEngine() {
    peer.forgetEngine();
  }

  @Override
  public void close() {
    // Nothing of its own is open.
  }

  private DriverException noted(DriverException e) {
    transcript.comment(e.text());
    return e;
  }

  private static String line(String oid, SnmpValue value) {
    String text = value.text();
    return MibObject.describe(oid)
        + " = "
        + (text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...");
  }
}
