package io.swim.testkit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Loopback addresses one after the other, without those that end in 0 or 255. */
final class Addresses {
  private static final Pattern LOOPBACK =
      Pattern.compile("127\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  private Addresses() {}

  static void check(String first) {
    if (!LOOPBACK.matcher(first).matches()) {
      throw new IllegalArgumentException("the first address must be in 127.0.0.0/8, was " + first);
    }
  }

  static List<InetAddress> from(String first, int count) {
    Matcher matcher = LOOPBACK.matcher(first);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(first);
    }
    int number = 0;
    for (int group = 1; group <= 3; group++) {
      number = number << 8 | Integer.parseInt(matcher.group(group));
    }
    List<InetAddress> addresses = new ArrayList<>();
    while (addresses.size() < count) {
      int last = number & 0xff;
      if (last != 0 && last != 255) {
        addresses.add(address(number));
      }
      number++;
    }
    return addresses;
  }

  private static InetAddress address(int number) {
    try {
      return InetAddress.getByAddress(
          new byte[] {127, (byte) (number >> 16), (byte) (number >> 8), (byte) number});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
