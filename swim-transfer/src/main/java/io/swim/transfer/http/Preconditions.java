package io.swim.transfer.http;

import java.util.List;

/** The conditions of a request that name entity tags (RFC 9110, section 13). */
enum Preconditions {
  MET,
  NOT_MODIFIED,
  FAILED;

  /** For GET and HEAD of a file with that strong tag, quotes included. */
  static Preconditions ofRead(Fields fields, String tag) {
    if (!fields.all("If-Match").isEmpty() && !names(fields, "If-Match", tag)) {
      return FAILED;
    }
    return names(fields, "If-None-Match", tag) ? NOT_MODIFIED : MET;
  }

  /**
   * Whether a Range holds: If-Range is absent, or names this very file. A date never does, as we
   * give none (section 13.1.5).
   */
  static boolean rangeHolds(Fields fields, String tag) {
    return fields.all("If-Range").stream().allMatch(tag::equals);
  }

  private static boolean names(Fields fields, String field, String tag) {
    return fields.all(field).stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .map(String::strip)
        .anyMatch(
            each ->
                each.equals("*")
                    || each.equals(tag)
                    || (field.equals("If-None-Match") && each.equals("W/" + tag)));
  }
}
