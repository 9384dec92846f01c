package io.swim.transfer.serving;

import io.swim.spi.StoreFullException;
import io.swim.spi.TransferRecord.Result;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that comes into a folder. A new one is written beside and takes its name when it is whole:
 * a transfer that breaks costs nobody the file that was there, and no device gets half of one. One
 * that is gone on with is written in place.
 */
final class FolderWriting extends FolderTransfer implements ServedTree.Writing {
  private final Path file;
  private final Path written;
  private final FolderUploads uploads;

  /**
   * @param written the file itself, or the one beside it
   */
  FolderWriting(
      FileChannel channel,
      Path file,
      Path written,
      FolderUploads uploads,
      String path,
      OfferedTree.Transfers transfers,
      ServedTree.Visitor visitor) {
    super(channel, path, "write", transfers, visitor);
    this.file = file;
    this.written = written;
    this.uploads = uploads;
  }

  @Override
  public long mostBytes() {
    return Long.MAX_VALUE;
  }

  @Override
  public void write(ByteBuffer from, long position) throws IOException {
    long at = position;
    try {
      while (from.hasRemaining()) {
        at += channel.write(from, at);
      }
    } catch (IOException e) {
      throw StoreFullException.orElse(written, e);
    }
    passed(position, at - position);
  }

  @Override
  void close(Result result) throws IOException {
    channel.close();
    boolean beside = !written.equals(file);
    if (result == Result.COMPLETE) {
      if (beside) {
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      }
      uploads.complete(file);
      return;
    }
    try {
      if (beside) {
        Files.deleteIfExists(written);
      }
    } finally {
      uploads.brokeOff(file, beside && Files.exists(file));
    }
  }
}
