package io.swim.testkit.internal.telnet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Takes the Telnet commands (RFC 854) out of a byte stream and answers option requests: this side
 * echoes and suppresses go-ahead (RFC 857, RFC 858), the other side may do what this side asked
 * for, everything else is refused.
 */
final class TelnetInput extends FilterInputStream {
  private static final int SE = 240;
  private static final int SB = 250;
  private static final int WILL = 251;
  private static final int WONT = 252;
  private static final int DO = 253;
  private static final int DONT = 254;
  private static final int IAC = 255;
  private static final int ECHO = 1;
  private static final int SUPPRESS_GO_AHEAD = 3;
  private static final int TERMINAL_TYPE = 24;
  private static final int WINDOW_SIZE = 31;

  /** What an IOS device sends first. */
  static final byte[] GREETING = {
    (byte) IAC, (byte) WILL, ECHO,
    (byte) IAC, (byte) WILL, SUPPRESS_GO_AHEAD,
    (byte) IAC, (byte) DO, TERMINAL_TYPE,
    (byte) IAC, (byte) DO, WINDOW_SIZE
  };

  private final OutputStream out;

  TelnetInput(InputStream in, OutputStream out) {
    super(in);
    this.out = out;
  }

  @Override
  public int read() throws IOException {
    while (true) {
      int value = super.read();
      if (value != IAC) {
        return value;
      }
      int command = super.read();
      if (command == IAC) {
        return IAC;
      }
      switch (command) {
        case SB -> skipSubnegotiation();
        case WILL, DO, WONT, DONT -> answer(command, super.read());
        case -1 -> {
          return -1;
        }
        default -> {}
      }
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int value = read();
    if (value < 0) {
      return -1;
    }
    into[offset] = (byte) value;
    return 1;
  }

  private void skipSubnegotiation() throws IOException {
    int before = 0;
    for (int value = super.read(); value >= 0; value = super.read()) {
      if (before == IAC && value == SE) {
        return;
      }
      before = before == IAC && value == IAC ? 0 : value;
    }
  }

  private void answer(int command, int option) throws IOException {
    boolean offered = option == ECHO || option == SUPPRESS_GO_AHEAD;
    boolean wanted =
        option == SUPPRESS_GO_AHEAD || option == TERMINAL_TYPE || option == WINDOW_SIZE;
    if (command == DO && !offered) {
      send(WONT, option);
    } else if (command == WILL && !wanted) {
      send(DONT, option);
    }
  }

  private void send(int command, int option) throws IOException {
    out.write(new byte[] {(byte) IAC, (byte) command, (byte) option});
  }
}
