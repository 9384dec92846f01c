package io.swim.testkit.internal.replay;

import java.util.List;
import java.util.Optional;

/**
 * A command and what was said to it.
 *
 * @param nextPrompt the prompt behind it; empty when the recording ends there
 */
record Exchange(String command, List<Part> parts, Optional<String> nextPrompt) {
  Exchange {
    parts = List.copyOf(parts);
  }

  /**
   * Output up to a question, or to the end.
   *
   * @param answer what was typed then; empty behind the last question
   */
  record Part(String text, Optional<String> answer) {}
}
