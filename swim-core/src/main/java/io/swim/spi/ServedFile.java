package io.swim.spi;

import io.swim.image.ImageContent;
import java.util.Objects;
import java.util.function.LongConsumer;

/** One file of an {@link Offering}. */
public sealed interface ServedFile {
  /** The name that the device asks for, with {@code /} between folders. */
  String path();

  /**
   * A file that the device fetches.
   *
   * @param content the bytes; the server reads it and never closes it
   * @param progress told the highest number of bytes acknowledged so far, or handed to the network
   *     where the protocol has no acknowledgment; called from a server thread, must return at once
   */
  record Outgoing(String path, ImageContent content, LongConsumer progress) implements ServedFile {
    public Outgoing {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(content, "content");
      Objects.requireNonNull(progress, "progress");
    }
  }

  /**
   * A file that the device sends, such as a copy of its image.
   *
   * @param maxBytes more ends the transfer with an error
   * @param sink takes the bytes, on a server thread
   */
  record Incoming(String path, long maxBytes, UploadSink sink) implements ServedFile {
    public Incoming {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(sink, "sink");
      if (maxBytes < 0) {
        throw new IllegalArgumentException("maxBytes is " + maxBytes);
      }
    }
  }
}
