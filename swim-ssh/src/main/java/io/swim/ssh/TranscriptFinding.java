package io.swim.ssh;

import io.swim.spi.CliAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a platform definition makes of one place in a recorded session.
 *
 * @param line where it stands, from 1 on
 * @param kind what it is
 * @param known whether the definition knows what to do there
 * @param text what stands there; passwords in URLs are three asterisks, as in meaning and answer
 * @param meaning what the definition makes of it, or lacks
 * @param answer what was read in an output; empty for everything else
 */
public record TranscriptFinding(
    int line, Kind kind, boolean known, String text, String meaning, Optional<CliAnswer> answer) {
  /** Up to the last at sign: some passwords have one. */
  private static final Pattern PASSWORD = Pattern.compile("(//[^\\s/:\\[]{0,100}):\\S{1,256}@");

  public TranscriptFinding {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(meaning, "meaning");
    Objects.requireNonNull(answer, "answer");
    text = masked(text);
    meaning = masked(meaning);
    answer = answer.map(TranscriptFinding::masked);
  }

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

  private static String masked(String text) {
    return PASSWORD.matcher(text).replaceAll("$1:***@");
  }

  private static CliAnswer masked(CliAnswer answer) {
    Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
    answer
        .rows()
        .forEach(
            (name, table) ->
                rows.put(name, table.stream().map(TranscriptFinding::masked).toList()));
    return new CliAnswer(masked(answer.output()), masked(answer.values()), rows);
  }

  private static Map<String, String> masked(Map<String, String> values) {
    Map<String, String> shown = new LinkedHashMap<>(values);
    shown.replaceAll((name, value) -> masked(value));
    return shown;
  }
}
