package io.swim.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A store has no room left: nothing is wrong with it that deleting something would not mend. */
public final class StoreFullException extends IOException {
  private static final long serialVersionUID = 1;

  /** A disk with less is full: what a write leaves over when it fails is less than a buffer. */
  private static final long NOTHING_BYTES = 1 << 20;

  /** Of ENOSPC, of ERROR_DISK_FULL, and of EDQUOT, which the free bytes of a disk don't show. */
  private static final List<String> WORDS =
      List.of("no space left", "not enough space", "quota exceeded");

  public StoreFullException(String message) {
    super(message);
  }

  public StoreFullException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * What a write to that file failed with, told apart: Java throws the same for a full disk, a
   * read-only one and a broken one.
   *
   * @param file what was written, or its folder
   * @return a StoreFullException when the disk is full, else the failure as it is
   */
  public static IOException orElse(Path file, IOException failure) {
    if (failure instanceof StoreFullException || !isFull(file, failure)) {
      return failure;
    }
    return new StoreFullException(String.valueOf(failure.getMessage()), failure);
  }

  private static boolean isFull(Path file, IOException failure) {
    String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (WORDS.stream().anyMatch(words::contains)) {
      return true;
    }
    try {
      return Files.getFileStore(file).getUsableSpace() < NOTHING_BYTES;
    } catch (IOException e) {
      return false;
    }
  }
}
