package io.swim.transfer.ftp;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.spi.ClientServices;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.commons.net.ftp.FTPReply;

/** Writes one file to a server. */
final class Upload {
  /** A server that ended a transfer says why soon, or never. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final FtpLink link;
  private final ClientServices services;
  private final boolean restart;

  /**
   * A session's.
   *
   * @param restart whether the server knows REST; else it is asked to append
   */
  Upload(FtpLink link, ClientServices services, boolean restart) {
    this.link = link;
    this.services = services;
    this.restart = restart;
  }

  void run(String path, ImageContent content, long fromByte, LongConsumer progress)
      throws DriverException, InterruptedException {
    services.checkpoint();
    String what = "STOR " + path;
    DataChannel data = begin(what, path, fromByte);
    try {
      try {
        send(data, content, path, fromByte, progress);
        data.close();
      } finally {
        data.reset();
      }
    } catch (IOException e) {
      throw brokenOff(what, e);
    } catch (Unreadable e) {
      throw new DriverException(FailureKind.INTERNAL, afterReset(), String.valueOf(e.getMessage()))
          .withCause(e);
    }
    try {
      int reply = link.awaitReply(link.patience().afterLastByte(content.sizeBytes()));
      if (!FTPReply.isPositiveCompletion(reply)) {
        throw link.refused(what, DeviceEffect.APPLIED);
      }
    } catch (IOException e) {
      throw link.failed(what, e, DeviceEffect.UNKNOWN);
    }
  }

  private DataChannel begin(String what, String path, long fromByte)
      throws DriverException, InterruptedException {
    boolean append = fromByte > 0 && !restart;
    try {
      Optional<DataChannel> data =
          append ? link.transfer("APPE", path, 0) : link.transfer("STOR", path, fromByte);
      if (data.isPresent()) {
        return data.get();
      }
    } catch (IOException e) {
      throw link.failed(what, e, DeviceEffect.UNKNOWN);
    }
    int reply = link.getReplyCode();
    // Servers make the file before they find that they can't connect.
    boolean made = reply == FTPReply.CANNOT_OPEN_DATA_CONNECTION;
    throw link.refused(what, made ? DeviceEffect.APPLIED : DeviceEffect.NONE);
  }

  private void send(
      DataChannel data, ImageContent content, String path, long fromByte, LongConsumer progress)
      throws IOException, InterruptedException, Unreadable {
    ByteBuffer buffer = ByteBuffer.allocateDirect(FtpLink.BUFFER);
    long position = fromByte;
    progress.accept(position);
    while (position < content.sizeBytes()) {
      int count = read(content, buffer.clear(), position, path);
      data.write(buffer.flip());
      position += count;
      progress.accept(position);
      link.patience().goAhead().at(position);
    }
  }

  /** Not the server's fault. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String message, IOException cause) {
      super(message, cause);
    }
  }

  private static int read(ImageContent content, ByteBuffer into, long position, String path)
      throws Unreadable {
    try {
      int count = content.read(into, position);
      if (count > 0) {
        return count;
      }
      throw new IOException("it ends at byte " + position + " of " + content.sizeBytes());
    } catch (IOException e) {
      throw new Unreadable("what is to be " + path + " can't be read: " + e.getMessage(), e);
    }
  }

  /** The data connection broke: the server may have said why. */
  private DriverException brokenOff(String what, IOException e) throws InterruptedException {
    if (link.timedOut(e)) {
      return link.failed(what, e, DeviceEffect.UNKNOWN);
    }
    DeviceEffect effect = afterReset();
    return effect == DeviceEffect.APPLIED && !FTPReply.isPositiveCompletion(link.getReplyCode())
        ? link.refused(what, effect)
        : link.failed(what, e, effect);
  }

  /** What is known of the file: the server has ended the transfer when it says anything at all. */
  private DeviceEffect afterReset() throws InterruptedException {
    try {
      link.awaitReply(LAST_WORDS);
      return DeviceEffect.APPLIED;
    } catch (IOException e) {
      return DeviceEffect.UNKNOWN;
    }
  }
}
