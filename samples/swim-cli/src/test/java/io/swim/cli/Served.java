package io.swim.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the line of {@code swim serve} that begins with ready. */
final class Served {
  private Served() {}

  /** The port of a server, named as there: {@code FTP}, or {@code SFTP and SCP}. */
  static int port(Simulation server, String name) {
    Matcher matcher =
        Pattern.compile("(?:ready, |; )" + name + " (?:serves \\S+ )?at [^;]*?:(\\d+)(?:;|$)")
            .matcher(server.ready());
    if (!matcher.find()) {
      throw new AssertionError("no " + name + " in: " + server.ready());
    }
    return Integer.parseInt(matcher.group(1));
  }
}
