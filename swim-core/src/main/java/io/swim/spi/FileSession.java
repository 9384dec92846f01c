package io.swim.spi;

import io.swim.device.RemoteFile;
import io.swim.fault.DriverException;
import io.swim.image.ImageContent;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * A login at a file server. Used by one thread. What a protocol can't do throws DriverException
 * UNSUPPORTED with effect NONE; {@link #abilities} says it before.
 */
public interface FileSession extends AutoCloseable {
  /** What not every protocol can do. */
  enum Ability {
    STAT,
    LIST,
    /** Reading from a later byte on. */
    RESUME_READ,
    /** Writing on behind the last byte of a file. */
    RESUME_WRITE,
    /** With {@link #RESUME_WRITE}: writing from an earlier byte on, over what is there. */
    REWIND_WRITE,
    DELETE,
    RENAME,
    /** A new file is refused where one of its name is. */
    EXCLUSIVE
  }

  /** What it can do besides reading and writing whole files. */
  Set<Ability> abilities();

  /** The file as the server knows it; empty when there is none. */
  Optional<RemoteFile> stat(String path) throws DriverException, InterruptedException;

  /**
   * What is another text whenever the file may have other bytes, such as its size and the time of
   * its last change; empty, as by default, where the protocol or the server can't tell, or there is
   * no such file.
   */
  default Optional<String> revision(String path) throws DriverException, InterruptedException {
    return Optional.empty();
  }

  /** The files of a folder, without folders; empty text: where the login begins. */
  List<RemoteFile> list(String folder) throws DriverException, InterruptedException;

  /**
   * Reads a file to its end. Whoever goes on with bytes of an earlier session asks for the {@link
   * #revision} before: the session need not know that they are of another file.
   *
   * @param to takes the bytes; stays open
   * @param progress told the bytes read so far, {@code fromByte} included
   * @throws DriverException REJECTED with the server's words when it does not give it; CHANGED when
   *     what it gives from a later byte on is known to be of another revision than this session was
   *     told
   */
  void read(String path, long fromByte, OutputStream to, LongConsumer progress)
      throws DriverException, InterruptedException;

  /**
   * Writes a file to its end, and returns when the server has confirmed it.
   *
   * @param fromByte 0: a new file, which must not exist where the protocol can tell; else the file
   *     has that many bytes, or more with {@link Ability#REWIND_WRITE}, and is gone on with
   * @param progress told the bytes that the server confirmed so far, {@code fromByte} included
   * @throws DriverException effect NONE when nothing was written, APPLIED when a part was and the
   *     server is known to have ended, UNKNOWN when it may still be writing
   */
  void write(String path, ImageContent content, long fromByte, LongConsumer progress)
      throws DriverException, InterruptedException;

  /** Deletes a file; one that is not there is no error. */
  void delete(String path) throws DriverException, InterruptedException;

  /**
   * Gives a file another name.
   *
   * @throws DriverException UNSUPPORTED without {@link Ability#RENAME}; REJECTED with the server's
   *     words when there is no such file, or it may not be renamed
   */
  void rename(String from, String to) throws DriverException, InterruptedException;

  /** Ends the session; never fails. */
  @Override
  void close();
}
