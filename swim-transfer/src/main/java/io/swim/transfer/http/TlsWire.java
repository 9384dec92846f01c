package io.swim.transfer.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection with TLS. Several records are encrypted before one write: with a write for each, as
 * SSLSocket does, the system calls and the wake-ups of the peer cost more than the encryption.
 */
final class TlsWire implements Wire {
  private static final Logger LOG = LoggerFactory.getLogger(TlsWire.class);
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final int RECORDS_PER_WRITE = 8;
  private static final Duration PEER_CLOSES_FIRST = Duration.ofSeconds(1);

  private final SocketWire socket;
  private final SSLEngine engine;
  private final int packet;
  private final ByteBuffer in;
  private final ByteBuffer out;
  private ByteBuffer plain;

  private TlsWire(SocketWire socket, SSLEngine engine) {
    this.socket = socket;
    this.engine = engine;
    this.packet = engine.getSession().getPacketBufferSize();
    this.in = ByteBuffer.allocate(RECORDS_PER_WRITE / 2 * packet).flip();
    this.out = ByteBuffer.allocate(RECORDS_PER_WRITE * packet);
    this.plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
  }

  /** Shakes hands. The socket stays open when that fails. */
  static TlsWire over(SocketWire socket, SSLEngine engine) throws IOException {
    TlsWire wire = new TlsWire(socket, engine);
    engine.beginHandshake();
    wire.shakeHands();
    return wire;
  }

  private void shakeHands() throws IOException {
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_WRAP -> flush(NOTHING);
        case NEED_TASK -> runTasks();
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          if (unwrap() == SSLEngineResult.Status.BUFFER_UNDERFLOW && fill(Wire::read) < 0) {
            throw new SSLException("the peer ended the connection during the TLS handshake");
          }
        }
        case FINISHED, NOT_HANDSHAKING -> {
          return;
        }
      }
      if (engine.isOutboundDone() && engine.isInboundDone()) {
        throw new SSLException("the peer ended the TLS handshake");
      }
    }
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask(); task != null; ) {
      task.run();
      task = engine.getDelegatedTask();
    }
  }

  /** How to get more from the socket. */
  private interface Source {
    int read(Wire from, ByteBuffer into) throws IOException;
  }

  private int fill(Source source) throws IOException {
    in.compact();
    try {
      return source.read(socket, in);
    } finally {
      in.flip();
    }
  }

  private SSLEngineResult.Status unwrap() throws IOException {
    plain.clear();
    try {
      SSLEngineResult.Status status = engine.unwrap(in, plain).getStatus();
      if (status == SSLEngineResult.Status.BUFFER_OVERFLOW) {
        plain = ByteBuffer.allocate(2 * plain.capacity());
        return unwrap();
      }
      return status;
    } catch (SSLException e) {
      sayWhy();
      throw e;
    } finally {
      plain.flip();
    }
  }

  /** The engine has an alert for the peer. */
  private void sayWhy() {
    try {
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        flush(NOTHING);
      }
    } catch (IOException e) {
      LOG.trace("the peer can't be told what is wrong: {}", e.toString());
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return take(into, Wire::read);
  }

  @Override
  public int poll(ByteBuffer into) throws IOException {
    return take(into, Wire::poll);
  }

  private int take(ByteBuffer into, Source source) throws IOException {
    while (!plain.hasRemaining()) {
      SSLEngineResult.Status status = unwrap();
      if (status == SSLEngineResult.Status.CLOSED) {
        return -1;
      }
      if (status == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
        int count = fill(source);
        if (count <= 0) {
          return count;
        }
      } else {
        goOnAfterHandshakeMessage();
      }
    }
    int count = Math.min(plain.remaining(), into.remaining());
    into.put(into.position(), plain, plain.position(), count);
    into.position(into.position() + count);
    plain.position(plain.position() + count);
    return count;
  }

  /** TLS 1.3 changes keys; a renegotiation, up to TLS 1.2, costs us much more than the peer. */
  private void goOnAfterHandshakeMessage() throws IOException {
    HandshakeStatus status = engine.getHandshakeStatus();
    if (status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.FINISHED) {
      return;
    }
    if (!engine.getSession().getProtocol().equals("TLSv1.3")) {
      throw new SSLException("the peer wants to renegotiate");
    }
    shakeHands();
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    while (from.hasRemaining()) {
      flush(from);
    }
  }

  /** Encrypts as much as one write is to carry, or what the engine itself has to say. */
  private void flush(ByteBuffer from) throws IOException {
    out.clear();
    boolean more;
    do {
      SSLEngineResult result = engine.wrap(from, out);
      if (result.getStatus() == SSLEngineResult.Status.CLOSED && from.hasRemaining()) {
        throw new SSLException("the peer has closed the TLS connection");
      }
      boolean says = engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
      more = from.hasRemaining() || (says && result.bytesProduced() > 0);
    } while (more && out.remaining() >= packet);
    socket.write(out.flip());
  }

  @Override
  public void stallAfter(Duration limit) {
    socket.stallAfter(limit);
  }

  @Override
  public void endAt(long nanos) {
    socket.endAt(nanos);
  }

  @Override
  public void endNever() {
    socket.endNever();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Our own end comes second where the peer is quick: a client that has counted its bytes closes
   * over an unread close_notify, and the reset that follows looks as if it had not got them all.
   */
  @Override
  public void settle() throws IOException {
    ByteBuffer nothing = ByteBuffer.allocate(1);
    socket.endAt(System.nanoTime() + PEER_CLOSES_FIRST.toNanos());
    try {
      if (read(nothing) < 0) {
        answerTheEnd();
        return;
      }
    } catch (SocketTimeoutException e) {
      LOG.trace("the peer waits for us to end the connection");
    } finally {
      socket.endNever();
    }
    endOutput();
    socket.discard(1 << 18);
  }

  @Override
  public void linger() {
    answerTheEnd();
    socket.linger();
  }

  private void answerTheEnd() {
    try {
      endOutput();
    } catch (IOException e) {
      LOG.trace("the peer can't be told of the end: {}", e.toString());
    }
  }

  private void endOutput() throws IOException {
    engine.closeOutbound();
    flush(NOTHING);
    socket.endOutput();
  }

  @Override
  public boolean endedSafely() {
    return engine.isInboundDone();
  }

  @Override
  public SocketWire socket() {
    return socket;
  }

  /** The version of TLS, such as {@code TLSv1.3}. */
  String version() {
    return engine.getSession().getProtocol();
  }

  @Override
  public void close() {
    socket.close();
  }
}
