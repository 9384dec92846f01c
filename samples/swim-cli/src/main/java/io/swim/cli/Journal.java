package io.swim.cli;

import io.swim.event.EngineEvent;
import io.swim.event.EngineListener;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every state of every device of one process, a line each, in the file before the device is acted
 * on: whoever finds it after this process was killed knows where the devices stand. A write that
 * fails is only logged by the engine, and the work goes on. Thread-safe.
 */
final class Journal implements EngineListener {
  /** Ends a line that was cut off; a whole one ends with a brace. */
  private static final String CUT_OFF = " cut off";

  private final Path file;
  private final Errand errand;
  private final String image;
  private final Map<String, List<Path>> earlier;

  /**
   * One that is written to that file.
   *
   * @param errand what is done
   * @param image name of the image, or nothing
   * @param earlier unfinished journals by device: they too are told its end
   */
  Journal(Path file, Errand errand, String image, Map<String, List<Path>> earlier) {
    this.file = file;
    this.errand = errand;
    this.image = image;
    this.earlier = Map.copyOf(earlier);
  }

  @Override
  public void onEvent(EngineEvent event) {
    if (event instanceof EngineEvent.StateChanged changed) {
      JournalLine line = JournalLine.of(errand, changed.at(), changed.assignment(), image);
      append(file, line);
      if (line.state().isTerminal()) {
        earlier.getOrDefault(line.device(), List.of()).forEach(old -> append(old, line));
      }
    }
  }

  /** Adds a line. */
  void append(JournalLine line) {
    append(file, line);
  }

  /** Adds a line to that file, perhaps of another process. */
  static synchronized void append(Path to, JournalLine line) {
    try {
      String before = endsCutOff(to) ? CUT_OFF + "\n" : "";
      Files.writeString(
          to, before + line.text() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(to + " can't be written: " + Words.because(e), e);
    }
  }

  /** Nothing is taken away, because another process may be writing to the file. */
  private static boolean endsCutOff(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      long size = bytes.length();
      bytes.seek(Math.max(0, size - 1));
      return size > 0 && bytes.read() != '\n';
    }
  }

  /**
   * Where each device stands. A line that was cut off counts as not written: its writer is at it,
   * or lost power or space.
   *
   * @throws BadInput when a line is damaged: then nobody knows
   */
  static Map<String, JournalLine> read(Path file) {
    Map<String, JournalLine> last = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return last;
    }
    int number = 0;
    try {
      String all = Files.readString(file);
      for (String text : all.substring(0, all.lastIndexOf('\n') + 1).lines().toList()) {
        number++;
        if (text.endsWith(CUT_OFF)) {
          continue;
        }
        JournalLine line = JournalLine.parse(text);
        last.put(line.device(), line);
      }
      return last;
    } catch (IOException e) {
      throw new BadInput("journal " + file + " can't be read: " + Words.because(e), e);
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          "journal "
              + file
              + ", line "
              + number
              + ": is damaged; look at the devices of that run, then delete its folder",
          e);
    }
  }
}
