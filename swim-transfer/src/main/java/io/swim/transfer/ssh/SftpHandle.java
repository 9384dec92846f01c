package io.swim.transfer.ssh;

import io.swim.transfer.serving.ServedTree.Entry;
import io.swim.transfer.serving.ServedTree.Reading;
import io.swim.transfer.serving.ServedTree.Writing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that a client has opened. */
abstract class SftpHandle {
  /** The client closes it. */
  abstract void close() throws IOException;

  /** The connection is gone. */
  abstract void abandon(Wire wire);

  /** A file that is fetched. */
  static final class OfReading extends SftpHandle {
    private final Reading file;
    private final long size;
    private long reached;

    OfReading(Reading file) {
      this.file = file;
      this.size = file.sizeBytes();
    }

    Reading file() {
      return file;
    }

    /** How many of the bytes asked for there are; 0 at the end. */
    int available(long position, int wanted) {
      return position < 0 || position >= size ? 0 : (int) Math.min(wanted, size - position);
    }

    void sent(long end) {
      reached = Math.max(reached, end);
    }

    /** Whether its last byte was sent. */
    boolean isWhole() {
      return reached >= size;
    }

    @Override
    void close() throws IOException {
      if (isWhole()) {
        file.finished();
      } else {
        file.failed("The device stopped at byte " + reached + " of " + size);
      }
    }

    @Override
    void abandon(Wire wire) {
      wire.brokeOff(file);
    }
  }

  /** A file that is sent. */
  static final class OfWriting extends SftpHandle {
    /** Begins the file at a byte. */
    @FunctionalInterface
    interface Begin {
      Writing at(long position) throws IOException;
    }

    private final Begin begin;
    private @Nullable Writing file;
    private boolean failed;

    OfWriting(Begin begin) {
      this.begin = begin;
    }

    void begin(long position) throws IOException {
      file = begin.at(position);
    }

    /** A write that fails ends the transfer: what is kept would have a hole. */
    void write(long position, ByteBuffer bytes) throws IOException {
      if (failed) {
        throw new IOException("an earlier write failed");
      }
      if (file == null) {
        begin(position);
      }
      Writing to = file;
      try {
        if (to != null) {
          to.write(bytes, position);
        }
      } catch (IOException | RuntimeException e) {
        failed = true;
        if (to != null) {
          to.failed(String.valueOf(e.getMessage()));
        }
        throw e;
      }
    }

    @Override
    void close() throws IOException {
      Writing done = file;
      if (failed) {
        throw new IOException("an earlier write failed");
      }
      if (done != null) {
        try {
          done.finished();
        } catch (IOException | RuntimeException e) {
          done.failed(String.valueOf(e.getMessage()));
          throw e;
        }
      }
    }

    @Override
    void abandon(Wire wire) {
      Optional.ofNullable(file).ifPresent(wire::brokeOff);
    }
  }

  /** A folder that is listed, in pieces. */
  static final class OfFolder extends SftpHandle {
    private static final int PIECE = 100;

    private final List<Entry> entries;
    private int at;

    OfFolder(List<Entry> entries) {
      this.entries = entries;
    }

    List<Entry> next() {
      List<Entry> piece = entries.subList(at, Math.min(entries.size(), at + PIECE));
      at += piece.size();
      return piece;
    }

    @Override
    void close() {}

    @Override
    void abandon(Wire wire) {}
  }
}
