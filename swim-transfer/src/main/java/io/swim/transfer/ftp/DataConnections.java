package io.swim.transfer.ftp;

import io.swim.transfer.serving.Pace;
import io.swim.transfer.serving.Printable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.mina.core.session.IoSession;
import org.jspecify.annotations.Nullable;

/**
 * The data connections of one control connection, one after the other. One thread opens and uses
 * them; others may break them off.
 */
final class DataConnections {
  /** Where FtpServer looks for the data connections of a session. */
  private static final String ATTRIBUTE = FtpIoSession.ATTRIBUTE_PREFIX + "data-connection";

  private final IoSession session;
  private final FtpSettings settings;
  private final Semaphore transfers;
  private @Nullable ServerSocketChannel passive;
  private @Nullable InetSocketAddress active;
  private @Nullable SocketChannel channel;
  private BooleanSupplier unwanted = () -> false;
  private @Nullable String brokenOff;
  private boolean busy;
  private boolean connected;
  private boolean over;
  private boolean toldTheEnd;
  private boolean wentOn;
  private volatile boolean silent;
  private volatile Pace pace;

  DataConnections(IoSession session, FtpSettings settings, Semaphore transfers) {
    this.session = session;
    this.settings = settings;
    this.transfers = transfers;
    this.pace = begins();
  }

  private Pace begins() {
    return new Pace(settings.progressTimeout(), System::nanoTime);
  }

  void attach() {
    session.setAttribute(ATTRIBUTE, new ListingConnections(this));
  }

  static Optional<DataConnections> of(IoSession session) {
    return session.getAttribute(ATTRIBUTE) instanceof ListingConnections listings
        ? Optional.of(listings.connections())
        : Optional.empty();
  }

  InetSocketAddress peer() {
    return (InetSocketAddress) session.getRemoteAddress();
  }

  private InetAddress local() {
    return ((InetSocketAddress) session.getLocalAddress()).getAddress();
  }

  /** What PASV answers. */
  InetAddress announced() {
    return settings.shared().advertised().orElseGet(this::local);
  }

  /** Waits for the peer at a port; the port. */
  synchronized int listen() throws IOException {
    close();
    refuseIfOver();
    ServerSocketChannel fresh = ServerSocketChannel.open();
    try {
      bind(fresh);
    } catch (IOException | RuntimeException e) {
      fresh.close();
      throw e;
    }
    passive = fresh;
    return ((InetSocketAddress) fresh.getLocalAddress()).getPort();
  }

  private void bind(ServerSocketChannel fresh) throws IOException {
    FtpSettings.PortRange range = settings.passivePorts();
    int start = ThreadLocalRandom.current().nextInt(range.size());
    for (int i = 0; ; i++) {
      int port = range.first() + (start + i) % range.size();
      try {
        fresh.bind(new InetSocketAddress(local(), port), 4);
        return;
      } catch (IOException e) {
        if (i + 1 == range.size()) {
          throw new IOException("no passive port of " + range + " is free", e);
        }
      }
    }
  }

  /** Will connect to the peer at that port. */
  synchronized void aim(int port) {
    close();
    active = new InetSocketAddress(peer().getAddress(), port);
  }

  synchronized boolean isPrepared() {
    return passive != null || active != null;
  }

  synchronized String mode() {
    return passive != null ? "passive" : "active";
  }

  /** Whether one was opened, be it broken off since. */
  synchronized boolean wasConnected() {
    return connected;
  }

  /** Whether one is open, or being opened. */
  synchronized boolean isBusy() {
    return busy;
  }

  /**
   * Opens the connection that was prepared; waits for the peer.
   *
   * @param unwanted looked at now and then: true ends the connection
   */
  SocketChannel open(BooleanSupplier unwanted) throws IOException {
    ServerSocketChannel listening;
    synchronized (this) {
      refuseIfOver();
      if (!isPrepared()) {
        throw new IOException("use PORT or PASV first");
      }
      if (!transfers.tryAcquire()) {
        throw new IOException("too many transfers at once");
      }
      this.unwanted = unwanted;
      busy = true;
      brokenOff = null;
      silent = false;
      toldTheEnd = false;
      wentOn = false;
      pace = begins();
      listening = passive;
    }
    try {
      SocketChannel fresh = listening != null ? accept(listening) : connect();
      fresh.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      moved();
      synchronized (this) {
        connected = true;
      }
      return fresh;
    } catch (IOException e) {
      throw new IOException(why().orElse("no data connection: " + e.getMessage()), e);
    }
  }

