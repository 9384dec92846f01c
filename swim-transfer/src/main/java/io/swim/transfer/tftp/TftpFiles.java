package io.swim.transfer.tftp;

import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.ClientServices;
import io.swim.spi.FileClient;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;

/**
 * Reads and writes files at TFTP servers. TFTP knows no login, no list and no delete, and a server
 * takes a file only where its operator allows it. Nobody is asked before the first file.
 *
 * <p>Asks for blocks of 1428 bytes, which fit into an Ethernet frame, and for the size (RFC 2348,
 * 2349). A transfer looks twice a second whether it may go on, and tells the server when it may
 * not. Thread-safe; keeps nothing between sessions.
 */
public final class TftpFiles implements FileClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final int RETRIES = 4;

  private final Duration timeout;

  /** A silent server is given up after about half a minute. */
  public TftpFiles() {
    this(TIMEOUT);
  }

  /**
   * With another patience.
   *
   * @param timeout the first; doubles four times
   */
  TftpFiles(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public String id() {
    return "tftp";
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return Set.of(TransferProtocol.TFTP);
  }

  @Override
  public FileSession open(FileService service, ClientServices services)
      throws DriverException, InterruptedException {
    services.checkpoint();
    try {
      InetAddress host = InetAddress.getByName(service.host());
      return new TftpFileSession(
          timeout, RETRIES, service, new InetSocketAddress(host, service.port()), services);
    } catch (UnknownHostException e) {
      throw new DriverException(
              FailureKind.UNREACHABLE,
              DeviceEffect.NONE,
              service + " can't be reached: its name does not resolve")
          .withCause(e);
    }
  }
}
