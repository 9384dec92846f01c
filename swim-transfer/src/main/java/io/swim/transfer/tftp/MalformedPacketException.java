package io.swim.transfer.tftp;

/**
 * A datagram that is no TFTP packet. Has no stack trace: a flood of bad packets must stay cheap.
 */
final class MalformedPacketException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedPacketException(String message) {
    super(message, null, false, false);
  }
}
