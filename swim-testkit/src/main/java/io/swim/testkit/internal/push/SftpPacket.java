package io.swim.testkit.internal.push;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A packet of SFTP: one that came is read from, one that goes is put together. */
final class SftpPacket {
  static final int INIT = 1;
  static final int VERSION = 2;
  static final int OPEN = 3;
  static final int CLOSE = 4;
  static final int READ = 5;
  static final int WRITE = 6;
  static final int LSTAT = 7;
  static final int FSTAT = 8;
  static final int SETSTAT = 9;
  static final int FSETSTAT = 10;
  static final int OPENDIR = 11;
  static final int READDIR = 12;
  static final int REMOVE = 13;
  static final int REALPATH = 16;
  static final int STAT = 17;
  static final int STATUS = 101;
  static final int HANDLE = 102;
  static final int DATA = 103;
  static final int NAME = 104;
  static final int ATTRS = 105;

  static final int OK = 0;
  static final int EOF = 1;
  static final int NO_SUCH_FILE = 2;
  static final int FAILURE = 4;
  static final int UNSUPPORTED = 8;

  /** Bytes of a file in one packet. */
  static final int MOST_DATA = 32 * 1024;

  private final int type;
  private final ByteBuffer from;
  private final ByteArrayOutputStream to = new ByteArrayOutputStream();

  /** One that came. */
  SftpPacket(byte[] content) {
    from = ByteBuffer.wrap(content);
    type = content.length == 0 ? 0 : from.get();
  }

  private SftpPacket(int type, int id) {
    this.type = type;
    this.from = ByteBuffer.allocate(0);
    to.write(type);
    put(id);
  }

  /** One that goes; the version counts as an id. */
  static SftpPacket reply(int type, int id) {
    return new SftpPacket(type, id);
  }

  int type() {
    return type;
  }

  int number() throws IOException {
    try {
      return from.getInt();
    } catch (BufferUnderflowException e) {
      throw cutShort(e);
    }
  }

  long longNumber() throws IOException {
    try {
      return from.getLong();
    } catch (BufferUnderflowException e) {
      throw cutShort(e);
    }
  }

  byte[] bytes() throws IOException {
    int length = number();
    if (length < 0 || length > from.remaining()) {
      throw new IOException("a packet of SFTP of type " + type + " is cut short");
    }
    byte[] bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }

  String text() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  private IOException cutShort(BufferUnderflowException e) {
    return new IOException("a packet of SFTP of type " + type + " is cut short", e);
  }

  SftpPacket put(int number) {
    to.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    return this;
  }

  SftpPacket put(long number) {
    to.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    return this;
  }

  SftpPacket put(byte[] bytes) {
    put(bytes.length);
    to.writeBytes(bytes);
    return this;
  }

  SftpPacket put(String text) {
    return put(text.getBytes(StandardCharsets.UTF_8));
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(to.size());
    to.writeTo(out);
  }
}
