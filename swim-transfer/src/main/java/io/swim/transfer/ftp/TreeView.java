package io.swim.transfer.ftp;

import io.swim.transfer.serving.ServedTree;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.ftpserver.ftplet.FileSystemView;
import org.apache.ftpserver.ftplet.FtpFile;

/**
 * A tree as the commands of one connection see it: with a working folder. {@code ..} leads up to
 * the root of the tree, and beyond it nowhere.
 */
final class TreeView implements FileSystemView {
  private final ServedTree tree;
  private String folder = "";

  TreeView(ServedTree tree) {
    this.tree = tree;
  }

  ServedTree tree() {
    return tree;
  }

  /**
   * The path in the tree that a name means, without slashes at the ends.
   *
   * @throws NoSuchFileException when it can't mean any
   */
  String resolve(String name) throws IOException {
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new NoSuchFileException("a name with control characters");
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (name.startsWith("/") ? name : folder + "/" + name).split("/")) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          throw new NoSuchFileException(name);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  @Override
  public FtpFile getHomeDirectory() {
    return file("");
  }

  @Override
  public FtpFile getWorkingDirectory() {
    return file(folder);
  }

  @Override
  public boolean changeWorkingDirectory(String name) {
    try {
      // CDUP and CWD .. at the root stay there, as on other servers.
      String path = name.equals("..") && folder.isEmpty() ? "" : resolve(name);
      if (tree.stat(path).filter(ServedTree.Entry::isFolder).isPresent()) {
        folder = path;
        return true;
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public FtpFile getFile(String name) {
    try {
      return file(resolve(name));
    } catch (IOException e) {
      return new TreeFile(tree, "", Optional.empty());
    }
  }

  private FtpFile file(String path) {
    try {
      return new TreeFile(tree, path, tree.stat(path));
    } catch (IOException e) {
      return new TreeFile(tree, path, Optional.empty());
    }
  }

  @Override
  public boolean isRandomAccessible() {
    return true;
  }

  @Override
  public void dispose() {}
}
