package io.swim.testkit.internal.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The terminal line of one session: echo, editing, paging. Used by one thread. */
public final class Terminal {
  private static final int CTRL_C = 3;
  private static final int BACKSPACE = 8;
  private static final int CTRL_U = 21;
  private static final int CTRL_Z = 26;
  private static final int DELETE = 127;
  private static final More MORE = More.wipedBack(" --More-- ");

  /** Whether typed characters are sent back. */
  public enum Echo {
    ON,
    OFF
  }

  /**
   * What is shown after a page.
   *
   * @param text while it waits
   * @param wipe takes it away
   */
  public record More(String text, String wipe) {
    /** One that is taken away by going back over all but its first blank. */
    public static More wipedBack(String text) {
      String back = "\b".repeat(text.length() - 1);
      return new More(text, back + " ".repeat(text.length() - 1) + back);
    }
  }

  private final InputStream in;
  private final OutputStream out;
  private More more = MORE;
  private int length = 24;
  private int printed;
  private boolean afterReturn;
  private boolean ctrlZ;
  private boolean quit;

  public Terminal(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** The line of nobody: nothing is typed, and nothing seen. */
  public static Terminal ofNobody() {
    return new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream());
  }

  /** Lines of a page; 0 for no paging. */
  public void setLength(int lines) {
    length = lines;
  }

  /** What is shown after a page from now on. */
  public void setMore(More value) {
    more = value;
  }

  /** Sends text as it is; {@code \n} becomes carriage return and line feed. */
  public void print(String text) throws IOException {
    out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Starts the output of a command: a new page. */
  public void startPage() {
    printed = 0;
    quit = false;
  }

  /** Sends lines and waits with {@code --More--} after each page. */
  public void page(String text) throws IOException {
    for (String line : text.split("\n", -1)) {
      if (quit) {
        return;
      }
      if (length > 0 && ++printed >= length) {
        more();
        if (quit) {
          return;
        }
      }
      print(line + "\n");
    }
  }

  private void more() throws IOException {
    print(more.text());
    int key = readKey();
    print(more.wipe());
    quit = key == 'q' || key == 'Q' || key == CTRL_C;
    printed = key == '\r' || key == '\n' ? length - 1 : 1;
  }

  /** Reads a line without its end. */
  public String readLine(Echo echo) throws IOException {
    StringBuilder line = new StringBuilder();
    ctrlZ = false;
    while (true) {
      int key = readKey();
      if (key == '\r' || key == '\n') {
        print("\n");
        return line.toString();
      } else if (key == CTRL_Z) {
        ctrlZ = true;
        print("^Z\n");
        return line.toString();
      } else if (key == CTRL_C) {
        print("\n");
        return "";
      } else if (key == BACKSPACE || key == DELETE) {
        erase(line, Math.min(1, line.length()), echo);
      } else if (key == CTRL_U) {
        erase(line, line.length(), echo);
      } else if (key >= ' ') {
        line.append((char) key);
        if (echo == Echo.ON) {
          print(String.valueOf((char) key));
        }
      }
    }
  }

  private void erase(StringBuilder line, int count, Echo echo) throws IOException {
    line.setLength(line.length() - count);
    if (echo == Echo.ON) {
      print("\b \b".repeat(count));
    }
  }

  /** True when the line was ended with Ctrl-Z. */
  public boolean endedWithCtrlZ() {
    return ctrlZ;
  }

  /** Reads one key; the line feed or NUL that terminals send after a return is left out. */
  public int readKey() throws IOException {
    while (true) {
      int key = in.read();
      if (key < 0) {
        throw new SessionEnd("the client closed the session");
      }
      boolean partOfReturn = afterReturn && (key == '\n' || key == 0);
      afterReturn = key == '\r';
      if (!partOfReturn && key != 0) {
        return key;
      }
    }
  }
}
