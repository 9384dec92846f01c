package io.swim.transfer.ssh;

import io.swim.transfer.serving.ServedTree.Entry;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.sshd.common.file.util.BasePath;
import org.jspecify.annotations.Nullable;

/** A path as a client writes it. */
final class TreePath extends BasePath<TreePath, TreeFileSystem> {
  private Optional<Entry> listed = Optional.empty();

  TreePath(TreeFileSystem files, @Nullable String root, List<String> names) {
    super(files, root, names);
  }

  /** One that was just listed: it is not looked up again while its folder is told. */
  static TreePath listed(TreePath folder, Entry entry) {
    TreePath path = folder.resolve(entry.name());
    path.listed = Optional.of(entry);
    return path;
  }

  Optional<Entry> listed() {
    return listed;
  }

  /** From the root; {@code ..} stays, and leads nowhere there. */
  String inTree() {
    return names.stream().filter(name -> !name.equals(".")).collect(Collectors.joining("/"));
  }

  @Override
  public TreePath toRealPath(LinkOption... options) throws IOException {
    TreePath real = toAbsolutePath().normalize();
    getFileSystem().provider().checkAccess(real);
    return real;
  }
}
