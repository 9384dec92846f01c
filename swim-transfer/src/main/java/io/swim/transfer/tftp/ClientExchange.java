package io.swim.transfer.tftp;

import io.swim.transfer.client.GoAhead;
import io.swim.transfer.serving.Printable;
import io.swim.transfer.tftp.TftpPacket.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The client's socket and the talk about options, for reads and writes alike. */
final class ClientExchange implements AutoCloseable {
  /** What the server agreed to; without an option acknowledgment, what RFC 1350 says. */
  record Agreed(int blockSize, int windowSize, OptionalLong size) {
    static final Agreed NOTHING =
        new Agreed(TftpPacket.DEFAULT_BLOCK_SIZE, 1, OptionalLong.empty());
  }

  /** The system may give less; a window must fit it. */
  private static final int RECEIVE_BUFFER = 4 << 20;

  /** A request is never longer than this (RFC 2347, section 2). */
  private static final int MAX_REQUEST_BYTES = 512;

  private final ClientSettings settings;
  private final InetSocketAddress server;
  private final Kind kind;
  private final String file;
  private final DatagramChannel channel;
  private final Selector selector;
  private final ByteBuffer incoming;
  private final ByteBuffer outgoing = ByteBuffer.allocateDirect(1024);
  private boolean connected;

  ClientExchange(ClientSettings settings, InetSocketAddress server, Kind kind, String file)
      throws IOException {
    if (server.isUnresolved()) {
      throw new IOException("TFTP server " + server + " can't be resolved");
    }
    this.settings = settings;
    this.server = server;
    this.kind = kind;
    this.file = file;
    int block = Math.max(settings.blockSize(), TftpPacket.DEFAULT_BLOCK_SIZE);
    this.incoming = ByteBuffer.allocateDirect(TftpPacket.HEADER_BYTES + block + 1);
    this.channel = DatagramChannel.open(SessionChannel.family(server.getAddress()));
    this.selector = Selector.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      if (settings.localAddress().isPresent()) {
        channel.bind(new InetSocketAddress(settings.localAddress().get(), 0));
      }
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** What is done, for messages. */
  String what() {
    return "TFTP "
        + (kind == Kind.READ ? "read" : "write")
        + " of "
        + file
        + " at "
        + Printable.of(server);
  }

  String file() {
    return file;
  }

  /**
   * Sends the request.
   *
   * @param size to tell with a write; 0 asks for it with a read
   */
  void request(long size) throws IOException {
    Map<String, String> options = new LinkedHashMap<>();
    if (settings.blockSize() != TftpPacket.DEFAULT_BLOCK_SIZE) {
      options.put("blksize", Integer.toString(settings.blockSize()));
    }
    if (settings.requestTransferSize()) {
      options.put("tsize", Long.toString(size));
    }
    if (settings.windowSize() != 1) {
      options.put("windowsize", Integer.toString(settings.windowSize()));
    }
    String mode = settings.mode().wireName();
    outgoing.clear();
    try {
      TftpCodec.write(new TftpPacket.Request(kind, file, mode, options), outgoing);
    } catch (java.nio.BufferOverflowException e) {
      throw new IOException(what() + ": the name is too long", e);
    }
    if (outgoing.position() > MAX_REQUEST_BYTES) {
      throw new IOException(what() + ": the request is longer than 512 bytes");
    }
    channel.send(outgoing.flip(), server);
  }

  /** Checks what the server acknowledged; a server may lower what was asked, and no more. */
  Agreed agreed(TftpPacket.OptionAck oack) throws IOException {
    int blockSize = TftpPacket.DEFAULT_BLOCK_SIZE;
    int windowSize = 1;
    OptionalLong size = OptionalLong.empty();
    for (Map.Entry<String, String> option : oack.options().entrySet()) {
      long value = number(option);
      switch (option.getKey()) {
        case "blksize" ->
            blockSize = atMost(option, settings.blockSize(), TftpPacket.MIN_BLOCK_SIZE);
        case "windowsize" -> windowSize = atMost(option, settings.windowSize(), 1);
        case "tsize" -> size = OptionalLong.of(value);
        default -> throw refuse(option);
      }
    }
    return new Agreed(blockSize, windowSize, size);
  }

  private int atMost(Map.Entry<String, String> option, int asked, int least) throws IOException {
    long value = number(option);
    if (value < least || value > asked) {
      throw refuse(option);
    }
    return (int) value;
  }

  private long number(Map.Entry<String, String> option) throws IOException {
    try {
      return Long.parseLong(option.getValue());
    } catch (NumberFormatException e) {
      throw refuse(option);
    }
  }

  private IOException refuse(Map.Entry<String, String> option) {
    String words = "option " + Printable.of(option.getKey() + "=" + option.getValue());
    abort(TftpError.OPTION_REFUSED, words + " was not asked");
    return TftpException.ofClient(what(), "the server answered with " + words, 0);
  }

  void send(TftpPacket packet) throws IOException {
    outgoing.clear();
    TftpCodec.write(packet, outgoing);
    send(outgoing.flip());
  }

  /** A packet that can't go out now is lost; the timer repeats it. */
  void send(ByteBuffer packet) throws IOException {
    try {
      channel.write(packet);
    } catch (PortUnreachableException e) {
      throw unreachable(e);
    }
  }

  /** Tells the server, and throws, when the last repeat has had its time. */
  void giveUpWhenExhausted(RetransmitTimer timer, long bytes) throws IOException {
    if (timer.exhausted(EventLoop.now())) {
      abort(TftpError.NOT_DEFINED, "Timed out");
      throw TftpException.ofClient(what(), "no answer, " + timer.repeats() + " repeats,", bytes);
    }
  }

  /** Tells the server that the transfer ends here; best effort. */
  void abort(TftpError error, String words) {
    if (!connected) {
      return;
    }
    try {
      send(new TftpPacket.Error(error, words));
    } catch (IOException e) {
      // The transfer fails for another reason already, and the server has its own timer.
      connected = false;
    }
  }

  /** The next packet of the server, or null when the time is up. */
  @Nullable TftpPacket receive(long until) throws IOException {
    while (true) {
      if (Thread.currentThread().isInterrupted()) {
        abort(TftpError.NOT_DEFINED, "Interrupted");
        throw new InterruptedIOException(what() + " was interrupted");
      }
      look();
      TftpPacket packet = poll();
      if (packet != null) {
        return packet;
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(until - EventLoop.now() + 999_999);
      if (millis <= 0) {
        return null;
      }
      selector.select(key -> {}, Math.min(millis, GoAhead.EVERY.toMillis()));
    }
  }

  private void look() throws IOException {
    try {
      settings.guard().look();
    } catch (IOException e) {
      abort(TftpError.NOT_DEFINED, "Given up");
      throw e;
    }
  }

  private @Nullable TftpPacket poll() throws IOException {
    while (receiveInto()) {
      try {
        return TftpCodec.parse(incoming.flip());
      } catch (MalformedPacketException e) {
        // As if lost: the sender repeats it.
        continue;
      }
    }
    return null;
  }

  /**
   * The server answers from a port of its own (RFC 1350, section 4), which is then the only one.
   */
  private boolean receiveInto() throws IOException {
    incoming.clear();
    try {
      if (connected) {
        return channel.read(incoming) > 0;
      }
      InetSocketAddress sender = (InetSocketAddress) channel.receive(incoming);
      if (sender == null) {
        return false;
      }
      if (sender.getAddress().equals(server.getAddress())) {
        channel.connect(sender);
        connected = true;
      } else {
        incoming.clear();
      }
      return true;
    } catch (PortUnreachableException e) {
      throw unreachable(e);
    }
  }

  private TftpException unreachable(PortUnreachableException cause) {
    TftpException failure = TftpException.ofClient(what(), "the server's port is closed", 0);
    failure.initCause(cause);
    return failure;
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
