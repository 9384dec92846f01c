package io.swim.transfer.ssh;

import io.swim.spi.StoreFullException;
import io.swim.transfer.serving.BeingWrittenException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file was refused, in words for a client: nothing of the host's paths. */
final class Refusal {
  private Refusal() {}

  static String words(Throwable why) {
    if (why instanceof NoSuchFileException) {
      return "No such file or directory";
    } else if (why instanceof AccessDeniedException) {
      return "Permission denied";
    } else if (why instanceof FileAlreadyExistsException) {
      return "File exists";
    } else if (why instanceof DirectoryNotEmptyException) {
      return "Directory not empty";
    } else if (why instanceof UnsupportedOperationException) {
      return "Operation unsupported";
    } else if (why instanceof BeingWrittenException) {
      return "File is being written by another";
    } else if (why instanceof StoreFullException) {
      return "No space left on device";
    } else if (why instanceof FileSystemException) {
      return "Failure";
    }
    return why instanceof IOException ? String.valueOf(why.getMessage()) : "Failure";
  }
}
