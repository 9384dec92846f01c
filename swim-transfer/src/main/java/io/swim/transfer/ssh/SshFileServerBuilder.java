package io.swim.transfer.ssh;

import io.swim.device.Login;
import io.swim.spi.TransferRecord;
import io.swim.transfer.serving.FolderTree;
import io.swim.transfer.serving.SharedSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Settings of an {@link SshFileServer}. Not thread-safe. */
public final class SshFileServerBuilder {
  private final List<InetSocketAddress> addresses = new ArrayList<>();
  private final List<Algorithms.Extra> extras = new ArrayList<>();
  private Optional<InetAddress> advertised = Optional.empty();
  private SshServerSettings.KeySource key = HostKey::make;
  private Optional<Path> folder = Optional.empty();
  private Optional<Login> account = Optional.empty();
  private FolderTree.Access access = FolderTree.Access.READ;
  private Duration progressTimeout = Duration.ofSeconds(60);
  private int maxTransfers = 1000;
  private int maxConnectionsPerPeer = 32;
  private Consumer<TransferRecord> listener = record -> {};
  private Clock clock = Clock.systemUTC();

  SshFileServerBuilder() {}

  /**
   * Adds an address to listen at; port 0 lets the system choose. Without any, port 22 at every IPv4
   * address.
   */
  public SshFileServerBuilder bind(InetSocketAddress address) {
    addresses.add(SharedSettings.resolved(address));
    return this;
  }

  /** What devices are told to fetch from, where that is not the local address (NAT). */
  public SshFileServerBuilder advertise(InetAddress address) {
    advertised = Optional.of(Objects.requireNonNull(address, "advertise"));
    return this;
  }

  /**
   * The key that the server proves its identity with: RSA, ECDSA or Ed25519. Devices know RSA best.
   * Without this and {@link #hostKeyFile} it is an RSA key that is new in each process.
   */
  public SshFileServerBuilder hostKey(KeyPair pair) {
    Objects.requireNonNull(pair, "hostKey");
    key = () -> pair;
    return this;
  }

  /**
   * Where the host key is kept, in a format that OpenSSH has too, so that the fingerprint is the
   * same after a restart. If the file is missing, it is made when the server starts, for the owner
   * alone to read.
   */
  public SshFileServerBuilder hostKeyFile(Path file) {
    Objects.requireNonNull(file, "hostKeyFile");
    key = () -> HostKey.in(file);
    return this;
  }

  /**
   * Also agrees to what devices with old software need: diffie-hellman-group1-sha1 and
   * -group14-sha1, ssh-rsa, aes-cbc, 3des-cbc, hmac-sha1. These are broken or weak: whoever can
   * record the traffic may be able to read the login, which is good for one offering only.
   */
  public SshFileServerBuilder legacyAlgorithms() {
    extras.add(Algorithms.Extra.LEGACY);
    return this;
  }

  /**
   * Also agrees to key exchanges that a quantum computer can't break: sntrup761x25519-sha512 and
   * mlkem768x25519-sha256. Off by default, since OpenSSH clients prefer them and each then costs
   * about 40 ms of CPU time.
   */
  public SshFileServerBuilder postQuantumExchanges() {
    extras.add(Algorithms.Extra.POST_QUANTUM);
    return this;
  }

  /**
   * Lets whoever has the {@link #account} read the files in this folder and below, publications
   * aside. Links that lead out of it are not followed. Without an account, any login will do.
   */
  public SshFileServerBuilder folder(Path served) {
    folder = Optional.of(Objects.requireNonNull(served, "folder"));
    return this;
  }

  /** Who may use the {@link #folder}. */
  public SshFileServerBuilder account(Login login) {
    account = Optional.of(Objects.requireNonNull(login, "account"));
    return this;
  }

  /**
   * Lets them also write to the {@link #folder}, delete and rename. A new file is written beside,
   * and takes its name when it is whole; a second writer of the same file is refused until the
   * first has ended.
   */
  public SshFileServerBuilder writable() {
    access = FolderTree.Access.READ_AND_WRITE;
    return this;
  }

  /**
   * How long a connection may live on which no byte of a request or a file passes, 1 ms to a day:
   * keep-alive messages don't count. It is ten times as long at most while the device may still be
   * taking what was handed to the network: as long as that takes at the rate of the transfer so
   * far. Its transfer then ends with result TIMED_OUT. Defaults to 60 s, long enough for a device
   * that erases flash in the middle of a copy. A login must be complete within that time too, and
   * within 30 s.
   */
  public SshFileServerBuilder progressTimeout(Duration longest) {
    progressTimeout = SharedSettings.timeout("progressTimeout", longest);
    return this;
  }

  /**
   * Transfers at once, each of which has a thread; the channel of one beyond that is refused. There
   * may be twice as many connections; those beyond that are closed before anything is said.
   * Defaults to 1,000.
   */
  public SshFileServerBuilder maxTransfers(int transfers) {
    maxTransfers = SharedSettings.atLeastOne("maxTransfers", transfers);
    return this;
  }

  /** Connections at once from one address. Defaults to 32. */
  public SshFileServerBuilder maxConnectionsPerPeer(int connections) {
    maxConnectionsPerPeer = SharedSettings.atLeastOne("maxConnectionsPerPeer", connections);
    return this;
  }

  /**
   * Told of each transfer when it has ended; called on a server thread, must return at once. What
   * it throws is logged.
   */
  public SshFileServerBuilder listener(Consumer<TransferRecord> consumer) {
    listener = Objects.requireNonNull(consumer, "listener");
    return this;
  }

  /** Decides when offerings expire, and when transfers began. Defaults to the system's clock. */
  public SshFileServerBuilder clock(Clock source) {
    clock = Objects.requireNonNull(source, "clock");
    return this;
  }

  /**
   * A server that doesn't listen yet.
   *
   * @throws IllegalStateException when there is an account or a right to write, and no folder
   */
  public SshFileServer build() {
    return new SshFileServer(
        new SshServerSettings(
            addresses.isEmpty()
                ? List.of(new InetSocketAddress("0.0.0.0", 22))
                : List.copyOf(addresses),
            new SharedSettings(advertised, folder, access, account, listener, clock),
            key,
            List.copyOf(extras),
            progressTimeout,
            maxTransfers,
            maxConnectionsPerPeer));
  }
}
