package io.swim.ssh.files;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.schmizz.concurrent.Promise;
import net.schmizz.sshj.sftp.FileAttributes;
import net.schmizz.sshj.sftp.OpenMode;
import net.schmizz.sshj.sftp.PacketType;
import net.schmizz.sshj.sftp.Request;
import net.schmizz.sshj.sftp.Response;
import net.schmizz.sshj.sftp.SFTPEngine;
import net.schmizz.sshj.sftp.SFTPException;

/**
 * An open file at an SFTP server (draft-ietf-secsh-filexfer-02 section 6). Unlike the library's own
 * it shows the answers to single reads and writes, so that one can tell how far the server is.
 */
final class SftpHandle {
  /** What every server must take (section 3); more may be refused. */
  static final int MOST_BYTES = 32768;

  /** Requests without an answer, so that the way there and back is filled. */
  static final int WINDOW = 64;

  /** Packet length, type, request, handle length, offset, data length. */
  private static final int WRITE_FIELDS = 4 + 1 + 4 + 4 + 8 + 4;

  private final SFTPEngine engine;
  private final byte[] handle;
  private final Duration patience;

  private SftpHandle(SFTPEngine engine, byte[] handle, Duration patience) {
    this.engine = engine;
    this.handle = handle;
    this.patience = patience;
  }

  /** An answer that is still to come. */
  record Pending(Promise<Response, SFTPException> promise, long offset, int length) {
    boolean isThere() {
      return promise.isFulfilled();
    }
  }

  static SftpHandle open(SFTPEngine engine, String path, Set<OpenMode> modes, Duration patience)
      throws IOException {
    Request open =
        engine
            .newRequest(PacketType.OPEN)
            .putString(path)
            .putUInt32(OpenMode.toMask(modes))
            .putFileAttributes(FileAttributes.EMPTY);
    Response response = answer(engine.request(open), patience);
    byte[] handle = response.ensurePacketTypeIs(PacketType.HANDLE).readStringAsBytes();
    return new SftpHandle(engine, handle, patience);
  }

  /** How much of the file fits into one write that is one packet of the connection. */
  int bytesPerWrite(int packetBytes) {
    int overhead = WRITE_FIELDS + handle.length;
    return Math.max(1, Math.min(packetBytes, MOST_BYTES) - overhead);
  }

  Pending write(long offset, byte[] bytes, int length) throws IOException {
    Request write =
        engine
            .newRequest(PacketType.WRITE)
            .putString(handle)
            .putUInt64(offset)
            .putString(bytes, 0, length);
    return new Pending(engine.request(write), offset, length);
  }

  Pending read(long offset, int length) throws IOException {
    Request read =
        engine.newRequest(PacketType.READ).putString(handle).putUInt64(offset).putUInt32(length);
    return new Pending(engine.request(read), offset, length);
  }

  Response answer(Pending pending) throws SFTPException {
    return answer(pending.promise(), patience);
  }

  void close() throws IOException {
    close(patience);
  }

  /** Closes it, and gives the server more time for that. */
  void close(Duration longer) throws IOException {
    Request close = engine.newRequest(PacketType.CLOSE).putString(handle);
    answer(engine.request(close), longer).ensureStatusPacketIsOK();
  }

  private static Response answer(Promise<Response, SFTPException> promise, Duration patience)
      throws SFTPException {
    return promise.retrieve(Watchdog.later(patience).toMillis(), TimeUnit.MILLISECONDS);
  }
}
