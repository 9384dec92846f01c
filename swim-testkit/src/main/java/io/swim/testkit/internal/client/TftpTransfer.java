package io.swim.testkit.internal.client;

import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.transfer.tftp.TftpClient;
import io.swim.transfer.tftp.TftpClientBuilder;
import io.swim.transfer.tftp.TftpError;
import io.swim.transfer.tftp.TftpException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;

/**
 * TFTP from the address of the device.
 *
 * @param asksForSize whether the server is asked for the size, as few devices do (RFC 2349)
 */
public record TftpTransfer(
    InetAddress local, Duration timeout, int retries, int blockSize, boolean asksForSize)
    implements FileTransfer {
  @Override
  public void get(ServerFile file, Intake to) throws IOException {
    TftpClientBuilder client = client();
    if (asksForSize) {
      client.requestTransferSize(bytes -> expect(to, bytes));
    }
    try {
      client.build().get(file.server(), file.path(), to);
    } catch (TftpException e) {
      throw failure(e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (InterruptedIOException e) {
      throw new TransferFailure(Kind.INTERRUPTED, e);
    }
  }

  private static void expect(Intake to, long bytes) {
    try {
      to.expect(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(ServerFile file, InputStream from, long size) throws IOException {
    TftpClient client = client().build();
    try {
      client.put(file.server(), file.path(), from, size);
    } catch (TftpException e) {
      throw failure(e);
    } catch (InterruptedIOException e) {
      throw new TransferFailure(Kind.INTERRUPTED, e);
    }
  }

  private TftpClientBuilder client() {
    return TftpClient.builder()
        .localAddress(local)
        .blockSize(blockSize)
        .timeout(timeout)
        .retries(retries);
  }

  private static TransferFailure failure(TftpException e) {
    if (e.errorCode().isEmpty()) {
      return new TransferFailure(Kind.TIMED_OUT, e);
    }
    int code = e.errorCode().getAsInt();
    if (code == TftpError.FILE_NOT_FOUND.code()) {
      return new TransferFailure(Kind.NO_SUCH_FILE, e);
    }
    if (code == TftpError.DISK_FULL.code()) {
      return new TransferFailure(Kind.NO_SPACE_THERE, e);
    }
    return new TransferFailure(
        code == TftpError.ACCESS_VIOLATION.code() ? Kind.REFUSED : Kind.PROTOCOL, e);
  }
}
