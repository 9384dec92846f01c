package io.swim.transfer.http;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * What tells one state of a file from another (RFC 9110, section 8.8).
 *
 * @param tag as it came, with its quotes
 * @param modified as it came
 * @param length of the whole file in bytes, as it came
 */
record Revision(Optional<String> tag, Optional<String> modified, Optional<String> length) {
  private static final int MOST_CHARACTERS = 1000;
  private static final String WEAK = "W/";

  /** Of an answer that is about the whole file. */
  static Revision of(Inquiry answer) {
    return new Revision(
        answer.field(HttpHeaders.ETAG),
        answer.field(HttpHeaders.LAST_MODIFIED),
        answer.field(HttpHeaders.CONTENT_LENGTH));
  }

  /**
   * Of an answer that has a part of the file.
   *
   * @param wholeLength what Content-Range says, empty for {@code *}
   */
  static Revision ofPart(Inquiry answer, Optional<String> wholeLength) {
    return new Revision(
        answer.field(HttpHeaders.ETAG), answer.field(HttpHeaders.LAST_MODIFIED), wholeLength);
  }

  /** Empty when the server tells neither a tag nor a time: a size alone proves nothing. */
  Optional<String> text() {
    if (tag.isEmpty() && modified.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(toString()).filter(each -> each.length() <= MOST_CHARACTERS);
  }

  /** What may be asked for with If-Range: weak tags may not (RFC 9110, section 13.1.5). */
  Optional<String> strongTag() {
    return tag.filter(each -> !each.startsWith(WEAK));
  }

  /** Whether nothing that both tell is different; a part may come with less than the whole. */
  boolean maySame(Revision other) {
    return same(tag, other.tag) && same(modified, other.modified) && same(length, other.length);
  }

  private static boolean same(Optional<String> one, Optional<String> other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  @Override
  public String toString() {
    return Stream.of(tag, modified, length)
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }
}
