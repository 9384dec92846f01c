package io.swim.testkit.internal.image;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** A ZIP archive whose members are stored as they are; generated while it is read. */
final class StoredZip {
  private static final int LOCAL_BYTES = 30;
  private static final int CENTRAL_BYTES = 46;
  private static final int END_BYTES = 22;

  private final List<Member> members;

  /**
   * A file in it.
   *
   * @param crc CRC-32 of its bytes
   */
  record Member(String name, long size, long crc, Supplier<InputStream> bytes) {
    private byte[] nameBytes() {
      return name.getBytes(StandardCharsets.US_ASCII);
    }
  }

  StoredZip(List<Member> members) {
    this.members = List.copyOf(members);
  }

  /** What an archive of files with these names takes besides their bytes. */
  static long frame(List<String> names) {
    long frame = END_BYTES;
    for (String name : names) {
      frame += LOCAL_BYTES + CENTRAL_BYTES + 2L * name.length();
    }
    return frame;
  }

  InputStream open() {
    List<InputStream> streams = new ArrayList<>();
    ByteBuffer directory = little(directoryBytes() + END_BYTES);
    long offset = 0;
    for (Member member : members) {
      byte[] header = localHeader(member);
      streams.add(new ByteArrayInputStream(header));
      streams.add(member.bytes().get());
      putEntry(directory, member, offset);
      offset += header.length + member.size();
    }
    directory.putInt(Zip.END).putInt(0);
    directory.putShort((short) members.size()).putShort((short) members.size());
    directory.putInt(directoryBytes()).putInt((int) offset).putShort((short) 0);
    streams.add(new ByteArrayInputStream(directory.array()));
    return new SequenceInputStream(Collections.enumeration(streams));
  }

  private int directoryBytes() {
    return members.stream().mapToInt(each -> CENTRAL_BYTES + each.nameBytes().length).sum();
  }

  private static byte[] localHeader(Member member) {
    byte[] name = member.nameBytes();
    ByteBuffer header = little(LOCAL_BYTES + name.length);
    header.putInt(Zip.LOCAL_HEADER).putShort((short) 10).putShort((short) 0).putShort((short) 0);
    header.putInt(Zip.FIXED_TIME).putInt((int) member.crc());
    header.putInt((int) member.size()).putInt((int) member.size());
    header.putShort((short) name.length).putShort((short) 0).put(name);
    return header.array();
  }

  private static void putEntry(ByteBuffer bytes, Member member, long offset) {
    byte[] name = member.nameBytes();
    int start = bytes.position();
    bytes.putInt(Zip.CENTRAL_HEADER).putShort((short) 20).putShort((short) 10);
    bytes.putShort((short) 0).putShort((short) 0).putInt(Zip.FIXED_TIME);
    bytes.putInt((int) member.crc()).putInt((int) member.size()).putInt((int) member.size());
    bytes.putShort((short) name.length);
    bytes.putInt(start + CENTRAL_BYTES - Integer.BYTES, (int) offset);
    bytes.position(start + CENTRAL_BYTES);
    bytes.put(name);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
