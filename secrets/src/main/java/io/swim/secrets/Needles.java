package io.swim.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for thousands of texts at once, in one pass. */
final class Needles {
  private static final int FIRST = 4;

  /** A text to look for. */
  record Needle(byte[] bytes, int secret, String encoding) {
    private boolean isAt(ByteBuffer text, int at) {
      if (at + bytes.length > text.limit()) {
        return false;
      }
      for (int i = FIRST; i < bytes.length; i++) {
        if (text.get(at + i) != bytes[i]) {
          return false;
        }
      }
      return true;
    }
  }

  private final Map<Integer, List<Needle>> byFirstBytes = new HashMap<>();
  private final BitSet perhaps = new BitSet(1 << 20);

  void add(int secret, String encoding, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int first = ByteBuffer.wrap(bytes).getInt();
    perhaps.set(slot(first));
    byFirstBytes
        .computeIfAbsent(first, any -> new ArrayList<>())
        .add(new Needle(bytes, secret, encoding));
  }

  private static int slot(int first) {
    return (first * 0x9E3779B1) >>> 12;
  }

  /** Those that begin at this place. */
  List<Needle> at(ByteBuffer text, int at) {
    if (at + FIRST > text.limit()) {
      return List.of();
    }
    int first = text.getInt(at);
    if (!perhaps.get(slot(first))) {
      return List.of();
    }
    return byFirstBytes.getOrDefault(first, List.of()).stream()
        .filter(needle -> needle.isAt(text, at))
        .toList();
  }
}
