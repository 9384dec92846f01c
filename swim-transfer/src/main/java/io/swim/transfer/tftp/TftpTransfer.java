package io.swim.transfer.tftp;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A transfer that the client has finished.
 *
 * @param file as named in the request
 * @param bytes of the file on the wire
 * @param duration from the request to the last acknowledgment
 * @param blockSize in bytes, as agreed
 * @param windowSize in blocks, as agreed
 * @param announcedSize what the server said the size is (RFC 2349)
 * @param repeats packets that the client sent again because no answer came in time
 */
public record TftpTransfer(
    String file,
    long bytes,
    Duration duration,
    int blockSize,
    int windowSize,
    OptionalLong announcedSize,
    int repeats) {
  public TftpTransfer {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(duration, "duration");
    Objects.requireNonNull(announcedSize, "announcedSize");
  }
}
