package io.swim.transfer.ftp;

import io.swim.device.TransferProtocol;
import io.swim.fault.DriverException;
import io.swim.spi.ClientServices;
import io.swim.spi.FileClient;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import java.util.Set;

/** Stub. */
public final class FtpFileClient implements FileClient {
  @Override
  public String id() {
    return "ftp";
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return Set.of(TransferProtocol.FTP);
  }

  @Override
  public FileSession open(FileService service, ClientServices services) throws DriverException {
    throw new IllegalStateException();
  }
}
