package io.swim.transfer.ssh;

import io.swim.device.TransferProtocol;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Set;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.file.util.BaseFileSystem;
import org.apache.sshd.common.session.SessionContext;
import org.jspecify.annotations.Nullable;

/**
 * All the files that there are for one visitor: those of a {@code ServedTree}, none of the host's.
 */
final class TreeFileSystem extends BaseFileSystem<TreePath> {
  private TreeFileSystem(TreeProvider provider) {
    super(provider);
  }

  /** Makes the file system for whoever has logged in. */
  record ForVisitor(TransferProtocol protocol) implements FileSystemFactory {
    @Override
    public FileSystem createFileSystem(SessionContext session) {
      Visit visit = Visit.of(session);
      return new TreeFileSystem(
          new TreeProvider(visit.tree(protocol), visit, () -> visit.visitor(session)));
    }

    @Override
    public @Nullable Path getUserHomeDir(SessionContext session) {
      return null;
    }
  }

  @Override
  protected TreePath create(@Nullable String root, List<String> names) {
    return new TreePath(this, root, names);
  }

  @Override
  public TreeProvider provider() {
    return (TreeProvider) super.provider();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  /** There is nothing to close: open files belong to the channel that opened them. */
  @Override
  public void close() {}

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("there are no users");
  }
}
