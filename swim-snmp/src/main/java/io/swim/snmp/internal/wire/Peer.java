package io.swim.snmp.internal.wire;

import io.swim.device.SnmpCredentials;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.mp.PduHandle;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/**
 * One device's SNMP port: the requests that are under way to it, and its v3 engine once known.
 * Thread-safe.
 */
public final class Peer {
  private static final Logger LOG = LoggerFactory.getLogger(Peer.class);

  /** Reports that ask for the same request once more: engine ID, then boots and time. */
  private static final int MAX_RESENDS = 3;

  private final UdpAddress address;
  private final OctetString localEngineId;
  private final Sender sender;
  private final MessageDispatcherImpl noTransport = new MessageDispatcherImpl();
  private final Map<Integer, Waiting> underWay = new ConcurrentHashMap<>();
  private final ReentrantLock discovering = new ReentrantLock();
  private final Random random = new SecureRandom();
  private volatile @Nullable UsmEngine engine;

  Peer(UdpAddress address, OctetString localEngineId, Sender sender) {
    this.address = address;
    this.localEngineId = localEngineId;
    this.sender = sender;
  }

  /** Puts a message on the wire. */
  interface Sender {
    void send(UdpAddress address, byte[] message) throws IOException;
  }

  /** Makes the bytes of a request, anew for every try. */
  private interface Encoder {
    byte[] encode(PduHandle handle) throws IOException;
  }

  /** Such as {@code 10.0.0.1:161}. */
  public String name() {
    String host = address.getInetAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
  }

  /** Whether that user was ever answered by the engine as it is known now. */
  boolean hasAnswered(SnmpCredentials.User user) {
    UsmEngine current = engine;
    return current != null && current.hasAnswered(user);
  }

  /** Makes AES-192 and AES-256 keys in the other of the two known ways. */
  void switchKeyExtension() {
    UsmEngine current = engine;
    if (current != null) {
      current.switchKeyExtension();
    }
  }

  /** Trusts the next engine that answers, as if this device had never been asked. */
  public void forgetEngine() {
    engine = null;
  }

  /**
   * Sends a request until it is answered.
   *
   * @return the response, whatever its error status
   * @throws NoAnswerException when nothing came that may be believed
   * @throws DriverException effect NONE: the agent did not process the request and said why, or it
   *     could not be sent
   */
  public PDU ask(Login login, PDU pdu, Attempts attempts)
      throws NoAnswerException, DriverException, InterruptedException {
    if (login instanceof Login.User user) {
      UsmEngine known = knownEngine(user, attempts);
      Waiting waiting = begin(login);
      try {
        PDU response = converse(waiting, attempts, handle -> known.encode(user, pdu, handle));
        known.answered(user.credentials());
        return response;
      } finally {
        end(waiting);
        known.release(waiting.handle());
      }
    }
    Login.Community community = (Login.Community) login;
    Waiting waiting = begin(login);
    try {
      return converse(
          waiting,
          attempts,
          handle -> {
            pdu.setRequestID(new Integer32(handle.getTransactionID()));
            return CommunityCodec.encode(community, pdu);
          });
    } finally {
      end(waiting);
    }
  }

  private UsmEngine knownEngine(Login.User login, Attempts attempts)
      throws NoAnswerException, DriverException, InterruptedException {
    discovering.lockInterruptibly();
    try {
      UsmEngine current = engine;
      if (current == null) {
        current = new UsmEngine(address, localEngineId);
        engine = current;
      }
      if (!current.isKnown()) {
        discover(current, login, attempts);
      }
      return current;
    } finally {
      discovering.unlock();
    }
  }

  private void discover(UsmEngine unknown, Login.User login, Attempts attempts)
      throws NoAnswerException, DriverException, InterruptedException {
    Waiting waiting = begin(login);
    try {
      for (Duration wait : attempts.waits()) {
        send(() -> unknown.encodeDiscovery(waiting.handle()));
        if (waiting.await(wait).isPresent() && unknown.isKnown()) {
          return;
        }
      }
      throw NoAnswerException.toDiscovery(attempts);
    } finally {
      end(waiting);
      unknown.release(waiting.handle());
    }
  }

  private PDU converse(Waiting waiting, Attempts attempts, Encoder encoder)
      throws NoAnswerException, DriverException, InterruptedException {
    int resends = 0;
    List<Duration> waits = attempts.waits();
    int next = 0;
    while (next < waits.size()) {
      send(() -> encoder.encode(waiting.handle()));
      Optional<Arrival> arrival = waiting.await(waits.get(next));
      next++;
      if (arrival.orElse(null) instanceof Arrival.Response response) {
        return response.pdu();
      }
      if (arrival.orElse(null) instanceof Arrival.Report report) {
        boolean synchronizes = SnmpConstants.usmStatsNotInTimeWindows.equals(report.counter());
        if (!synchronizes || resends == MAX_RESENDS) {
          throw Reports.exception(report.counter(), name(), waiting.login());
        }
        resends++;
        next--;
      }
    }
    throw NoAnswerException.toRequest(attempts, waiting.refusals());
  }

  /** Makes and sends one message. */
  private interface Message {
    byte[] encode() throws IOException;
  }

  private void send(Message message) throws DriverException {
    try {
      sender.send(address, message.encode());
    } catch (IOException e) {
      throw new DriverException(
              FailureKind.UNREACHABLE,
              DeviceEffect.NONE,
              "can't send SNMP to " + name() + ": " + e.getMessage())
          .withCause(e);
    }
  }

  private Waiting begin(Login login) {
    while (true) {
      // Not to be guessed: with SNMP v1 and v2c it is all that tells a true answer from a faked
      // one.
      int requestId = random.nextInt(Integer.MAX_VALUE) + 1;
      Waiting waiting = new Waiting(requestId, login);
      if (underWay.putIfAbsent(requestId, waiting) == null) {
        return waiting;
      }
    }
  }

  private void end(Waiting waiting) {
    underWay.remove(waiting.handle().getTransactionID());
  }

  /** Takes in a message from this device, on the receiving thread. Garbage is dropped. */
  void received(ByteBuffer message) {
    try {
      BERInputStream in = new BERInputStream(message);
      Integer32 version = MessageDispatcherImpl.getSnmpVersion(in);
      if (version == null) {
        LOG.debug("{} sent something that is not SNMP", name());
      } else if (version.getValue() == SnmpConstants.version3) {
        receivedV3(in);
      } else {
        CommunityCodec.Message decoded = CommunityCodec.decode(in);
        Waiting waiting = underWay.get(decoded.pdu().getRequestID().getValue());
        if (waiting != null && waiting.login().equals(decoded.login())) {
          waiting.bring(new Arrival.Response(decoded.pdu()));
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("{} sent an SNMP message that can't be read", name(), e);
    }
  }

  private void receivedV3(BERInputStream in) {
    UsmEngine current = engine;
    if (current == null) {
      return;
    }
    UsmEngine.Message decoded = current.decode(noTransport, in);
    Waiting waiting = underWay.get(decoded.requestId());
    if (waiting != null) {
      decoded.arrival().ifPresent(waiting::bring);
    }
    decoded.refusal().ifPresent(why -> underWay.values().forEach(it -> it.refuse(why)));
  }
}
