package io.swim.transfer.tftp;

import java.util.Optional;

/** The error codes of TFTP (RFC 1350, appendix; code 8: RFC 2347). */
public enum TftpError {
  /** 0: only the words say what is wrong. */
  NOT_DEFINED,
  /** 1. */
  FILE_NOT_FOUND,
  /** 2. */
  ACCESS_VIOLATION,
  /** 3: disk full, or more bytes than were agreed. */
  DISK_FULL,
  /** 4. */
  ILLEGAL_OPERATION,
  /** 5: a packet from a port that has no transfer here. */
  UNKNOWN_TRANSFER_ID,
  /** 6. */
  FILE_EXISTS,
  /** 7. */
  NO_SUCH_USER,
  /** 8: an option was refused. */
  OPTION_REFUSED;

  /** The number on the wire. */
  public int code() {
    return ordinal();
  }

  /** The error with that number; empty for a number that no RFC defines. */
  public static Optional<TftpError> of(int code) {
    return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
  }
}
