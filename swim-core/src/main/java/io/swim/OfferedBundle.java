package io.swim;

import io.swim.device.FileLocation;
import io.swim.device.Login;
import io.swim.image.ImageBundle;
import io.swim.spi.TransferRecord;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A bundle whose images controllers may fetch now, each as often as they like, until this or the
 * engine is closed. What is served is what the images were when it began. Thread-safe.
 */
public interface OfferedBundle extends AutoCloseable {
  /** What is offered. */
  ImageBundle bundle();

  /**
   * The folder that a controller is configured with: address of the server as that controller
   * reaches it, and path.
   *
   * @throws io.swim.fault.SwimException CONFIGURATION when no way leads to it
   */
  FileLocation folder(InetAddress controller);

  /** What a controller is configured with; empty where the protocol has no logins. */
  Optional<Login> login();

  /**
   * What was fetched, oldest first: by whom, which file, how many bytes in what time. Of each file
   * the last transfers only; a listener of the file server is told all.
   */
  List<TransferRecord> transfers();

  /** Ends transfers that are running. */
  @Override
  void close();
}
