package io.swim.transfer.ftp;

import io.swim.transfer.serving.ServedTree;
import io.swim.transfer.serving.ServedTree.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Optional;
import org.apache.ftpserver.ftplet.FtpFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A path in a tree, and what was there when it was asked for. */
final class TreeFile implements FtpFile {
  private static final Logger LOG = LoggerFactory.getLogger(TreeFile.class);

  private final ServedTree tree;
  private final String path;
  private final Optional<Entry> entry;

  TreeFile(ServedTree tree, String path, Optional<Entry> entry) {
    this.tree = tree;
    this.path = path;
    this.entry = entry;
  }

  @Override
  public String getAbsolutePath() {
    return "/" + path;
  }

  @Override
  public String getName() {
    return path.isEmpty() ? "/" : path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public boolean isHidden() {
    return false;
  }

  @Override
  public boolean isDirectory() {
    return entry.filter(Entry::isFolder).isPresent();
  }

  @Override
  public boolean isFile() {
    return entry.isPresent() && !isDirectory();
  }

  @Override
  public boolean doesExist() {
    return entry.isPresent();
  }

  @Override
  public boolean isReadable() {
    return doesExist();
  }

  /** The tree itself decides, when it is asked to. */
  @Override
  public boolean isWritable() {
    return !path.isEmpty();
  }

  @Override
  public boolean isRemovable() {
    return !path.isEmpty();
  }

  @Override
  public String getOwnerName() {
    return "swim";
  }

  @Override
  public String getGroupName() {
    return "swim";
  }

  @Override
  public int getLinkCount() {
    return isDirectory() ? 2 : 1;
  }

  @Override
  public long getLastModified() {
    return entry.map(each -> each.modified().toEpochMilli()).orElse(0L);
  }

  @Override
  public boolean setLastModified(long time) {
    return false;
  }

  @Override
  public long getSize() {
    return entry.map(Entry::sizeBytes).orElse(0L);
  }

  @Override
  public @Nullable Object getPhysicalFile() {
    return null;
  }

  /** Not used, as are delete and the streams: the commands for that ask the tree. */
  @Override
  public boolean mkdir() {
    return false;
  }

  @Override
  public boolean delete() {
    return false;
  }

  @Override
  public boolean move(FtpFile destination) {
    try {
      tree.rename(path, ((TreeFile) destination).path);
      return true;
    } catch (IOException e) {
      LOG.debug("{} can't be renamed", path, e);
      return false;
    }
  }

  @Override
  public List<? extends FtpFile> listFiles() {
    try {
      String prefix = path.isEmpty() ? "" : path + "/";
      return tree.list(path).stream()
          .filter(each -> each.name().chars().noneMatch(Character::isISOControl))
          .map(each -> new TreeFile(tree, prefix + each.name(), Optional.of(each)))
          .toList();
    } catch (IOException e) {
      LOG.debug("{} can't be listed", path, e);
      return List.of();
    }
  }

  @Override
  public OutputStream createOutputStream(long offset) throws IOException {
    throw new AccessDeniedException(path);
  }

  @Override
  public InputStream createInputStream(long offset) throws IOException {
    throw new AccessDeniedException(path);
  }
}
