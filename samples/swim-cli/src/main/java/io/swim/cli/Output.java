package io.swim.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;

/**
 * The only place that prints: results to standard output, everything else to standard error.
 * Thread-safe.
 */
final class Output {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;
  private final PrintStream err;

  Output(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Of this process. */
  static Output standard() {
    return new Output(System.out, System.err);
  }

  void line(String text) {
    out.println(text);
    out.flush();
  }

  void document(JsonNode document) {
    try {
      line(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document of plain values can't be written", e);
    }
  }

  /** A remark that is no result. */
  void remark(String text) {
    err.println(text);
    err.flush();
  }

  /** Text as it is, with the control sequences that move a cursor. */
  void draw(String text) {
    err.print(text);
    err.flush();
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }
}
