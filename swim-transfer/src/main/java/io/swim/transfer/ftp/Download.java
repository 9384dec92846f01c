package io.swim.transfer.ftp;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.commons.net.ftp.FTPReply;

/** Reads one file from a server. */
final class Download {
  private final FtpLink link;

  Download(FtpLink link) {
    this.link = link;
  }

  void run(String path, long fromByte, Optional<Long> size, OutputStream to, LongConsumer progress)
      throws DriverException, InterruptedException {
    String what = "RETR " + path;
    long end;
    try {
      Optional<DataChannel> data = link.transfer("RETR", path, fromByte);
      if (data.isEmpty()) {
        throw link.refused(what, DeviceEffect.NONE);
      }
      try (DataChannel open = data.get()) {
        end = receive(open, path, fromByte, to, progress);
      }
      if (!FTPReply.isPositiveCompletion(link.awaitReply(link.patience().silence()))) {
        throw link.refused(what, DeviceEffect.NONE);
      }
    } catch (IOException e) {
      throw link.failed(what, e, DeviceEffect.NONE);
    }
    if (size.isPresent() && end < size.get()) {
      // The server believes that it has sent all: the data connection broke behind its back.
      throw new DriverException(
          FailureKind.UNREACHABLE,
          DeviceEffect.NONE,
          link.service() + " ended " + path + " at byte " + end + " of " + size.get(),
          link.words());
    }
  }

  private long receive(
      DataChannel data, String path, long fromByte, OutputStream to, LongConsumer progress)
      throws IOException, InterruptedException, DriverException {
    ByteBuffer buffer = ByteBuffer.allocate(FtpLink.BUFFER);
    long position = fromByte;
    progress.accept(position);
    while (data.read(buffer.clear()) >= 0) {
      position += buffer.position();
      try {
        to.write(buffer.array(), 0, buffer.position());
      } catch (IOException e) {
        data.reset();
        throw new DriverException(
                FailureKind.INTERNAL,
                DeviceEffect.NONE,
                "what came of " + path + " can't be kept: " + e.getMessage())
            .withCause(e);
      }
      progress.accept(position);
      link.patience().goAhead().at(position);
    }
    return position;
  }
}
