package io.swim.transfer.tftp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Settings of a {@link TftpClient}. Not thread-safe. */
public final class TftpClientBuilder {
  private Optional<InetAddress> localAddress = Optional.empty();
  private int blockSize = TftpPacket.DEFAULT_BLOCK_SIZE;
  private int windowSize = 1;
  private Duration timeout = Duration.ofSeconds(1);
  private int retries = 5;
  private boolean requestTransferSize;
  private LongConsumer announced = bytes -> {};
  private TftpMode mode = TftpMode.OCTET;
  private LongConsumer progress = bytes -> {};
  private ClientSettings.Guard guard = () -> {};

  TftpClientBuilder() {}

  /** The address to send from. Defaults to the system's choice. */
  public TftpClientBuilder localAddress(InetAddress address) {
    localAddress = Optional.of(Objects.requireNonNull(address, "localAddress"));
    return this;
  }

  /**
   * Bytes per block to ask for, 8 to 65464 (RFC 2348); a server may take less. Defaults to 512,
   * which needs no asking.
   */
  public TftpClientBuilder blockSize(int bytes) {
    blockSize = within("blockSize", bytes, TftpPacket.MIN_BLOCK_SIZE, TftpPacket.MAX_BLOCK_SIZE);
    return this;
  }

  /**
   * Blocks per acknowledgment to ask for, 1 to 65535 (RFC 7440); a server may take less. Defaults
   * to 1, which needs no asking.
   */
  public TftpClientBuilder windowSize(int blocks) {
    windowSize = within("windowSize", blocks, 1, TftpPacket.MAX_WINDOW_SIZE);
    return this;
  }

  /**
   * How long an answer is awaited before the last packet is sent again, 1 ms to 255 s; doubles with
   * each repeat, up to 10 s. Within a transfer the client learns the round trip and repeats sooner,
   * after 200 ms at the earliest. Defaults to 1 s.
   */
  public TftpClientBuilder timeout(Duration initial) {
    Objects.requireNonNull(initial, "timeout");
    if (initial.compareTo(Duration.ofMillis(1)) < 0
        || initial.compareTo(Duration.ofSeconds(255)) > 0) {
      throw new IllegalArgumentException("timeout is " + initial + ", not 1 ms to 255 s");
    }
    timeout = initial;
    return this;
  }

  /**
   * How many doubling timeouts a silent server is waited for before the transfer fails, 0 to 100.
   * Defaults to 5.
   */
  public TftpClientBuilder retries(int times) {
    retries = within("retries", times, 0, 100);
    return this;
  }

  /** Asks for the size on a read and tells it on a write (RFC 2349). */
  public TftpClientBuilder requestTransferSize() {
    requestTransferSize = true;
    return this;
  }

  /** The same, and {@code told} hears the size before the first byte of a read, if it is told. */
  public TftpClientBuilder requestTransferSize(LongConsumer told) {
    announced = Objects.requireNonNull(told, "told");
    return requestTransferSize();
  }

  /** Defaults to octet. */
  public TftpClientBuilder mode(TftpMode how) {
    mode = Objects.requireNonNull(how, "mode");
    return this;
  }

  /** Told the bytes transferred so far, on the thread that transfers. */
  public TftpClientBuilder progress(LongConsumer consumer) {
    progress = Objects.requireNonNull(consumer, "progress");
    return this;
  }

  /** Asked twice a second at least, on the thread that transfers. */
  TftpClientBuilder guard(ClientSettings.Guard asked) {
    guard = asked;
    return this;
  }

  /** The client; opens nothing yet. */
  public TftpClient build() {
    return new TftpClient(
        new ClientSettings(
            localAddress,
            blockSize,
            windowSize,
            timeout,
            retries,
            requestTransferSize,
            announced,
            mode,
            progress,
            guard));
  }

  private static int within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(name + " is " + value + ", not " + least + " to " + most);
    }
    return value;
  }
}
