package io.swim.transfer.serving;

import java.net.InetSocketAddress;

/** Makes words from the network fit for a log line or an exception. */
public final class Printable {
  private static final int MAX_LENGTH = 200;

  private Printable() {}

  /** Address and port, an IPv6 address in brackets. */
  public static String of(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
  }

  /** {@code text} without what is not printed, at most 200 characters. */
  public static String of(String text) {
    return text.length() > MAX_LENGTH
        ? harmless(text.substring(0, MAX_LENGTH)) + "..."
        : harmless(text);
  }

  /** As {@link #of(String)}, but of any length: neither ends a line nor changes its direction. */
  static String harmless(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      printable.append(isPrinted(c) ? c : '?');
    }
    return printable.toString();
  }

  private static boolean isPrinted(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
