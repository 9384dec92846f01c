package io.swim.transfer.tftp;

import io.swim.transfer.tftp.TftpPacket.Kind;
import io.swim.transfer.tftp.TftpPacket.Request;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the server makes of the options of a request (RFC 2347, 2348, 2349, 7440). An option that
 * the client did not send is never in the answer: devices were bricked by servers that set a block
 * size on their own. A value that no RFC allows is ignored, as an unknown option is.
 *
 * @param answer what to send in an option acknowledgment; empty: send none
 * @param announcedSize size that the client of a write request announced
 */
record Negotiation(
    int blockSize,
    int windowSize,
    Optional<Duration> timeout,
    OptionalLong announcedSize,
    Map<String, String> answer) {
  /** What one packet costs a receive buffer beside its bytes, in the kernels we know, at least. */
  private static final int BUFFER_OVERHEAD = 512;

  /**
   * @param size of the file that is read; empty when it is not known on the wire
   */
  static Negotiation of(Request request, ServerSettings settings, OptionalLong size) {
    Map<String, String> answer = new LinkedHashMap<>();
    int blockSize = TftpPacket.DEFAULT_BLOCK_SIZE;
    OptionalLong asked = number(request, "blksize", TftpPacket.MIN_BLOCK_SIZE, Integer.MAX_VALUE);
    if (asked.isPresent()) {
      blockSize = (int) Math.min(asked.getAsLong(), settings.maxBlockSize());
      answer.put("blksize", Integer.toString(blockSize));
    }
    Optional<Duration> timeout = Optional.empty();
    OptionalLong seconds = number(request, "timeout", 1, 255);
    if (seconds.isPresent()) {
      timeout = Optional.of(Duration.ofSeconds(seconds.getAsLong()));
      answer.put("timeout", Long.toString(seconds.getAsLong()));
    }
    OptionalLong announced = number(request, "tsize", 0, Long.MAX_VALUE);
    OptionalLong told = request.kind() == Kind.READ ? size : announced;
    if (announced.isPresent() && told.isPresent()) {
      answer.put("tsize", Long.toString(told.getAsLong()));
    }
    int windowSize = 1;
    OptionalLong window = number(request, "windowsize", 1, TftpPacket.MAX_WINDOW_SIZE);
    if (window.isPresent()) {
      windowSize = (int) Math.min(window.getAsLong(), largestWindow(blockSize, settings));
      answer.put("windowsize", Integer.toString(windowSize));
    }
    return new Negotiation(blockSize, windowSize, timeout, announced, Map.copyOf(answer));
  }

  /**
   * RFC 7440 lets the server take a smaller window. A window that does not fit the receive buffer
   * loses its tail every time and crawls from timeout to timeout.
   */
  private static int largestWindow(int blockSize, ServerSettings settings) {
    int fitting = settings.maxBytesInFlight() / (blockSize + BUFFER_OVERHEAD);
    return Math.max(1, Math.min(settings.maxWindowSize(), fitting));
  }

  private static OptionalLong number(Request request, String option, long least, long most) {
    String value = request.options().get(option);
    if (value == null || value.isEmpty() || value.length() > 19) {
      return OptionalLong.empty();
    }
    long number = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return OptionalLong.empty();
      }
      number = number * 10 + digit;
    }
    return number >= least && number <= most ? OptionalLong.of(number) : OptionalLong.empty();
  }
}