  private SocketChannel accept(ServerSocketChannel listening) throws IOException {
    while (true) {
      SocketChannel fresh = listening.accept();
      InetSocketAddress from = (InetSocketAddress) fresh.getRemoteAddress();
      if (from.getAddress().equals(peer().getAddress())) {
        use(fresh);
        listening.close();
        return fresh;
      }
      fresh.close();
    }
  }

  private SocketChannel connect() throws IOException {
    SocketChannel fresh = SocketChannel.open();
    use(fresh);
    fresh.bind(new InetSocketAddress(local(), 0));
    fresh.connect(active);
    return fresh;
  }

  private synchronized void use(SocketChannel fresh) throws IOException {
    channel = fresh;
    if (brokenOff != null) {
      fresh.close();
    }
  }

  /** Bytes have moved. */
  void moved() {
    pace.moved();
  }

  /** Sends all the bytes. */
  void write(SocketChannel to, ByteBuffer bytes) throws IOException {
    pace.sends(bytes.remaining());
    while (bytes.hasRemaining()) {
      to.write(bytes);
      moved();
    }
  }

  /** Ends what is stalled or not wanted any more. */
  void look() {
    if (!isBusy()) {
      return;
    }
    if (pace.isDead()) {
      silent = true;
      breakOff(pace.verdict());
    } else if (unwanted.getAsBoolean()) {
      breakOff("the server ended it");
    }
  }

  /** Ends the connection from outside; the peer sees a reset, so that a part passes for no file. */
  synchronized void breakOff(String why) {
    if (busy && brokenOff == null) {
      brokenOff = why;
      reset();
    }
  }

  /** The peer hears that all was sent; what it does next shows whether it has it. */
  synchronized void tellsTheEnd() throws IOException {
    refuseIfOver();
    toldTheEnd = true;
    moved();
  }

  /** The peer goes on after it heard of the end; see {@link Farewell}. */
  synchronized void goesOn() {
    if (toldTheEnd) {
      wentOn = true;
    }
  }

  /** Whether {@link #goesOn} said so. */
  synchronized boolean wentOn() {
    return wentOn;
  }

  /** The control connection has ended, in order or not; see {@link Farewell}. */
  synchronized void controlEnds() {
    over = true;
    if (!toldTheEnd) {
      end("the control connection was lost");
    }
  }

  synchronized boolean isOver() {
    return over;
  }

  /** There will be no more: the control connection is gone, though its last commands still run. */
  synchronized void end(String why) {
    over = true;
    breakOff(why);
    closeQuietly(passive);
  }

  private void refuseIfOver() throws IOException {
    if (over) {
      throw new IOException("the control connection was lost");
    }
  }

  /** Whether {@link #look} ended it for want of progress. */
  boolean wasSilent() {
    return silent;
  }

  /** Why it was broken off from outside, if it was. */
  synchronized Optional<String> why() {
    return Optional.ofNullable(brokenOff).map(Printable::of);
  }

  /** Closes the connection so that the peer notices that something is missing. */
  synchronized void reset() {
    SocketChannel open = channel;
    if (open != null) {
      try {
        open.setOption(StandardSocketOptions.SO_LINGER, 0);
      } catch (IOException | UnsupportedOperationException e) {
        // Closed already: there is nothing to reset.
      }
    }
    closeQuietly(passive);
    closeQuietly(channel);
  }

  /** Closes what is open, and forgets what was prepared. */
  synchronized void close() {
    closeQuietly(passive);
    closeQuietly(channel);
    passive = null;
    active = null;
    channel = null;
    connected = false;
    toldTheEnd = false;
    if (busy) {
      busy = false;
      transfers.release();
    }
  }

  private static void closeQuietly(@Nullable Channel open) {
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
