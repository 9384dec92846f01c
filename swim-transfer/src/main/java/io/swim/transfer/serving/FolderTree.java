package io.swim.transfer.serving;

import io.swim.image.ImageContent;
import io.swim.spi.StoreFullException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of the host's, for anybody who is let in. Nothing outside it is reachable, by name or by
 * link.
 */
public final class FolderTree implements ServedTree {
  /** Whether visitors may change it. */
  public enum Access {
    READ,
    READ_AND_WRITE
  }

  private final Path root;
  private final Access access;
  private final OfferedTree.Transfers transfers;
  private final FolderUploads uploads;

  /**
   * Of a folder that is there.
   *
   * @throws IOException naming the folder, when it is none or can't be read
   */
  public FolderTree(Path folder, Access access, OfferedTree.Transfers transfers)
      throws IOException {
    this(readable(folder), access, transfers, new FolderUploads());
  }

  private static Path readable(Path folder) throws IOException {
    try (DirectoryStream<Path> any = Files.newDirectoryStream(folder)) {
      if (any.iterator().hasNext() && !Files.isExecutable(folder)) {
        throw new AccessDeniedException(folder.toString());
      }
      return folder.toRealPath();
    } catch (NoSuchFileException e) {
      throw new IOException("there is no folder " + folder, e);
    } catch (NotDirectoryException e) {
      throw new IOException(folder + " is no folder", e);
    } catch (AccessDeniedException e) {
      throw new IOException(
          "the folder " + folder + " can't be read by user " + System.getProperty("user.name"), e);
    }
  }

  private FolderTree(
      Path root, Access access, OfferedTree.Transfers transfers, FolderUploads uploads) {
    this.root = root;
    this.access = access;
    this.transfers = transfers;
    this.uploads = uploads;
  }

  /** The same folder, recorded under another protocol of the same server. */
  public FolderTree recordedAs(OfferedTree.Transfers others) {
    return new FolderTree(root, access, others, uploads);
  }

  /** The bytes of a file. */
  public ImageContent open(String name) throws IOException {
    Path file = existing(name);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(name);
    }
    return ImageContent.of(file);
  }

  @Override
  public Optional<Entry> stat(String path) throws IOException {
    try {
      return Optional.of(entry(existing(path), inside(path)));
    } catch (NoSuchFileException e) {
      // Clients ask for, and set, attributes of what they are still sending.
      return isWritten(path)
          ? Optional.of(
              new Entry(
                  path.substring(path.lastIndexOf('/') + 1),
                  Kind.FILE,
                  0,
                  transfers.clock().instant()))
          : Optional.empty();
    }
  }

  private boolean isWritten(String path) throws IOException {
    try {
      return uploads.isWritten(inside(path));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public Optional<Readable> readable(String path) throws IOException {
    try {
      Path file = existing(path);
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      Instant modified = now.lastModifiedTime().toInstant();
      return Optional.of(
          new Readable(
              now.size(),
              Long.toHexString(modified.getEpochSecond())
                  + "-"
                  + Integer.toHexString(modified.getNano())
                  + "-"
                  + Integer.toHexString(Objects.hashCode(now.fileKey()))
                  + "-"
                  + Long.toHexString(now.size())));
    } catch (FileSystemException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Entry> list(String folder) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> paths = Files.list(existing(folder))) {
      for (Path each : paths.filter(each -> !FolderUploads.isPart(each)).sorted().toList()) {
        listed(each).ifPresent(entries::add);
      }
    }
    return entries;
  }

  /** Empty for a link that leads nowhere, or round in circles. */
  private Optional<Entry> listed(Path each) throws IOException {
    try {
      return stat(root.relativize(each).toString());
    } catch (FileSystemException e) {
      return Optional.empty();
    }
  }

  @Override
  public Reading read(String path, Visitor visitor) throws IOException {
    Path file = existing(path);
    if (!Files.isRegularFile(file)) {
      throw new AccessDeniedException(path);
    }
    return new FolderReading(file, path, transfers, visitor);
  }

  @Override
  public Writing write(String path, long fromByte, Visitor visitor) throws IOException {
    Path file = writable(path);
    if (Files.isDirectory(file)) {
      throw new FileAlreadyExistsException(path);
    }
    FolderUploads.Place place = begin(file, path, fromByte);
    return new FolderWriting(
        place.channel(), file, place.written(), uploads, path, transfers, visitor);
  }

  private FolderUploads.Place begin(Path file, String path, long fromByte) throws IOException {
    try {
      return uploads.begin(file, path, fromByte);
    } catch (FileSystemException e) {
      // One that has no class of its own.
      throw e.getClass() == FileSystemException.class ? StoreFullException.orElse(root, e) : e;
    }
  }

  @Override
  public boolean isWritable() {
    return access == Access.READ_AND_WRITE;
  }

  @Override
  public void delete(String path) throws IOException {
    Path file = writable(path);
    if (file.equals(root)) {
      throw new AccessDeniedException(path);
    }
    Files.delete(file);
    uploads.removed(file);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Path old = writable(from);
    Path renamed = writable(to);
    Files.move(old, renamed);
    uploads.removed(old);
    uploads.removed(renamed);
  }

  @Override
  public void makeFolder(String path) throws IOException {
    Files.createDirectory(writable(path));
  }

  /**
   * @param named the path by which it was reached: a link is listed by its own name
   */
  private Entry entry(Path file, Path named) throws IOException {
    boolean folder = Files.isDirectory(file);
    return new Entry(
        named.equals(root) ? "/" : String.valueOf(named.getFileName()),
        folder ? Kind.FOLDER : Kind.FILE,
        folder ? 0 : Files.size(file),
        Files.getLastModifiedTime(file).toInstant());
  }

  private Path existing(String path) throws IOException {
    Path real = inside(path).toRealPath();
    if (!real.startsWith(root)) {
      throw new NoSuchFileException(path);
    }
    return real;
  }

  /** A path that may be new; its folder exists, and is inside. */
  private Path writable(String path) throws IOException {
    if (access == Access.READ) {
      throw new AccessDeniedException(path);
    }
    Path file = inside(path);
    Path parent = file.equals(root) ? root : file.getParent();
    if (!parent.toRealPath().startsWith(root)
        || (Files.isSymbolicLink(file) && !file.toRealPath().startsWith(root))) {
      throw new AccessDeniedException(path);
    }
    return file;
  }

  private Path inside(String path) throws IOException {
    String relative = OfferedTree.plain(path);
    try {
      Path named = Path.of(relative);
      for (Path part : named) {
        if (part.toString().equals("..")) {
          throw new NoSuchFileException(path);
        }
      }
      if (relative.indexOf('\\') >= 0 || named.isAbsolute() || FolderUploads.isPart(named)) {
        throw new NoSuchFileException(path);
      }
      return root.resolve(named).normalize();
    } catch (InvalidPathException e) {
      throw new NoSuchFileException(Printable.of(path));
    }
  }
}
