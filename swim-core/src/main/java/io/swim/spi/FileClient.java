package io.swim.spi;

import io.swim.device.TransferProtocol;
import io.swim.fault.DriverException;
import java.util.Set;

/**
 * Speaks file protocols as a client: with the server of a device, with a distribution server, with
 * a server that images are imported from. Thread-safe; keeps nothing between sessions.
 */
public interface FileClient {
  /** Unique among the file clients. */
  String id();

  /** What it speaks. */
  Set<TransferProtocol> protocols();

  /**
   * Logs in.
   *
   * @throws DriverException UNREACHABLE, AUTHENTICATION, UNTRUSTED, TIMEOUT or PROTOCOL, REJECTED
   *     when the server does not serve that protocol, UNSUPPORTED when this client does not speak
   *     it; with effect NONE, and the server's own words
   */
  FileSession open(FileService service, ClientServices services)
      throws DriverException, InterruptedException;
}
