package io.swim.transfer.serving;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The files of one folder that are being written: each by one transfer at a time. Thread-safe. */
final class FolderUploads {
  private static final String PREFIX = ".swim-";
  private static final String SUFFIX = ".part";

  private final Set<Path> now = new HashSet<>();
  private final Set<Path> notThere = new HashSet<>();

  /** Where the bytes go, and the channel to it. */
  record Place(Path written, FileChannel channel) {}

  /** Whether that is no file of anybody's, but what is not whole yet. */
  static boolean isPart(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
  }

  synchronized boolean isWritten(Path file) {
    return now.contains(file);
  }

  /**
   * Begins to write a file, or to go on with it.
   *
   * @throws BeingWrittenException when another does
   * @throws EOFException when it can't be gone on with from there
   */
  synchronized Place begin(Path file, String path, long fromByte) throws IOException {
    if (Files.isSymbolicLink(file)) {
      throw new FileAlreadyExistsException(path);
    }
    if (now.contains(file)) {
      throw new BeingWrittenException(path);
    }
    Place place = fromByte > 0 ? inPlace(file, path, fromByte) : beside(file);
    now.add(file);
    return place;
  }

  private Place inPlace(Path file, String path, long fromByte) throws IOException {
    // What is there is an older file than the one that broke off: the two would be mixed.
    if (notThere.contains(file)) {
      throw new EOFException(path + " broke off and left nothing to go on from; begin anew");
    }
    if (!Files.exists(file) || Files.size(file) < fromByte) {
      throw new EOFException(path + " has no " + fromByte + " bytes to go on from");
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    channel.truncate(fromByte);
    return new Place(file, channel);
  }

  private static Place beside(Path file) throws IOException {
    Path part = file.resolveSibling(PREFIX + UUID.randomUUID() + SUFFIX);
    return new Place(
        part, FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  synchronized void complete(Path file) {
    now.remove(file);
    notThere.remove(file);
  }

  /**
   * It broke off.
   *
   * @param olderLeft whether an older file of that name is there
   */
  synchronized void brokeOff(Path file, boolean olderLeft) {
    now.remove(file);
    if (olderLeft) {
      notThere.add(file);
    }
  }

  /** Its name is free. */
  synchronized void removed(Path file) {
    notThere.remove(file);
  }
}
