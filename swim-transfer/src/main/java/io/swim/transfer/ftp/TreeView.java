package io.swim.transfer.ftp;

import io.swim.transfer.serving.ServedTree;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.ftpserver.ftplet.FileSystemView;
import org.apache.ftpserver.ftplet.FtpFile;
import org.apache.ftpserver.ftplet.FtpRequest;

/**
 * A tree as the commands of one connection see it: with a working folder. {@code ..} leads up to
 * the root of the tree, and beyond it nowhere.
 */
final class TreeView implements FileSystemView {
  private final ServedTree tree;
  private final Consumer<String> refusals;
  private String folder = "";

  /**
   * @param refusals told what was refused to the visitor, and why
   */
  TreeView(ServedTree tree, Consumer<String> refusals) {
    this.tree = tree;
    this.refusals = refusals;
  }

  /** Notes that a command was refused; one whose transfer began is on the record anyway. */
  void refused(FtpRequest command, FtpFailure why) {
    if (!why.isRecorded()) {
      refusals.accept(command.getRequestLine() + ": " + why.getMessage());
    }
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

  /** Notes that it looks for what is not there; not where it may be about to send it. */
  void looksFor(FtpRequest command) {
    String name = command.getArgument();
    if (name != null && !tree.isWritable() && !getFile(name).doesExist()) {
      refusals.accept(command.getRequestLine() + ": There is no such file.");
    }
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
    } catch (IOException e) {
      // It leads to nothing that there is.
    }
    refusals.accept("CWD " + name + ": There is no such folder.");
    return false;
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
