package io.swim.testkit.internal.cli;

import io.swim.testkit.internal.copy.FlashCopier;
import io.swim.testkit.internal.device.IosDevice;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What both directions of copying have in common. */
class CopyDialogue {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final int BLOCKS_A_MARK = 10;

  final CliSession session;
  final IosDevice device;
  final FlashCopier copier;
  private long marks;

  CopyDialogue(CliSession session) {
    this.session = session;
    this.device = session.device();
    this.copier = new FlashCopier(device);
  }

  /** Asks for a part that wasn't typed, unless {@code file prompt quiet} is configured. */
  String complete(String question, String typed, String standard) throws IOException {
    if (typed.isEmpty()) {
      return session.ask(question, standard);
    }
    return typed;
  }

  boolean quiet() {
    return device.nvram().running().quietPrompts();
  }

  Optional<InetAddress> resolve(String host) throws IOException {
    if (IPV4.matcher(host).matches()) {
      return Optional.of(InetAddress.getByName(host));
    }
    session.say("%Error opening tftp://" + host + "/ (Invalid host address or name)\n");
    return Optional.empty();
  }

  /** One exclamation mark for ten packets. */
  void progress(long bytes) {
    int blockSize = device.spec().transfer().blockSize();
    long due = bytes / ((long) blockSize * BLOCKS_A_MARK);
    if (due > marks) {
      try {
        session.say("!".repeat((int) (due - marks)));
      } catch (IOException e) {
        // The user went away; on the device the copy goes on all the same.
        marks = Long.MAX_VALUE / 2;
        return;
      }
      marks = due;
    }
  }

  static String rate(long bytes, long nanos) {
    double seconds = Math.max(nanos / 1e9, 0.001);
    return String.format(
        Locale.ROOT,
        "\n%d bytes copied in %.3f secs (%d bytes/sec)\n",
        bytes,
        seconds,
        (long) (bytes / seconds));
  }
}
