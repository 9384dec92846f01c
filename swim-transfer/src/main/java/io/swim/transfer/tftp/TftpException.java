package io.swim.transfer.tftp;

import io.swim.transfer.serving.Printable;
import java.io.IOException;
import java.util.OptionalInt;

/** A TFTP transfer failed: the server refused or broke off, or fell silent. */
public final class TftpException extends IOException {
  private static final long serialVersionUID = 1;

  private final int code;
  private final String serverMessage;
  private final long bytes;

  private TftpException(String message, int code, String serverMessage, long bytes) {
    super(message);
    this.code = code;
    this.serverMessage = serverMessage;
    this.bytes = bytes;
  }

  static TftpException ofServer(String what, TftpPacket.Error error, long bytes) {
    String words = Printable.of(error.message());
    String message =
        what + ": server error " + error.code() + " after " + bytes + " bytes: " + words;
    return new TftpException(message, error.code(), words, bytes);
  }

  static TftpException ofClient(String what, String why, long bytes) {
    return new TftpException(what + ": " + why + " after " + bytes + " bytes", -1, "", bytes);
  }

  /** The server's error code (see {@link TftpError}); empty when the server sent no error. */
  public OptionalInt errorCode() {
    return code < 0 ? OptionalInt.empty() : OptionalInt.of(code);
  }

  /** The server's own words, without control characters; empty when the server sent no error. */
  public String serverMessage() {
    return serverMessage;
  }

  /** Bytes that had arrived: here for a read, acknowledged by the server for a write. */
  public long bytes() {
    return bytes;
  }
}
