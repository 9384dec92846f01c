package io.swim.transfer.http;

import io.swim.transfer.serving.Door;
import io.swim.transfer.serving.Printable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a client, from the handshake to the end. Used by one thread. */
final class Visit implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

  /** What the visits at one address have in common. */
  record Factory(HttpSettings settings, Door door, Buffers buffers, Optional<SSLContext> tls) {
    boolean mayKnock(InetAddress peer) {
      return door.mayKnock(peer);
    }

    Visit visit(SocketWire socket, InetSocketAddress peer) {
      return new Visit(this, socket, peer);
    }
  }

  private final Factory common;
  private final SocketWire socket;
  private final InetSocketAddress peer;

  private Visit(Factory common, SocketWire socket, InetSocketAddress peer) {
    this.common = common;
    this.socket = socket;
    this.peer = peer;
  }

  static Factory plain(HttpSettings settings, Door door) {
    return new Factory(settings, door, new Buffers(), Optional.empty());
  }

  static Factory tls(HttpSettings settings, Door door, SSLContext context) {
    return new Factory(settings, door, new Buffers(), Optional.of(context));
  }

  @Override
  public void run() {
    try {
      serve();
    } catch (SocketTimeoutException e) {
      LOG.debug("{} was silent for too long", Printable.of(peer));
    } catch (IOException e) {
      LOG.debug("the connection of {} ended: {}", Printable.of(peer), e.toString());
    }
  }

  private void serve() throws IOException {
    limitRequest();
    if (common.tls().isEmpty()) {
      converse(socket, Map.of());
      return;
    }
    SSLEngine engine = common.tls().get().createSSLEngine();
    common.settings().tlsVersions().applyTo(engine);
    TlsWire wire = TlsWire.over(socket, engine);
    converse(wire, Map.of("tls", wire.version()));
  }

  private void converse(Wire wire, Map<String, String> options) throws IOException {
    WireInput in = new WireInput(wire);
    Answers answers = new Answers(wire, common.settings().clock());
    Requests requests =
        new Requests(common.door(), new Requests.Visitor(peer, options), wire, answers, common);
    boolean goesOn = true;
    while (goesOn && in.await()) {
      RequestHead head;
      try {
        head = RequestHead.read(in);
      } catch (BadMessageException e) {
        answers.refuse(e.status(), e.getMessage());
        wire.linger();
        return;
      }
      wire.stallAfter(common.settings().stallTimeout());
      wire.endNever();
      goesOn = requests.answer(head, in);
      limitRequest();
    }
  }

  /** The whole time, not the time between two bytes: one byte a second must not hold a thread. */
  private void limitRequest() {
    socket.stallAfter(common.settings().requestTimeout());
    socket.endAt(System.nanoTime() + common.settings().requestTimeout().toNanos());
  }
}
