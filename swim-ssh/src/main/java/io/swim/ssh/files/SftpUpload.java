package io.swim.ssh.files;

import io.swim.fault.DeviceEffect;
import io.swim.image.ImageContent;
import io.swim.spi.ClientServices;
import io.swim.ssh.connect.SshLink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongConsumer;
import net.schmizz.sshj.connection.channel.Channel;
import net.schmizz.sshj.sftp.OpenMode;
import net.schmizz.sshj.sftp.Response.StatusCode;
import net.schmizz.sshj.sftp.SFTPEngine;
import net.schmizz.sshj.sftp.SFTPException;

/** Writes one file with many writes under way, and counts those that the server has confirmed. */
final class SftpUpload {
  /** More than a write has beside its bytes. */
  private static final int FIELDS = 512;

  private final SshLink link;
  private final SFTPEngine engine;
  private final ClientServices services;
  private final Duration patience;
  private final String path;
  private final ImageContent content;
  private final Deque<SftpHandle.Pending> pending = new ArrayDeque<>();
  private boolean asked;
  private boolean opened;

  SftpUpload(
      SshLink link,
      SFTPEngine engine,
      ClientServices services,
      Duration patience,
      String path,
      ImageContent content) {
    this.link = link;
    this.engine = engine;
    this.services = services;
    this.patience = patience;
    this.path = path;
    this.content = content;
  }

  /**
   * What has happened to the file when it was not written to its end.
   *
   * @param answered whether the server was there until then, and has nothing left to write
   */
  DeviceEffect effect(boolean answered) {
    if (answered) {
      return opened ? DeviceEffect.APPLIED : DeviceEffect.NONE;
    }
    return asked ? DeviceEffect.UNKNOWN : DeviceEffect.NONE;
  }

  void run(Watchdog watchdog, long fromByte, LongConsumer progress)
      throws IOException, InterruptedException {
    asked = true;
    SftpHandle handle = open(fromByte);
    opened = true;
    watchdog.moved();
    try {
      send(handle, watchdog, fromByte, progress);
    } catch (ContentException e) {
      settle(handle);
      throw e;
    } catch (SFTPException e) {
      if (e.getStatusCode() == StatusCode.UNKNOWN) {
        throw e;
      }
      settle(handle);
      throw SftpRefusals.ofWrite(engine, path, e);
    }
    handle.close(watchdog.flushing(content.sizeBytes()));
  }

  /** A new file is never an old one: nothing is truncated. */
  private SftpHandle open(long fromByte) throws IOException {
    Set<OpenMode> modes =
        fromByte == 0
            ? EnumSet.of(OpenMode.WRITE, OpenMode.CREAT, OpenMode.EXCL)
            : EnumSet.of(OpenMode.WRITE);
    try {
      return SftpHandle.open(engine, path, modes, patience);
    } catch (SFTPException e) {
      throw fromByte == 0 ? SftpRefusals.ofNewFile(engine, path, e) : e;
    }
  }

  private void send(SftpHandle handle, Watchdog watchdog, long fromByte, LongConsumer progress)
      throws IOException, InterruptedException {
    long size = content.sizeBytes();
    Checkpoints checkpoints = new Checkpoints(services, fromByte);
    byte[] chunk = new byte[handle.bytesPerWrite(packetBytes())];
    long sent = fromByte;
    long confirmed = fromByte;
    while (confirmed < size) {
      while (sent < size && mayAsk(chunk.length)) {
        int count = ContentException.fill(content, chunk, sent, size);
        pending.add(handle.write(sent, chunk, count));
        sent += count;
      }
      SftpHandle.Pending oldest = pending.remove();
      handle.answer(oldest).ensureStatusPacketIsOK();
      confirmed = oldest.offset() + oldest.length();
      watchdog.moved();
      progress.accept(confirmed);
      checkpoints.at(confirmed);
    }
  }

  /** A device with a small window is given small writes: one must fit into it. */
  private int packetBytes() {
    Channel channel = engine.getSubsystem();
    return (int) Math.min(channel.getRemoteMaxPacketSize(), channel.getRemoteWinSize() / 2);
  }

  /** One must go out when none is under way; others only when they need not be waited for. */
  private boolean mayAsk(int bytes) throws IOException, InterruptedException {
    Channel channel = engine.getSubsystem();
    if (pending.isEmpty()) {
      return Flow.room(link, channel, bytes + FIELDS) > 0;
    }
    return pending.size() < SftpHandle.WINDOW
        && channel.getRemoteWinSize() >= bytes + FIELDS
        && !pending.peek().isThere();
  }

  /** Until nothing writes any more. */
  private void settle(SftpHandle handle) throws IOException {
    for (SftpHandle.Pending each : pending) {
      handle.answer(each);
    }
    try {
      handle.close();
    } catch (SFTPException e) {
      if (e.getStatusCode() == StatusCode.UNKNOWN) {
        throw e;
      }
    }
  }
}
