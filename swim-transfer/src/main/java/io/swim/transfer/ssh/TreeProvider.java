package io.swim.transfer.ssh;

import io.swim.transfer.serving.Printable;
import io.swim.transfer.serving.ServedTree;
import io.swim.transfer.serving.ServedTree.Entry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ServedTree} as SSHD's SFTP and SCP want their files. What the tree has no word for is
 * refused as unsupported: links, copies, modes and times.
 */
final class TreeProvider extends FileSystemProvider {
  private final ServedTree tree;
  private final Visit visit;
  private final Supplier<ServedTree.Visitor> visitor;

  /**
   * @param visitor for the record of a transfer that begins now
   */
  TreeProvider(ServedTree tree, Visit visit, Supplier<ServedTree.Visitor> visitor) {
    this.tree = tree;
    this.visit = visit;
    this.visitor = visitor;
  }

  @Override
  public String getScheme() {
    return "served";
  }

  private static TreePath path(Path path) {
    return ((TreePath) path).toAbsolutePath();
  }

  /** What is said of a file or folder that is there. */
  TreeAttributes attributes(Path path) throws IOException {
    return new TreeAttributes(entry(path));
  }

  private Entry entry(Path path) throws IOException {
    TreePath wanted = path(path);
    if (((TreePath) path).listed().isPresent()) {
      return ((TreePath) path).listed().get();
    }
    Optional<Entry> entry = tree.stat(wanted.inTree());
    if (entry.isEmpty()) {
      NoSuchFileException missing = new NoSuchFileException(path.toString());
      if (!tree.isWritable()) {
        // Else a client looks whether there is what it is about to send.
        noteRefusal("look at", path, missing);
      }
      throw missing;
    }
    return entry.get();
  }

  private void noteRefusal(String what, Path path, IOException why) {
    visit.refused(what + " " + Printable.of(path(path).inTree()) + ": " + Refusal.words(why));
  }

  private interface Request<T> {
    T run() throws IOException;
  }

  /** What fails is noted, as nothing of it is on a record. */
  private <T> T noted(String what, Path path, Request<T> request) throws IOException {
    try {
      return request.run();
    } catch (IOException e) {
      noteRefusal(what, path, e);
      throw e;
    }
  }

  @Override
  public OpenFile newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return options.contains(StandardOpenOption.WRITE) ? write(path, options) : read(path);
  }

  /** Begins to send a file. */
  Download read(Path path) throws IOException {
    return noted(
        "read", path, () -> new Download(tree.read(path(path).inTree(), visitor.get()), visit));
  }

  /** Begins to take a file, or waits with that until it shows where the client goes on. */
  Upload write(Path path, Set<? extends OpenOption> options) throws IOException {
    return noted(
        "write",
        path,
        () ->
            Upload.to(
                new Upload.Target(tree, path(path).inTree(), visitor),
                visit,
                options.contains(StandardOpenOption.TRUNCATE_EXISTING),
                options.contains(StandardOpenOption.CREATE_NEW)));
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    TreePath in = path(folder);
    List<Path> entries = new ArrayList<>();
    for (Entry entry : tree.list(in.inTree())) {
      TreePath each = TreePath.listed(in, entry);
      if (filter.accept(each)) {
        entries.add(each);
      }
    }
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return entries.iterator();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    noted(
        "make folder",
        folder,
        () -> {
          tree.makeFolder(path(folder).inTree());
          return true;
        });
  }

  @Override
  public void delete(Path path) throws IOException {
    noted(
        "delete",
        path,
        () -> {
          tree.delete(path(path).inTree());
          return true;
        });
  }

  @Override
  public void move(Path from, Path to, CopyOption... options) throws IOException {
    noted(
        "rename",
        from,
        () -> {
          tree.rename(path(from).inTree(), path(to).inTree());
          return true;
        });
  }

  @Override
  public void copy(Path from, Path to, CopyOption... options) {
    throw new UnsupportedOperationException("copies are made by the client");
  }

  @Override
  public boolean isSameFile(Path one, Path other) {
    return path(one).normalize().equals(path(other).normalize());
  }

  @Override
  public boolean isHidden(Path path) {
    return false;
  }

  /** Whether it may be written shows when it is tried. */
  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    entry(path);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return type.cast(attributes(path));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return attributes(path).byName();
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return null;
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options) {
    throw new UnsupportedOperationException("modes and times are not kept");
  }

  @Override
  public FileStore getFileStore(Path path) {
    throw new UnsupportedOperationException("nothing is known of the space");
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
    throw new UnsupportedOperationException("made by a login only");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw new UnsupportedOperationException("made by a login only");
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException("made by a login only");
  }
}
