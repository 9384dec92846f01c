package io.swim.transfer.serving;

import io.swim.image.ImageContent;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
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

  public FolderTree(Path folder, Access access, OfferedTree.Transfers transfers)
      throws IOException {
    this(folder.toRealPath(), access, transfers, new FolderUploads());
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

  /** The bytes of a file; empty when there is none, or none that may be read. */
  public Optional<ImageContent> open(String name) {
    try {
      Path file = existing(name);
      return Files.isRegularFile(file) ? Optional.of(ImageContent.of(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Entry> stat(String path) throws IOException {
    try {
      return Optional.of(entry(existing(path)));
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
        Optional<Entry> entry = stat(root.relativize(each).toString());
        entry.ifPresent(entries::add);
      }
    }
    return entries;
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
    FolderUploads.Place place = uploads.begin(file, path, fromByte);
    return new FolderWriting(
        place.channel(), file, place.written(), uploads, path, transfers, visitor);
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

  private Entry entry(Path file) throws IOException {
    boolean folder = Files.isDirectory(file);
    return new Entry(
        file.equals(root) ? "/" : String.valueOf(file.getFileName()),
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
