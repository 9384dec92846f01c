package io.swim.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swim.device.Secret;
import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * The only place that prints, and reads what is piped in: results to standard output, everything
 * else to standard error. Thread-safe.
 */
final class Output {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Function<String, Optional<Secret>> prompt;

  /** Without anybody who could be asked, and nothing piped in. */
  Output(PrintStream out, PrintStream err) {
    this(InputStream.nullInputStream(), out, err, question -> Optional.empty());
  }

  Output(
      InputStream in, PrintStream out, PrintStream err, Function<String, Optional<Secret>> prompt) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.prompt = prompt;
  }

  /** Of this process. */
  static Output standard() {
    return new Output(System.in, System.out, System.err, Output::fromTerminal);
  }

  private static Optional<Secret> fromTerminal(String question) {
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("%s: ", question);
    return typed == null ? Optional.empty() : Optional.of(Secret.of(new String(typed)));
  }

  /** A secret that somebody types unseen; empty when nobody is there to be asked. */
  Optional<Secret> ask(String question) {
    return prompt.apply(question);
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

  /** What somebody pipes into it. */
  InputStream in() {
    return in;
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }
}
