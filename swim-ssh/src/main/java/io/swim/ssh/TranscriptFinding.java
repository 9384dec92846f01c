package io.swim.ssh;

import io.swim.spi.CliAnswer;
import java.util.Optional;

/**
 * What a platform definition makes of one place in a recorded session.
 *
 * @param line where it stands, from 1 on
 * @param kind what it is
 * @param known whether the definition knows what to do there
 * @param text what stands there
 * @param meaning what the definition makes of it, or lacks
 * @param answer what was read in an output; empty for everything else
 */
public record TranscriptFinding(
    int line, Kind kind, boolean known, String text, String meaning, Optional<CliAnswer> answer) {
  /** What stands in a recorded session. */
  public enum Kind {
    /** A question before the first prompt. */
    LOGIN,
    /** The first prompt of its mode. */
    PROMPT,
    /** What was typed. */
    COMMAND,
    /** What was printed for it. */
    OUTPUT,
    /** Whether the output of the command that tells platforms tells this one. */
    DETECTION,
    /** What stopped long output. */
    PAGER,
    /** A question, and who answers it. */
    QUESTION,
    /** A line that says no. */
    FAILURE
  }

  static TranscriptFinding known(int line, Kind kind, String text, String meaning) {
    return new TranscriptFinding(line, kind, true, text.strip(), meaning, Optional.empty());
  }

  static TranscriptFinding unknown(int line, Kind kind, String text, String meaning) {
    return new TranscriptFinding(line, kind, false, text.strip(), meaning, Optional.empty());
  }
}
