package io.swim.transfer.ssh;

import io.swim.transfer.serving.ServedTree.Entry;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said of a file or folder; who owns it on the host is nobody's business. */
record TreeAttributes(Entry entry) implements BasicFileAttributes {
  /** Under the names that {@link java.nio.file.Files#readAttributes} documents. */
  Map<String, Object> byName() {
    return Map.of(
        "size", size(),
        "isRegularFile", isRegularFile(),
        "isDirectory", isDirectory(),
        "isSymbolicLink", isSymbolicLink(),
        "isOther", isOther(),
        "permissions", permissions(),
        "lastModifiedTime", lastModifiedTime(),
        "lastAccessTime", lastAccessTime());
  }

  Set<PosixFilePermission> permissions() {
    return PosixFilePermissions.fromString(entry.isFolder() ? "rwxr-xr-x" : "rw-r--r--");
  }

  @Override
  public long size() {
    return entry.sizeBytes();
  }

  @Override
  public boolean isRegularFile() {
    return !entry.isFolder();
  }

  @Override
  public boolean isDirectory() {
    return entry.isFolder();
  }

  @Override
  public boolean isSymbolicLink() {
    return false;
  }

  @Override
  public boolean isOther() {
    return false;
  }

  @Override
  public FileTime lastModifiedTime() {
    return FileTime.from(entry.modified());
  }

  @Override
  public FileTime lastAccessTime() {
    return lastModifiedTime();
  }

  @Override
  public FileTime creationTime() {
    return lastModifiedTime();
  }

  @Override
  public @Nullable Object fileKey() {
    return null;
  }
}
