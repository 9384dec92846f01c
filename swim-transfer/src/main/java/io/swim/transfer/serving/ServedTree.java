package io.swim.transfer.serving;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one visitor of a server can see, and the only way to it: a protocol's server adapts this and
 * knows no file system. Paths have {@code /} between names; a leading one is allowed, {@code ..}
 * leads nowhere. Thread-safe.
 *
 * <p>Failures are those of {@link java.nio.file}: NoSuchFileException, AccessDeniedException,
 * FileAlreadyExistsException; any other IOException is trouble of ours.
 */
public interface ServedTree {
  /** A file or folder. */
  record Entry(String name, Kind kind, long sizeBytes, Instant modified) {
    public boolean isFolder() {
      return kind == Kind.FOLDER;
    }
  }

  /** What an entry is. */
  enum Kind {
    FILE,
    FOLDER
  }

  /**
   * Who asks, for the record.
   *
   * @param breakOff ends the visitor's connection at once, when the host ends the transfer; called
   *     on any thread, returns at once
   */
  record Visitor(InetSocketAddress peer, Map<String, String> options, Runnable breakOff) {
    /** One whose connection can't be ended from here. */
    public Visitor(InetSocketAddress peer, Map<String, String> options) {
      this(peer, options, () -> {});
    }
  }

  /**
   * A file that can be read.
   *
   * @param version another one whenever the bytes may be others
   */
  record Readable(long sizeBytes, String version) {}

  /** The entry at a path; the empty path is the folder that everything is in. */
  Optional<Entry> stat(String path) throws IOException;

  /** The file at a path, where it may be read; begins nothing. */
  Optional<Readable> readable(String path) throws IOException;

  /** The entries of a folder. */
  List<Entry> list(String folder) throws IOException;

  /** Begins to send a file. */
  Reading read(String path, Visitor visitor) throws IOException;

  /**
   * Begins to take a file.
   *
   * @param fromByte 0 for a new file; more to go on with one, where that is allowed
   */
  Writing write(String path, long fromByte, Visitor visitor) throws IOException;

  /** Whether more may be written than what is announced. */
  default boolean isWritable() {
    return false;
  }

  default void delete(String path) throws IOException {
    throw new java.nio.file.AccessDeniedException(path);
  }

  default void rename(String from, String to) throws IOException {
    throw new java.nio.file.AccessDeniedException(from);
  }

  default void makeFolder(String path) throws IOException {
    throw new java.nio.file.AccessDeniedException(path);
  }

  /**
   * A file that is being sent. Used by one thread at a time; closing it unfinished is a failure.
   */
  interface Reading extends Closeable {
    long sizeBytes();

    /**
     * As {@link io.swim.image.ImageContent#read}; fails when the transfer was ended by the host.
     */
    int read(ByteBuffer into, long position) throws IOException;

    /** The peer has all that it asked for. */
    void finished() throws IOException;

    /** It ended otherwise; the first of the calls counts. */
    void failed(String why);

    /** It ended because the peer fell silent. */
    void timedOut(String why);

    /** Whether it has ended, perhaps by the host: then its connection is to be closed at once. */
    boolean hasEnded();

    @Override
    void close();
  }

  /**
   * A file that is being taken. Used by one thread at a time; closing it unfinished is a failure.
   */
  interface Writing extends Closeable {
    /**
     * Takes the next bytes.
     *
     * @param position must be where the last ones ended
     */
    void write(ByteBuffer bytes, long position) throws IOException;

    /** More than this is refused. */
    long mostBytes();

    /** The peer has sent all; fails when it can't be kept. Tell the peer only after this. */
    void finished() throws IOException;

    /** It ended otherwise; the first of the calls counts. */
    void failed(String why);

    /** It ended because the peer fell silent. */
    void timedOut(String why);

    /** Whether it has ended, perhaps by the host: then its connection is to be closed at once. */
    boolean hasEnded();

    @Override
    void close();
  }
}
