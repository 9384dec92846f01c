package io.swim.ssh.files;

import io.swim.spi.ClientServices;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.function.LongConsumer;
import net.schmizz.sshj.sftp.FileAttributes;
import net.schmizz.sshj.sftp.FileAttributes.Flag;
import net.schmizz.sshj.sftp.OpenMode;
import net.schmizz.sshj.sftp.PacketType;
import net.schmizz.sshj.sftp.Response;
import net.schmizz.sshj.sftp.Response.StatusCode;
import net.schmizz.sshj.sftp.SFTPEngine;
import net.schmizz.sshj.sftp.SFTPException;

/** Reads one file with many reads under way. */
final class SftpDownload {
  private final SFTPEngine engine;
  private final ClientServices services;
  private final Watchdog watchdog;
  private final Duration patience;
  private final Deque<SftpHandle.Pending> pending = new ArrayDeque<>();

  SftpDownload(SFTPEngine engine, ClientServices services, Watchdog watchdog, Duration patience) {
    this.engine = engine;
    this.services = services;
    this.watchdog = watchdog;
    this.patience = patience;
  }

  void run(String path, long fromByte, OutputStream to, LongConsumer progress)
      throws IOException, InterruptedException {
    long size = size(path);
    SftpHandle handle = SftpHandle.open(engine, path, EnumSet.of(OpenMode.READ), patience);
    try {
      receive(handle, fromByte, size, to, progress);
    } catch (ContentException e) {
      handle.close();
      throw e;
    }
    handle.close();
  }

  private long size(String path) throws IOException {
    FileAttributes attributes = engine.stat(path);
    return attributes.has(Flag.SIZE) ? attributes.getSize() : Long.MAX_VALUE;
  }

  /** The end is where the server says that it is, not where the size was. */
  private void receive(
      SftpHandle handle, long fromByte, long size, OutputStream to, LongConsumer progress)
      throws IOException, InterruptedException {
    Checkpoints checkpoints = new Checkpoints(services, fromByte);
    long asked = fromByte;
    long got = fromByte;
    boolean end = false;
    while (!end) {
      while (pending.isEmpty() || asked < size && pending.size() < SftpHandle.WINDOW) {
        pending.add(handle.read(asked, SftpHandle.MOST_BYTES));
        asked += SftpHandle.MOST_BYTES;
      }
      SftpHandle.Pending oldest = pending.remove();
      long until = oldest.offset() + oldest.length();
      int count = take(handle.answer(oldest), to);
      while (count >= 0 && got + count < until) {
        // Less than asked for is no end: the rest may come when it is asked for.
        got += count;
        count = take(handle.answer(handle.read(got, (int) (until - got))), to);
      }
      end = count < 0;
      got += Math.max(0, count);
      watchdog.moved();
      progress.accept(got);
      checkpoints.at(got);
    }
    for (SftpHandle.Pending each : pending) {
      handle.answer(each);
    }
  }

  private static int take(Response response, OutputStream to) throws IOException {
    if (response.getType() == PacketType.DATA) {
      int count = response.readUInt32AsInt();
      if (count <= 0 || count > response.available()) {
        throw new SFTPException("an answer with " + count + " bytes");
      }
      try {
        to.write(response.array(), response.rpos(), count);
      } catch (IOException e) {
        throw new ContentException("the bytes can't be put away", e);
      }
      return count;
    }
    response.ensurePacketTypeIs(PacketType.STATUS).ensureStatusIs(StatusCode.EOF);
    return -1;
  }
}
