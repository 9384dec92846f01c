package io.swim.transfer.serving;

import io.swim.spi.TransferRecord.Result;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of a folder that is sent. */
final class FolderReading extends FolderTransfer implements ServedTree.Reading {
  FolderReading(Path file, String path, OfferedTree.Transfers transfers, ServedTree.Visitor visitor)
      throws IOException {
    super(FileChannel.open(file, StandardOpenOption.READ), path, "read", transfers, visitor);
  }

  @Override
  public long sizeBytes() {
    try {
      return channel.size();
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    int count = channel.read(into, position);
    passed(position, count);
    return count;
  }

  @Override
  void close(Result result) throws IOException {
    channel.close();
  }
}
