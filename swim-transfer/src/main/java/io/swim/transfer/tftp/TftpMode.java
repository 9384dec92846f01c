package io.swim.transfer.tftp;

import java.util.Locale;
import java.util.Optional;

/** How the bytes of a file are written on the wire (RFC 1350, section 1). */
public enum TftpMode {
  /** The bytes as they are: the mode for images. */
  OCTET,
  /** Text: a line ends with CR LF, and a bare CR is followed by NUL (RFC 764). */
  NETASCII;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<TftpMode> of(String wireName) {
    for (TftpMode mode : values()) {
      if (mode.name().equalsIgnoreCase(wireName)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
