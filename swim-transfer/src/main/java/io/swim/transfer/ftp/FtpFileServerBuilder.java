package io.swim.transfer.ftp;

import io.swim.device.Login;
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

/** Settings of a {@link FtpFileServer}. Not thread-safe. */
public final class FtpFileServerBuilder {
  private static final int MAX_PORT = 65535;

  private final List<InetSocketAddress> addresses = new ArrayList<>();
  private Optional<InetAddress> advertised = Optional.empty();
  private FtpSettings.PortRange passivePorts = FtpSettings.PortRange.ANY;
  private Optional<Path> folder = Optional.empty();
  private FolderTree.Access access = FolderTree.Access.READ;
  private Optional<Login> account = Optional.empty();
  private Duration progressTimeout = Duration.ofSeconds(60);
  private int maxTransfers = 500;
  private int maxConnectionsPerPeer = 32;
  private Consumer<TransferRecord> listener = record -> {};
  private Clock clock = Clock.systemUTC();

  FtpFileServerBuilder() {}

  /**
   * Adds an address to listen at; port 0 lets the system choose. Without any, port 21 at every IPv4
   * address.
   */
  public FtpFileServerBuilder bind(InetSocketAddress address) {
    addresses.add(SharedSettings.resolved(address));
    return this;
  }

  /**
   * The external address, where that is not the local one (NAT): what devices are told to fetch
   * from, and what PASV answers.
   */
  public FtpFileServerBuilder advertise(InetAddress address) {
    advertised = Optional.of(Objects.requireNonNull(address, "advertise"));
    return this;
  }

  /**
   * The ports that passive data connections are taken at, for a firewall between. Each login needs
   * one while it transfers. Defaults to any port that the system chooses.
   */
  public FtpFileServerBuilder passivePorts(int first, int last) {
    if (first < 1 || last < first || last > MAX_PORT) {
      throw new IllegalArgumentException(
          "passive ports are " + first + " to " + last + ", not within 1 to " + MAX_PORT);
    }
    passivePorts = new FtpSettings.PortRange(first, last);
    return this;
  }

  /**
   * Lets ANYBODY read the files in this folder and below, or anybody who has the {@link #account},
   * publications aside. Links that lead out of it are not followed.
   */
  public FtpFileServerBuilder folder(Path served) {
    folder = Optional.of(Objects.requireNonNull(served, "folder"));
    return this;
  }

  /**
   * The login that the folder asks for; the same one again and again, unlike those of offerings.
   */
  public FtpFileServerBuilder account(Login login) {
    account = Optional.of(Objects.requireNonNull(login, "account"));
    return this;
  }

  /**
   * Who may read the folder may also change it. A new file is written beside, and takes its name
   * when it is whole; a second writer of the same file is refused until the first has ended.
   */
  public FtpFileServerBuilder writable() {
    access = FolderTree.Access.READ_AND_WRITE;
    return this;
  }

  /**
   * After this time without a byte a transfer ends, and so does the wait for a data connection. It
   * is ten times as long at most while the device may still be taking what was handed to the
   * network: as long as that takes at the rate of the transfer so far. 1 ms to a day, defaults to
   * 60 s.
   */
  public FtpFileServerBuilder progressTimeout(Duration silence) {
    progressTimeout = SharedSettings.timeout("progressTimeout", silence);
    return this;
  }

  /** Transfers and listings at once; one beyond that is answered with 425. Defaults to 500. */
  public FtpFileServerBuilder maxTransfers(int transfers) {
    maxTransfers = SharedSettings.atLeastOne("maxTransfers", transfers);
    return this;
  }

  /** Control connections at once from one address. Defaults to 32. */
  public FtpFileServerBuilder maxConnectionsPerPeer(int connections) {
    maxConnectionsPerPeer = SharedSettings.atLeastOne("maxConnectionsPerPeer", connections);
    return this;
  }

  /**
   * Told of each transfer when it has ended; called on a server thread, must return at once. What
   * it throws is logged.
   */
  public FtpFileServerBuilder listener(Consumer<TransferRecord> consumer) {
    listener = Objects.requireNonNull(consumer, "listener");
    return this;
  }

  /** Decides when offerings expire, and when transfers began. Defaults to the system's clock. */
  public FtpFileServerBuilder clock(Clock source) {
    clock = Objects.requireNonNull(source, "clock");
    return this;
  }

  /**
   * A server that doesn't listen yet.
   *
   * @throws IllegalStateException when there is an account or a right to write, and no folder
   */
  public FtpFileServer build() {
    return new FtpFileServer(
        new FtpSettings(
            addresses.isEmpty()
                ? List.of(new InetSocketAddress("0.0.0.0", 21))
                : List.copyOf(addresses),
            new SharedSettings(advertised, folder, access, account, listener, clock),
            passivePorts,
            progressTimeout,
            maxTransfers,
            maxConnectionsPerPeer));
  }
}
