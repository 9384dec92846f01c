package io.swim.ssh.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One pass over a file for the two landmarks of an IOS image: the block of CW_ strings and the
 * first ZIP member. Holds one chunk at a time, however large the file is.
 *
 * @param block the CW_ strings from CW_BEGIN to CW_END; empty when there is no whole block
 * @param blockStart where CW_BEGIN is; -1 when there is none
 * @param zipStart where the first ZIP member begins; -1 when there is none
 */
record Scan(String block, long blockStart, long zipStart) {
  private static final int CHUNK = 256 * 1024;
  private static final int OVERLAP = 16;

  /** The whole block has been well below 1 KiB in every image seen. */
  private static final int BLOCK_LIMIT = 16 * 1024;

  private static final byte[] CW_BEGIN = "CW_BEGIN$".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ZIP_MEMBER = {'P', 'K', 3, 4};
  private static final Pattern WHOLE_BLOCK =
      Pattern.compile("CW_BEGIN\\$.*?CW_END\\$[^$]{0,100}\\$", Pattern.DOTALL);

  static Scan of(ContentReader file) throws IOException {
    String block = "";
    long blockStart = -1;
    long zipStart = -1;
    long position = 0;
    while (position < file.size() && (block.isEmpty() || zipStart < 0)) {
      ByteBuffer chunk = file.read(position, CHUNK);
      if (!chunk.hasRemaining()) {
        break;
      }
      if (zipStart < 0) {
        int at = find(chunk, ZIP_MEMBER, 0);
        zipStart = at < 0 ? -1 : position + at;
      }
      int at = block.isEmpty() ? find(chunk, CW_BEGIN, 0) : -1;
      while (at >= 0 && block.isEmpty()) {
        blockStart = blockStart < 0 ? position + at : blockStart;
        block = wholeBlock(file.read(position + at, BLOCK_LIMIT));
        at = find(chunk, CW_BEGIN, at + 1);
      }
      position += Math.max(1, chunk.limit() - OVERLAP);
      if (chunk.limit() < CHUNK) {
        break;
      }
    }
    return new Scan(block, blockStart, zipStart);
  }

  private static String wholeBlock(ByteBuffer bytes) {
    String text = StandardCharsets.ISO_8859_1.decode(bytes).toString();
    Matcher matcher = WHOLE_BLOCK.matcher(text);
    return matcher.lookingAt() ? matcher.group() : "";
  }

  private static int find(ByteBuffer in, byte[] wanted, int from) {
    byte[] bytes = in.array();
    int last = in.limit() - wanted.length;
    for (int i = from; i <= last; i++) {
      if (bytes[i] == wanted[0] && matches(bytes, i, wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] bytes, int at, byte[] wanted) {
    for (int i = 1; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
