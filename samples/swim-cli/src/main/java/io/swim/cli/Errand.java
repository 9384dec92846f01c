package io.swim.cli;

import java.util.Arrays;
import java.util.Locale;

/** What a process does with devices, as journals and messages name it. */
enum Errand {
  UPGRADE,
  TEST_COPY,
  BACKUP;

  /** The command. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * That of a command.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Errand of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no errand: " + word));
  }
}
