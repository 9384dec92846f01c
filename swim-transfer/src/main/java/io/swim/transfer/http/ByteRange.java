package io.swim.transfer.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a file are asked for.
 *
 * @param first from 0
 * @param end behind the last one
 */
record ByteRange(Kind kind, long first, long end) {
  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** What a Range field comes to. */
  enum Kind {
    WHOLE,
    PART,
    UNSATISFIABLE
  }

  static ByteRange whole(long size) {
    return new ByteRange(Kind.WHOLE, 0, size);
  }

  /**
   * The meaning of a Range field (RFC 9110, section 14.2). Several ranges, and what can't be
   * understood, are left aside as the section allows: that is the whole file.
   */
  static ByteRange of(String field, long size) {
    Matcher range = SINGLE.matcher(field.replace(" ", ""));
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return whole(size);
    }
    if (range.group(1).isEmpty()) {
      long last = Math.min(size, Long.parseLong(range.group(2)));
      return last == 0 ? unsatisfiable(size) : new ByteRange(Kind.PART, size - last, size);
    }
    long first = Long.parseLong(range.group(1));
    long end = range.group(2).isEmpty() ? size : Long.parseLong(range.group(2)) + 1;
    if (end <= first && !range.group(2).isEmpty()) {
      return whole(size);
    }
    return first >= size
        ? unsatisfiable(size)
        : new ByteRange(Kind.PART, first, Math.min(end, size));
  }

  private static ByteRange unsatisfiable(long size) {
    return new ByteRange(Kind.UNSATISFIABLE, size, size);
  }

  long length() {
    return end - first;
  }

  /** For the field Content-Range. */
  String contentRange(long size) {
    return kind == Kind.UNSATISFIABLE
        ? "bytes */" + size
        : "bytes " + first + "-" + (end - 1) + "/" + size;
  }
}
