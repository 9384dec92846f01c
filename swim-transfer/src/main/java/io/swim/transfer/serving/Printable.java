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

  /** {@code text} without control characters, at most 200 characters. */
  public static String of(String text) {
    int length = Math.min(text.length(), MAX_LENGTH);
    StringBuilder printable = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      printable.append(Character.isISOControl(c) ? '?' : c);
    }
    return text.length() > MAX_LENGTH ? printable.append("...").toString() : printable.toString();
  }
}
