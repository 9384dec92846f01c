package io.swim.transfer.serving;

import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One transfer from or to a folder of the host's. */
final class FolderTransfer implements ServedTree.Reading, ServedTree.Writing {
  private final FileChannel channel;
  private final String path;
  private final String what;
  private final OfferedTree.Transfers transfers;
  private final ServedTree.Visitor visitor;
  private final Instant startedAt;
  private final long startedNanos = System.nanoTime();
  private long bytes;
  private volatile boolean ended;

  private FolderTransfer(
      FileChannel channel,
      String path,
      String what,
      OfferedTree.Transfers transfers,
      ServedTree.Visitor visitor) {
    this.channel = channel;
    this.path = path;
    this.what = what;
    this.transfers = transfers;
    this.visitor = visitor;
    this.startedAt = transfers.clock().instant();
  }

  static ServedTree.Reading read(
      Path file, String path, OfferedTree.Transfers transfers, ServedTree.Visitor visitor)
      throws IOException {
    return new FolderTransfer(
        FileChannel.open(file, StandardOpenOption.READ), path, "read", transfers, visitor);
  }

  static ServedTree.Writing write(
      Path file,
      String path,
      long fromByte,
      OfferedTree.Transfers transfers,
      ServedTree.Visitor visitor)
      throws IOException {
    if (fromByte > 0 && (!Files.exists(file) || Files.size(file) < fromByte)) {
      throw new EOFException(path + " has no " + fromByte + " bytes to go on from");
    }
    if (Files.isSymbolicLink(file)) {
      throw new FileAlreadyExistsException(path);
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(fromByte);
    FolderTransfer transfer = new FolderTransfer(channel, path, "write", transfers, visitor);
    transfer.bytes = fromByte;
    return transfer;
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
    bytes = Math.max(bytes, position + Math.max(0, count));
    return count;
  }

  @Override
  public long mostBytes() {
    return Long.MAX_VALUE;
  }

  @Override
  public void write(ByteBuffer from, long position) throws IOException {
    long at = position;
    while (from.hasRemaining()) {
      at += channel.write(from, at);
    }
    bytes = Math.max(bytes, at);
  }

  @Override
  public void finished() throws IOException {
    end(Result.COMPLETE, "");
  }

  @Override
  public void failed(String why) {
    endQuietly(Result.FAILED, Printable.of(why));
  }

  @Override
  public void timedOut(String why) {
    endQuietly(Result.TIMED_OUT, Printable.of(why));
  }

  @Override
  public boolean hasEnded() {
    return ended;
  }

  @Override
  public void close() {
    endQuietly(Result.FAILED, "The peer broke off");
  }

  private void endQuietly(Result result, String why) {
    try {
      end(result, why);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(path + " can't be closed", e);
    }
  }

  private void end(Result result, String detail) throws IOException {
    if (ended) {
      return;
    }
    ended = true;
    channel.close();
    transfers
        .log()
        .ended(
            what,
            new TransferRecord(
                transfers.protocol(),
                visitor.peer(),
                Printable.of(path),
                visitor.options(),
                startedAt,
                Duration.ofNanos(System.nanoTime() - startedNanos),
                bytes,
                result,
                detail,
                Optional.empty()));
  }
}
