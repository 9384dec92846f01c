package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Archives as POSIX.1-1988 (ustar) has them: files and folders with short names. */
final class Tar {
  static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int MODE_AT = 100;
  private static final int SIZE_AT = 124;
  private static final int CHECKSUM_AT = 148;
  private static final int CHECKSUM = 8;
  private static final int KIND_AT = 156;
  private static final int MAGIC_AT = 257;
  private static final String MAGIC = "ustar";

  private Tar() {}

  /** A file of an archive; a folder when its name ends with a slash. */
  record Member(String name, long sizeBytes, Supplier<InputStream> bytes) {
    static Member of(String name, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      return new Member(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }
  }

  static boolean isAt(byte[] head, String first) {
    return head.length >= BLOCK
        && text(head, 0, NAME).equals(first)
        && text(head, MAGIC_AT, MAGIC.length()).equals(MAGIC);
  }

  /** How many bytes a file of that size takes, with its header. */
  static long taken(long size) {
    return BLOCK + size + padding(size);
  }

  private static long padding(long size) {
    return Math.floorMod(-size, (long) BLOCK);
  }

  /** The whole archive, with as many bytes 0 at its end. */
  static InputStream open(List<Member> members, long zeros) {
    List<InputStream> all = new ArrayList<>();
    for (Member each : members) {
      all.add(new ByteArrayInputStream(header(each)));
      all.add(each.bytes().get());
      all.add(zeros(padding(each.sizeBytes())));
    }
    all.add(zeros(zeros));
    return new SequenceInputStream(Collections.enumeration(all));
  }

  private static InputStream zeros(long count) {
    return new ByteArrayInputStream(new byte[(int) count]);
  }

  private static byte[] header(Member member) {
    byte[] bytes = new byte[BLOCK];
    boolean folder = member.name().endsWith("/");
    put(bytes, 0, member.name());
    put(bytes, MODE_AT, folder ? "0000755" : "0000644");
    put(bytes, SIZE_AT, String.format("%011o", member.sizeBytes()));
    put(bytes, KIND_AT, folder ? "5" : "0");
    put(bytes, MAGIC_AT, MAGIC + "\0" + "00");
    put(bytes, CHECKSUM_AT, String.format("%06o\0 ", sum(bytes)));
    return bytes;
  }

  /** With blanks in the place of the sum itself. */
  private static int sum(byte[] header) {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      boolean itself = i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM;
      sum += itself ? ' ' : header[i] & 0xff;
    }
    return sum;
  }

  private static void put(byte[] bytes, int at, String text) {
    byte[] its = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(its, 0, bytes, at, its.length);
  }

  private static String text(byte[] bytes, int at, int length) {
    String text = new String(bytes, at, length, StandardCharsets.US_ASCII);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  /** The files and folders in it, up to its end. */
  static List<ImagePart> parts(ImageContent content) throws NotBootable, IOException {
    List<ImagePart> parts = new ArrayList<>();
    long at = 0;
    while (true) {
      byte[] header = ImageInspector.read(content, at, BLOCK);
      if (header.length < BLOCK) {
        throw new NotBootable("premature end of archive");
      }
      if (header[0] == 0) {
        return parts;
      }
      String size = text(header, SIZE_AT, 11).strip();
      String sum = text(header, CHECKSUM_AT, 7).strip();
      if (!size.matches("[0-7]{1,11}")
          || !sum.matches("[0-7]{1,7}")
          || Integer.parseInt(sum, 8) != sum(header)) {
        throw new NotBootable("tar header checksum error");
      }
      long bytes = Long.parseLong(size, 8);
      parts.add(new ImagePart(text(header, 0, NAME), at + BLOCK, bytes));
      at += taken(bytes);
    }
  }
}
