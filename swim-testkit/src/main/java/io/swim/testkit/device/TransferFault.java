package io.swim.testkit.device;

import io.swim.device.TransferProtocol;
import java.util.Objects;
import java.util.Set;

/**
 * Something that goes wrong when a simulated device fetches or sends a file, or takes one that is
 * sent to it. Each holds until it is healed, but what happens once. Immutable.
 */
public sealed interface TransferFault extends Fault {
  /**
   * The connection breaks once after this part of the file, at the next multiple of some KiB; 0 is
   * before the first byte. Where the protocol does not tell the size, at the first bytes. After a
   * transfer has broken the fault is gone.
   */
  static TransferFault breakOnce(int percent) {
    return new Break(checked(percent), Times.ONCE);
  }

  /** As {@link #breakOnce}, but with every transfer. */
  static TransferFault breakAlways(int percent) {
    return new Break(checked(percent), Times.ALWAYS);
  }

  /** As {@link #breakOnce}, after so many bytes: FTP and SFTP don't tell the size of what comes. */
  static TransferFault breakOnceAtByte(long bytes) {
    return new BreakAtByte(bytes);
  }

  /**
   * After this part of the file the device neither takes nor sends anything, and keeps the
   * connection open, until the fault is healed or the device goes down.
   */
  static TransferFault stall(int percent) {
    return new Stall(checked(percent));
  }

  /** The feature set has no client for these: copy says that the input is invalid. */
  static TransferFault lacksClient(TransferProtocol... protocols) {
    return new ClientMissing(Set.of(protocols));
  }

  /**
   * Logins for these protocols fail: the device sends a wrong password to the server that it
   * fetches from or sends to, and refuses the right one at its own FTP and HTTP servers. For its
   * SSH there is {@link Fault#refuseLogin}.
   */
  static TransferFault spoilLogin(TransferProtocol... protocols) {
    return new LoginSpoiled(Set.of(protocols));
  }

  /**
   * The device's own servers for these are off, whatever is configured: FTP, HTTP and HTTPS don't
   * listen, SSH has no SFTP, and SCP is answered as without {@code ip scp server enable}.
   */
  static TransferFault serverOff(TransferProtocol... protocols) {
    return new ServerOff(Set.of(protocols));
  }

  /** A copy that breaks leaves what had arrived on flash; without this fault it is removed. */
  static TransferFault keepPartialCopies() {
    return PartialCopies.KEPT;
  }

  /**
   * One byte in the middle of every file that the device sends, or that is fetched from it, is
   * wrong; the device notices nothing, and its own digest of the file is right.
   */
  static TransferFault corruptSends() {
    return Sending.CORRUPT;
  }

  /**
   * The second half of every file that the device sends, or that is fetched from it, is missing;
   * the device takes that for the whole, and lists the file with its full size.
   */
  static TransferFault truncateSends() {
    return Sending.TRUNCATED;
  }

  private static int checked(int percent) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("percent must be 0 to 100, was " + percent);
    }
    return percent;
  }

  /** How often. */
  enum Times {
    ONCE,
    ALWAYS
  }

  /** See {@link #breakOnce} and {@link #breakAlways}. */
  record Break(int percent, Times times) implements TransferFault {
    public Break {
      Objects.requireNonNull(times, "times");
    }
  }

  /** See {@link #breakOnceAtByte}. */
  record BreakAtByte(long bytes) implements TransferFault {}

  /** See {@link #stall}. */
  record Stall(int percent) implements TransferFault {}

  /** See {@link #lacksClient}. */
  record ClientMissing(Set<TransferProtocol> protocols) implements TransferFault {
    public ClientMissing {
      Objects.requireNonNull(protocols, "protocols");
    }
  }

  /** See {@link #spoilLogin}. */
  record LoginSpoiled(Set<TransferProtocol> protocols) implements TransferFault {
    public LoginSpoiled {
      Objects.requireNonNull(protocols, "protocols");
    }
  }

  /** See {@link #serverOff}. */
  record ServerOff(Set<TransferProtocol> protocols) implements TransferFault {
    public ServerOff {
      Objects.requireNonNull(protocols, "protocols");
    }
  }

  /** See {@link #keepPartialCopies}. */
  enum PartialCopies implements TransferFault {
    KEPT
  }

  /** See {@link #corruptSends} and {@link #truncateSends}. */
  enum Sending implements TransferFault {
    CORRUPT,
    TRUNCATED
  }
}
