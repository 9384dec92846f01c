package io.swim.transfer.ssh;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringJoiner;

/** RemotePaths as clients write them. */
final class RemotePaths {
  private RemotePaths() {}

  /**
   * Without empty names and {@code .}, from the root. {@code ..} stays: it leads nowhere in a tree.
   */
  static String plain(String path) {
    StringJoiner joined = new StringJoiner("/");
    for (String name : path.split("/")) {
      if (!name.isEmpty() && !name.equals(".")) {
        joined.add(name);
      }
    }
    return joined.toString();
  }

  /** What a client may call a path from now on; {@code ..} goes up, at the root nowhere. */
  static String absolute(String path) {
    Deque<String> names = new ArrayDeque<>();
    for (String name : plain(path).split("/")) {
      if (name.equals("..")) {
        names.pollLast();
      } else if (!name.isEmpty()) {
        names.addLast(name);
      }
    }
    return "/" + String.join("/", names);
  }

  /** Why a file was refused, in words for a client: nothing of the host's paths. */
  static String reason(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "No such file or directory";
    } else if (e instanceof AccessDeniedException) {
      return "Permission denied";
    } else if (e instanceof FileAlreadyExistsException) {
      return "File exists";
    } else if (e instanceof DirectoryNotEmptyException) {
      return "Directory not empty";
    } else if (e instanceof java.nio.file.FileSystemException) {
      return "Failure";
    }
    return e instanceof IOException ? String.valueOf(e.getMessage()) : "Failure";
  }
}
