package io.swim.transfer.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swim.transfer.serving.Printable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.scp.common.ScpSourceStreamResolver;
import org.apache.sshd.scp.common.helpers.DefaultScpFileOpener;
import org.apache.sshd.scp.common.helpers.ScpAckInfo;
import org.apache.sshd.scp.common.helpers.ScpTimestampCommandDetails;

/**
 * The files of one SCP command, of which one at a time is open. SSHD's own opener writes with
 * O_SYNC by default, which makes uploads ten times slower; here the sink says what is kept.
 */
final class ScpFiles extends DefaultScpFileOpener {
  /** So much of a file that can't be kept is taken all the same. */
  private static final long MOST_UNWANTED = 1 << 28;

  private final ScpInput input;
  private Optional<OpenFile> open = Optional.empty();
  private Optional<IOException> trouble = Optional.empty();
  private long unwanted;

  ScpFiles(ScpInput input) {
    this.input = input;
  }

  /** SSHD would take {@code ..} out of a path, with the name before it. */
  @Override
  public Path resolveLocalPath(Session session, FileSystem files, String path) throws IOException {
    for (Path name : files.getPath(path)) {
      if (name.toString().equals("..")) {
        Visit.of(session).refused(Printable.of(path) + ": .. leads nowhere here");
        throw new NoSuchFileException(path);
      }
    }
    return super.resolveLocalPath(session, files, path);
  }

  @Override
  public Iterable<Path> getMatchingFilesToSend(Session session, Path folder, String pattern)
      throws IOException {
    Visit.of(session).refused(Printable.of(pattern) + ": patterns are not looked for");
    throw new NoSuchFileException(pattern);
  }

  @Override
  public Path resolveOutgoingFilePath(Session session, Path path, LinkOption... options)
      throws IOException {
    if (Files.readAttributes(path, BasicFileAttributes.class).isDirectory()) {
      throw new IOException("not a regular file");
    }
    return path;
  }

  /** Begins the transfer: that the client refuses it is on the record too. */
  @Override
  public ScpSourceStreamResolver createScpSourceStreamResolver(Session session, Path path)
      throws IOException {
    TreePath file = (TreePath) path;
    TreeAttributes attributes = file.getFileSystem().provider().attributes(file);
    Download download = file.getFileSystem().provider().read(file);
    open = Optional.of(download);
    return new ScpSource(file, download, attributes);
  }

  @Override
  public Path resolveIncomingFilePath(
      Session session,
      Path path,
      String name,
      boolean preserve,
      Set<PosixFilePermission> modes,
      ScpTimestampCommandDetails time)
      throws IOException {
    throw new IOException("folders are not taken");
  }

  @Override
  public OutputStream openWrite(
      Session session, Path path, long size, Set<PosixFilePermission> modes, OpenOption... options)
      throws IOException {
    TreePath file = (TreePath) path;
    Upload upload =
        file.getFileSystem().provider().write(file, Set.of(StandardOpenOption.TRUNCATE_EXISTING));
    open = Optional.of(upload);
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int start, int count) throws IOException {
        if (trouble.isEmpty()) {
          try {
            upload.write(ByteBuffer.wrap(bytes, start, count));
          } catch (IOException e) {
            // A client listens only when it has sent all; else it says "lost connection".
            trouble = Optional.of(e);
          }
        } else {
          unwanted += count;
          if (unwanted > MOST_UNWANTED) {
            throw trouble.get();
          }
        }
      }
    };
  }

  /**
   * All that SSHD has got is written. It would say now that the file is kept, and look only then
   * whether the client calls it whole (OpenSSH's sends zeros for what it can't read).
   */
  @Override
  public void closeWrite(
      Session session, Path file, long size, Set<PosixFilePermission> modes, OutputStream unused)
      throws IOException {
    Upload upload = (Upload) open.orElseThrow();
    if (trouble.isEmpty() && upload.position() < size) {
      throw new EOFException("the file ends at byte " + upload.position() + " of " + size);
    }
    ScpAckInfo verdict = ScpAckInfo.readAck(input, UTF_8, false);
    if (verdict.getStatusCode() != ScpAckInfo.OK) {
      throw refused(verdict);
    }
    if (trouble.isPresent()) {
      throw trouble.get();
    }
    input.unread(ScpAckInfo.OK);
    upload.close();
  }

  /** The client can't go on with what is open. */
  ClientRefusal refused(ScpAckInfo answer) {
    String why = "The device said: " + Printable.of(String.valueOf(answer.getLine()));
    open.ifPresent(file -> file.refused(why));
    return new ClientRefusal(why);
  }

  /** It knows why, and need not be told. */
  static final class ClientRefusal extends IOException {
    private static final long serialVersionUID = 1;

    private ClientRefusal(String why) {
      super(why);
    }
  }

  /** The client has all of it, and said so. */
  void finish() throws IOException {
    if (open.isPresent()) {
      open.get().close();
    }
  }

  void abandon() {
    open.ifPresent(OpenFile::abandon);
  }
}
