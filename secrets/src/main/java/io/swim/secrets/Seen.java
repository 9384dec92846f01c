package io.swim.secrets;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what the agent sees: {@code used/}, one secret a line in Base64 with where it was
 * made, and {@code seen/}, all that could show one. A file of each for each JVM. Thread-safe.
 */
public final class Seen {
  /** Begins the line that says which test the lines after it belong to. */
  static final String TEST = "### ";

  /** Shorter ones are in ordinary words. */
  static final int SHORTEST = 6;

  /**
   * Of each kind in each test; 100,000 devices make millions of records that differ in a number.
   */
  private static final int MOST = 5_000;

  private static final Set<String> SECRETS = new HashSet<>();
  private static final Map<String, Set<Integer>> TEXTS = new HashMap<>();
  private static final ThreadLocal<Boolean> BUSY = ThreadLocal.withInitial(() -> false);
  private static @Nullable OutputStream used;
  private static @Nullable OutputStream seen;
  private static String test = "no test";
  private static String written = "";

  private Seen() {}

  static synchronized void into(Path folder) {
    String file = ProcessHandle.current().pid() + ".txt";
    try {
      used = open(folder.resolve("used").resolve(file));
      seen = open(folder.resolve("seen").resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OutputStream open(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static synchronized void test(String name) {
    test = name;
    TEXTS.clear();
    if (seen != null) {
      System.err.println(TEST + name);
    }
  }

  public static synchronized void secret(String value) {
    if (value.length() >= SHORTEST && SECRETS.add(value)) {
      String encoded = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
      write(used, encoded + "\t" + test + "\n");
    }
  }

  public static void value(Object value) {
    // The text of a record may make other records.
    if (BUSY.get() || isFull(value.getClass().getName())) {
      return;
    }
    BUSY.set(true);
    try {
      text(value.getClass().getName(), value.toString());
    } finally {
      BUSY.set(false);
    }
  }

  public static void thrown(Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 10; depth++) {
      text("thrown", at.toString());
      for (Throwable suppressed : at.getSuppressed()) {
        text("thrown", suppressed.toString());
      }
      at = at.getCause();
    }
  }

  private static synchronized boolean isFull(String kind) {
    Set<Integer> texts = TEXTS.get(kind);
    return texts != null && texts.size() >= MOST;
  }

  public static synchronized void text(String kind, String text) {
    Set<Integer> texts = TEXTS.computeIfAbsent(kind, any -> new HashSet<>());
    if (texts.size() >= MOST || !texts.add(text.hashCode())) {
      return;
    }
    if (!test.equals(written)) {
      write(seen, TEST + test + "\n");
      written = test;
    }
    write(seen, kind + ": " + text + "\n");
    if (texts.size() == MOST) {
      write(seen, kind + ": from here on no more are kept\n");
    }
  }

  private static void write(@Nullable OutputStream out, String text) {
    if (out == null) {
      return;
    }
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
