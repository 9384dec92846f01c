package io.swim.transfer.ssh;

import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.TransferRecord;
import io.swim.transfer.serving.ServerLife;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file server for devices that speak SFTP (version 3) or SCP, over SSH (RFC 4251 to 4254). It
 * gives a file only to the device that it was published to, with the offering's login; it takes a
 * file only where an upload was announced; and, when told so, it serves one folder. Peers that
 * nothing is offered to are disconnected before a word is said. There is no shell, no command but
 * scp, no forwarding, no agent, no login but with a password. Folders can't be copied with SCP.
 *
 * <p>Each transfer has a thread of its own, so that a slow content or sink slows only itself. It
 * costs at most 4 MiB of heap, whatever the size of the file and whatever the device does: 1 MiB
 * that it may send ahead of a slow sink, with as much again for its buffer, and the answers and
 * packets that it does not take.
 *
 * <p>A download is COMPLETE when the last byte was read and the device then acknowledged it: SCP by
 * its answer, SFTP by closing the file, or the channel or connection in order. One whose connection
 * breaks before is a failure, and a file that is offered once may be fetched again.
 *
 * <p>Thread-safe. The JVM may exit while it runs; its threads are daemons.
 */
public final class SshFileServer implements FileServer {
  private static final Logger LOG = LoggerFactory.getLogger(SshFileServer.class);

  private final SshServerSettings settings;
  private final ServerLife life;
  private volatile Optional<Listening> listening = Optional.empty();
  private volatile Optional<String> fingerprint = Optional.empty();

  SshFileServer(SshServerSettings settings) {
    this.settings = settings;
    this.life = new ServerLife("SSH file server", settings.shared());
  }

  /** A builder with the defaults: port 22 at every IPv4 address, nothing served. */
  public static SshFileServerBuilder builder() {
    return new SshFileServerBuilder();
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return Set.of(TransferProtocol.SFTP, TransferProtocol.SCP);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IOException also when the host key can't be read or written, or the folder is missing
   * @throws IllegalStateException after {@link #close()}
   */
  @Override
  public void start() throws IOException {
    life.start(this::listen);
  }

  private Listening listen() throws IOException {
    KeyPair key = settings.key().get();
    Listening started = Listening.at(settings, life.doors(protocols()), key);
    listening = Optional.of(started);
    String print = KeyUtils.getFingerPrint(key.getPublic());
    fingerprint = Optional.of(print);
    LOG.info("the SSH host key is {}", print);
    return started;
  }

  @Override
  public List<InetSocketAddress> addresses(TransferProtocol protocol) {
    return life.addresses(protocol);
  }

  /** Where it listens; empty before {@link #start()}. */
  public List<InetSocketAddress> addresses() {
    return life.addresses();
  }

  /**
   * The fingerprint of the host key, as {@code ssh-keygen -l} prints it, for instance {@code
   * SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8}; empty before {@link #start()}.
   */
  public Optional<String> fingerprint() {
    return fingerprint;
  }

  /** The last 1,000 transfers that ended, then the running ones. */
  public List<TransferRecord> transfers() {
    return life.transfers();
  }

  /** Connections that are open now, those included that have not logged in yet. */
  public int openConnections() {
    return listening.map(Listening::connections).orElse(0);
  }

  @Override
  public Publication publish(Offering offering) {
    return life.publish(offering);
  }

  @Override
  public InetAddress addressFor(InetAddress peer) throws IOException {
    return life.addressFor(peer);
  }

  /** Ends every transfer and publication, and stops listening. Waits at most a few seconds. */
  @Override
  public void close() {
    life.close();
  }
}
