package io.swim.testkit.internal.copy;

import io.swim.testkit.internal.copy.TransferFailure.Kind;
import io.swim.testkit.internal.device.DeviceSpec.TransferSettings;
import io.swim.transfer.tftp.TftpClient;
import io.swim.transfer.tftp.TftpError;
import io.swim.transfer.tftp.TftpException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** TFTP from the address of the device. */
record TftpTransfer(InetAddress local, TransferSettings settings, int blockSize)
    implements FileTransfer {
  @Override
  public void get(InetSocketAddress server, String file, OutputStream to) throws IOException {
    try {
      client().get(server, file, to);
    } catch (TftpException e) {
      throw failure(e);
    } catch (InterruptedIOException e) {
      throw new TransferFailure(Kind.INTERRUPTED, e);
    }
  }

  @Override
  public void put(InetSocketAddress server, String file, InputStream from, long size)
      throws IOException {
    try {
      client().put(server, file, from, size);
    } catch (TftpException e) {
      throw failure(e);
    } catch (InterruptedIOException e) {
      throw new TransferFailure(Kind.INTERRUPTED, e);
    }
  }

  private TftpClient client() {
    return TftpClient.builder()
        .localAddress(local)
        .blockSize(blockSize)
        .timeout(settings.timeout())
        .retries(settings.retries())
        .build();
  }

  private static TransferFailure failure(TftpException e) {
    if (e.errorCode().isEmpty()) {
      return new TransferFailure(Kind.TIMED_OUT, e);
    }
    int code = e.errorCode().getAsInt();
    if (code == TftpError.FILE_NOT_FOUND.code()) {
      return new TransferFailure(Kind.NO_SUCH_FILE, e);
    }
    return new TransferFailure(
        code == TftpError.ACCESS_VIOLATION.code() ? Kind.REFUSED : Kind.PROTOCOL, e);
  }
}
