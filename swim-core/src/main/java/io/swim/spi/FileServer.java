package io.swim.spi;

import io.swim.device.TransferProtocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/**
 * A file server of ours that devices fetch images from, and send files to: a distribution server
 * inside this JVM.
 *
 * <p>It serves offerings and nothing else of the host's disk. Implementations are thread-safe.
 */
public interface FileServer extends AutoCloseable {
  /** The protocols that it speaks; SFTP and SCP are one server. */
  Set<TransferProtocol> protocols();

  /**
   * Starts to listen; a second call does nothing.
   *
   * @throws IOException when an address can't be bound; the message names address and port
   */
  void start() throws IOException;

  /**
   * Where it listens for a protocol, with the ports that port 0 became; empty before {@link
   * #start()}.
   */
  List<InetSocketAddress> addresses(TransferProtocol protocol);

  /**
   * Offers files to one device until the publication is closed, used up or expired. Its paths and
   * its user name are free then. Works before {@link #start()} too.
   *
   * @return the live publication; close it in any case, as that ends its running transfers
   * @throws IllegalStateException when a path is already offered to one of those peers, the user
   *     name is in use, or the server was closed
   */
  Publication publish(Offering offering);

  /**
   * The address that a device at {@code peer} is told to fetch from: the advertised one if set,
   * else the local address that the way to the device starts at.
   */
  InetAddress addressFor(InetAddress peer) throws IOException;

  /** Ends every transfer and stops listening. */
  @Override
  void close();
}
