package io.swim.transfer.tftp;

import io.swim.spi.Refusal;
import io.swim.spi.TransferRecord;
import io.swim.transfer.serving.FolderTree;
import io.swim.transfer.serving.SharedSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Settings of a {@link TftpServer}. Not thread-safe. */
public final class TftpServerBuilder {
  static final int DEFAULT_BYTES_IN_FLIGHT = 90 * 1024;
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final int LOOPS_PER_CORE = 2;
  private static final int MIN_EVENT_LOOPS = 8;

  private final List<InetSocketAddress> addresses = new ArrayList<>();
  private Optional<InetAddress> advertised = Optional.empty();
  private int maxBlockSize = TftpPacket.MAX_BLOCK_SIZE;
  private int maxWindowSize = TftpPacket.MAX_WINDOW_SIZE;
  private int maxBytesInFlight = DEFAULT_BYTES_IN_FLIGHT;
  private Duration timeout = Duration.ofSeconds(1);
  private int maxRetries = 6;
  private int maxTransfers = 1000;
  private int maxTransfersPerPeer = 16;
  private int eventLoops = Math.max(MIN_EVENT_LOOPS, LOOPS_PER_CORE * PROCESSORS);
  private Optional<Path> folder = Optional.empty();
  private Consumer<TransferRecord> listener = record -> {};
  private Consumer<Refusal> refusals = refusal -> {};
  private Clock clock = Clock.systemUTC();

  TftpServerBuilder() {}

  /**
   * Adds an address to listen at; port 0 lets the system choose. Without any, port 69 at every IPv4
   * address. Name single addresses on a host that has several: at a wildcard address the answer
   * leaves from where the way to the peer starts, which need not be the address that was asked.
   */
  public TftpServerBuilder bind(InetSocketAddress address) {
    addresses.add(SharedSettings.resolved(address));
    return this;
  }

  /** What devices are told to fetch from, where that is not the local address (NAT). */
  public TftpServerBuilder advertise(InetAddress address) {
    advertised = Optional.of(Objects.requireNonNull(address, "advertise"));
    return this;
  }

  /** The largest block size to agree to, 8 to 65464 bytes (RFC 2348). Defaults to 65464. */
  public TftpServerBuilder maxBlockSize(int bytes) {
    maxBlockSize = within("maxBlockSize", bytes, 8, TftpPacket.MAX_BLOCK_SIZE);
    return this;
  }

  /** The largest window to agree to, 1 to 65535 blocks (RFC 7440). Defaults to 65535. */
  public TftpServerBuilder maxWindowSize(int blocks) {
    maxWindowSize = within("maxWindowSize", blocks, 1, TftpPacket.MAX_WINDOW_SIZE);
    return this;
  }

  /**
   * The window is also made so small that it fits the receiver's socket buffer with this many
   * bytes, 512 per block added for what a packet costs beside its data; one block always fits.
   * Defaults to 90 KiB, which a Linux receiver with default settings holds.
   */
  public TftpServerBuilder maxBytesInFlight(int bytes) {
    maxBytesInFlight = within("maxBytesInFlight", bytes, 1, 1 << 30);
    return this;
  }

  /**
   * How long the first answer to a packet is awaited before the packet is sent again, up to 255 s.
   * It doubles with each repeat, up to 10 s; a client's timeout option (RFC 2349) takes its place.
   * Within a transfer the server learns the round trip and repeats sooner, after 200 ms at the
   * earliest. Defaults to 1 s.
   */
  public TftpServerBuilder timeout(Duration initial) {
    Objects.requireNonNull(initial, "timeout");
    if (initial.compareTo(Duration.ofMillis(1)) < 0
        || initial.compareTo(Duration.ofSeconds(255)) > 0) {
      throw new IllegalArgumentException("timeout is " + initial + ", not 1 ms to 255 s");
    }
    timeout = initial;
    return this;
  }

  /**
   * How many doubling timeouts a silent peer is waited for before its transfer ends, 0 to 100. With
   * the default 6, and a timeout of 1 s, that is 45 s: time for a device to erase its flash.
   */
  public TftpServerBuilder maxRetries(int retries) {
    maxRetries = within("maxRetries", retries, 0, 100);
    return this;
  }

  /** Transfers at once; a request beyond that is not answered. Defaults to 1,000. */
  public TftpServerBuilder maxTransfers(int transfers) {
    maxTransfers = within("maxTransfers", transfers, 1, Integer.MAX_VALUE);
    return this;
  }

  /** Transfers at once to one address. Defaults to 16. */
  public TftpServerBuilder maxTransfersPerPeer(int transfers) {
    maxTransfersPerPeer = within("maxTransfersPerPeer", transfers, 1, Integer.MAX_VALUE);
    return this;
  }

  /**
   * Threads that serve. Defaults to two per core, eight at least. One per core would do the work,
   * but each packet that it sends wakes a client, which takes the core from it: measured on two
   * cores with 16 clients on the same host, two loops were interrupted eight times as often as
   * eight, and took a third more CPU time. With one device the number makes no difference.
   */
  public TftpServerBuilder eventLoops(int threads) {
    eventLoops = within("eventLoops", threads, 1, 1024);
    return this;
  }

  /**
   * Lets ANYBODY read the files in this folder and below, publications aside. Links that lead out
   * of it are not followed.
   */
  public TftpServerBuilder folder(Path readable) {
    folder = Optional.of(Objects.requireNonNull(readable, "folder"));
    return this;
  }

  /**
   * Told of each transfer when it has ended; called on a server thread, must return at once. What
   * it throws is logged.
   */
  public TftpServerBuilder listener(Consumer<TransferRecord> consumer) {
    listener = Objects.requireNonNull(consumer, "listener");
    return this;
  }

  /**
   * Told of each peer that the server turned away, and of each request that it refused, with the
   * reason: for people, with the path or user that was asked for, without control characters, never
   * with a password. Called on a server thread, must return at once; it is for the host to limit
   * what a hostile peer makes of it. What it throws is logged.
   */
  public TftpServerBuilder refusals(Consumer<Refusal> consumer) {
    refusals = Objects.requireNonNull(consumer, "refusals");
    return this;
  }

  /** Decides when offerings expire, and when transfers began. Defaults to the system's clock. */
  public TftpServerBuilder clock(Clock source) {
    clock = Objects.requireNonNull(source, "clock");
    return this;
  }

  /** A server that doesn't listen yet. */
  public TftpServer build() {
    return new TftpServer(
        new ServerSettings(
            addresses.isEmpty()
                ? List.of(new InetSocketAddress("0.0.0.0", 69))
                : List.copyOf(addresses),
            new SharedSettings(
                advertised,
                folder,
                FolderTree.Access.READ,
                Optional.empty(),
                listener,
                refusals,
                clock),
            maxBlockSize,
            maxWindowSize,
            maxBytesInFlight,
            timeout,
            maxRetries,
            maxTransfers,
            maxTransfersPerPeer,
            eventLoops));
  }

  private static int within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(name + " is " + value + ", not " + least + " to " + most);
    }
    return value;
  }
}
