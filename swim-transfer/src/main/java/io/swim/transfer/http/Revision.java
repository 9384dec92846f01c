package io.swim.transfer.http;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tells one state of a file from another. */
final class Revision {
  private static final int MOST_CHARACTERS = 1000;

  private Revision() {}

  /** Empty when the server tells neither a tag nor a time: a size alone proves nothing. */
  static Optional<String> of(Inquiry answer) {
    if (answer.field("ETag").isEmpty() && answer.field("Last-Modified").isEmpty()) {
      return Optional.empty();
    }
    String text =
        Stream.of("ETag", "Last-Modified", "Content-Length")
            .flatMap(name -> answer.field(name).stream())
            .collect(Collectors.joining(", "));
    return Optional.of(text).filter(each -> each.length() <= MOST_CHARACTERS);
  }
}
