package io.swim.spi;

import io.swim.device.TransferProtocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A file server of ours that devices fetch images from: a distribution server inside this JVM.
 *
 * <p>It serves publications and nothing else of the host's disk. Implementations are thread-safe.
 */
public interface FileServer extends AutoCloseable {
  /** The protocol it speaks. */
  TransferProtocol protocol();

  /**
   * Starts to listen; a second call does nothing.
   *
   * @throws IOException when an address can't be bound; the message names address and port
   */
  void start() throws IOException;

  /** Where it listens, with the ports that port 0 became; empty before {@link #start()}. */
  List<InetSocketAddress> addresses();

  /**
   * Publishes one file to one device until the publication is closed.
   *
   * @return the live publication
   * @throws IllegalStateException when the path is already published to that peer
   */
  Publication publish(PublishedFile file);

  /**
   * The address that a device at {@code peer} is told to fetch from: the advertised one if set,
   * else the local address that the way to the device starts at.
   */
  InetAddress addressFor(InetAddress peer) throws IOException;

  /** Ends every transfer and stops listening. */
  @Override
  void close();
}
