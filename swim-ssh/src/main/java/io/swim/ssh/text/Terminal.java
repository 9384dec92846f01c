package io.swim.ssh.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A dumb terminal: turns what a device sends into lines as a person would see them. Carriage
 * returns and backspaces move the cursor, so that what is printed over something takes its place;
 * escape sequences (ECMA-48) are taken out, those that erase the line obeyed. Not thread-safe.
 */
public final class Terminal {
  /** A longer line is broken, so that progress marks of a long copy stay cheap. */
  public static final int LINE_LIMIT = 16 * 1024;

  private static final int SEQUENCE_LIMIT = 256;

  private final Consumer<String> lines;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final ByteBuffer undecoded = ByteBuffer.allocate(16 * 1024);
  private final CharBuffer decoded = CharBuffer.allocate(16 * 1024);
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder sequence = new StringBuilder();
  private int cursor;
  private Mode mode = Mode.TEXT;

  private enum Mode {
    TEXT,
    ESCAPE,
    CONTROL_SEQUENCE,
    STRING,
    ONE_MORE
  }

  /** Every finished line goes to {@code lines}, without its end. */
  public Terminal(Consumer<String> lines) {
    this.lines = lines;
  }

  public void accept(byte[] bytes, int count) {
    int done = 0;
    while (done < count) {
      int part = Math.min(undecoded.remaining(), count - done);
      undecoded.put(bytes, done, part);
      done += part;
      undecoded.flip();
      decoder.decode(undecoded, decoded, false);
      undecoded.compact();
      decoded.flip();
      while (decoded.hasRemaining()) {
        accept(decoded.get());
      }
      decoded.clear();
    }
  }

  /** The line that the cursor is on. */
  public String tail() {
    return line.toString();
  }

  /** Ends the line that the cursor is on, as if the device had done so. */
  public void endLine() {
    if (line.length() > 0) {
      finishLine();
    }
  }

  private void accept(char c) {
    switch (mode) {
      case TEXT -> text(c);
      case ESCAPE -> escape(c);
      case CONTROL_SEQUENCE -> controlSequence(c);
      case STRING -> string(c);
      case ONE_MORE -> mode = Mode.TEXT;
    }
  }

  private void text(char c) {
    switch (c) {
      case '\n' -> finishLine();
      case '\r' -> cursor = 0;
      case '\b' -> cursor = Math.max(0, cursor - 1);
      case 0x1b -> mode = Mode.ESCAPE;
      case 0x9b -> startSequence();
      default -> {
        if (c >= ' ' && c != 0x7f || c == '\t') {
          print(c);
        }
      }
    }
  }

  private void print(char c) {
    if (cursor < line.length()) {
      line.setCharAt(cursor, c);
    } else {
      line.append(c);
    }
    cursor++;
    if (line.length() >= LINE_LIMIT) {
      finishLine();
    }
  }

  private void finishLine() {
    String finished = line.toString();
    line.setLength(0);
    cursor = 0;
    lines.accept(finished);
  }

  private void escape(char c) {
    switch (c) {
      case '[' -> startSequence();
      case ']', 'P', 'X', '^', '_' -> {
        sequence.setLength(0);
        mode = Mode.STRING;
      }
      case '(', ')', '*', '+', '#', '%', ' ' -> mode = Mode.ONE_MORE;
      default -> mode = Mode.TEXT;
    }
  }

  private void startSequence() {
    sequence.setLength(0);
    mode = Mode.CONTROL_SEQUENCE;
  }

  private void controlSequence(char c) {
    if (c >= 0x40 && c <= 0x7e) {
      mode = Mode.TEXT;
      obey(c);
    } else if (c < ' ' || sequence.length() >= SEQUENCE_LIMIT) {
      mode = Mode.TEXT;
      text(c);
    } else {
      sequence.append(c);
    }
  }

  private void obey(char command) {
    switch (command) {
      case 'K' -> eraseLine();
      case 'D' -> cursor = Math.max(0, cursor - number());
      case 'C' -> {
        for (int i = Math.min(number(), 1024); i > 0; i--) {
          forward();
        }
      }
      case 'G' -> cursor = Math.min(line.length(), Math.max(0, number() - 1));
      default -> {
        // Colours, modes and cursor addressing make no difference to one line.
      }
    }
  }

  private void forward() {
    if (cursor < line.length()) {
      cursor++;
    } else {
      print(' ');
    }
  }

  private void eraseLine() {
    switch (sequence.toString()) {
      case "", "0" -> line.setLength(Math.min(cursor, line.length()));
      case "2" -> {
        line.setLength(0);
        cursor = 0;
      }
      default -> {
        for (int i = 0; i < Math.min(cursor + 1, line.length()); i++) {
          line.setCharAt(i, ' ');
        }
      }
    }
  }

  private int number() {
    String digits = sequence.toString();
    return digits.matches("[0-9]{1,4}") ? Math.max(1, Integer.parseInt(digits)) : 1;
  }

  private void string(char c) {
    sequence.append(c);
    if (c == 0x07 || sequence.length() >= SEQUENCE_LIMIT) {
      mode = Mode.TEXT;
    } else if (c == 0x1b) {
      mode = Mode.ONE_MORE;
    }
  }
}
