package io.swim.ssh.files;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.sftp.PacketType;
import net.schmizz.sshj.sftp.Response;
import net.schmizz.sshj.sftp.Response.StatusCode;
import net.schmizz.sshj.sftp.SFTPEngine;
import net.schmizz.sshj.sftp.SFTPException;

/**
 * What an SFTP server means by a status. Version 3 has few codes, and OpenSSH says {@code Failure}
 * for a file that is there as well as for a full file system: one has to look.
 */
final class SftpRefusals {
  private static final String SPACE = "statvfs@openssh.com";
  private static final long A_BLOCK = 64 * 1024;

  private SftpRefusals() {}

  static DriverException of(String what, DeviceEffect effect, SFTPException e) {
    String words = String.valueOf(e.getMessage());
    return new DriverException(kind(e.getStatusCode(), words), effect, what + ": " + words, words)
        .withCause(e);
  }

  private static FailureKind kind(StatusCode code, String words) {
    return switch (code) {
      case NO_SPACE_ON_FILESYSTEM, QUOTA_EXCEEDED -> FailureKind.CAPACITY;
      case OP_UNSUPPORTED -> FailureKind.UNSUPPORTED;
      default -> Words.isNoRoom(words) ? FailureKind.CAPACITY : FailureKind.REJECTED;
    };
  }

  /** Why a file was not created. */
  static SFTPException ofNewFile(SFTPEngine engine, String path, SFTPException e)
      throws IOException {
    if (e.getStatusCode() != StatusCode.FAILURE
        && e.getStatusCode() != StatusCode.FILE_ALREADY_EXISTS) {
      return e;
    }
    try {
      long size = engine.stat(path).getSize();
      return new SFTPException(
          StatusCode.FILE_ALREADY_EXISTS,
          e.getMessage() + " (it is there already, with " + size + " bytes, and stays as it is)");
    } catch (SFTPException missing) {
      return ofWrite(engine, path, e);
    }
  }

  /** Why bytes were not taken. */
  static SFTPException ofWrite(SFTPEngine engine, String path, SFTPException e) throws IOException {
    if (e.getStatusCode() != StatusCode.FAILURE
        || !engine.supportsServerExtension("statvfs", "openssh.com")) {
      return e;
    }
    long free = freeBytes(engine, path.substring(0, path.lastIndexOf('/') + 1));
    return free < 0 || free >= A_BLOCK
        ? e
        : new SFTPException(
            StatusCode.NO_SPACE_ON_FILESYSTEM,
            e.getMessage() + " (" + free + " bytes are free on the file system)");
  }

  /** OpenSSH PROTOCOL section 4.4; -1 when it does not say. */
  private static long freeBytes(SFTPEngine engine, String folder) throws IOException {
    Response response =
        engine
            .request(engine.newExtendedRequest(SPACE).putString(folder.isEmpty() ? "." : folder))
            .retrieve(engine.getTimeoutMs(), TimeUnit.MILLISECONDS);
    if (response.getType() != PacketType.EXTENDED_REPLY) {
      return -1;
    }
    response.readUInt64();
    long fragment = response.readUInt64();
    response.readUInt64();
    response.readUInt64();
    return response.readUInt64() * fragment;
  }
}
