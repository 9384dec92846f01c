package io.swim.transfer.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** One SFTP packet as it is read from the channel: nothing beyond its length can be asked of it. */
final class SftpRequest {
  private final ChannelInput input;
  private int left;

  /** Begins with the next packet; its length is read here. */
  SftpRequest(ChannelInput input) throws IOException {
    this.input = input;
    this.left = Integer.BYTES;
    int length = readInt();
    if (length < 1 || length > Sftp.MAX_PACKET) {
      throw new ProtocolException(
          "an SFTP packet has " + Integer.toUnsignedString(length) + " bytes");
    }
    left = length;
  }

  int readByte() throws IOException {
    take(1);
    return input.read();
  }

  int readInt() throws IOException {
    int value = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      value = value << Byte.SIZE | readByte();
    }
    return value;
  }

  long readLong() throws IOException {
    return (long) readInt() << Integer.SIZE | Integer.toUnsignedLong(readInt());
  }

  String readString() throws IOException {
    byte[] bytes = new byte[length()];
    for (int at = 0; at < bytes.length; ) {
      ByteBuffer some = some(bytes.length - at);
      int count = some.remaining();
      some.get(bytes, at, count);
      at += count;
    }
    return new String(bytes, UTF_8);
  }

  /** The length of a string that is read next; it lies within the packet. */
  int length() throws IOException {
    int length = readInt();
    if (length < 0 || length > left) {
      throw new ProtocolException(
          "a string of "
              + Integer.toUnsignedString(length)
              + " bytes is in an SFTP packet with "
              + left
              + " bytes left");
    }
    return length;
  }

  /** Bytes that are there already, at least one of so many; to be used before the next call. */
  ByteBuffer some(int atMost) throws IOException {
    take(0);
    ByteBuffer some = input.some(Math.min(atMost, left));
    left -= some.remaining();
    return some;
  }

  private void take(int bytes) throws ProtocolException {
    if (left < Math.max(1, bytes)) {
      throw new ProtocolException("an SFTP packet is too short");
    }
    left -= bytes;
  }

  /** Reads past what is left of it. */
  void skip() throws IOException {
    while (left > 0) {
      some(left);
    }
  }
}
