package io.swim.transfer.serving;

import java.nio.file.FileSystemException;

/** A file that another transfer is writing can't be written too. */
public final class BeingWrittenException extends FileSystemException {
  private static final long serialVersionUID = 1;

  BeingWrittenException(String path) {
    super(path, null, "it is being written by another transfer");
  }
}
