package io.swim.testkit.contract;

import io.swim.spi.TransferRecord;
import io.swim.spi.UploadSink;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes one file. */
record FolderSink(Path file) implements UploadSink {
  @Override
  public OutputStream begin(InetSocketAddress peer) throws IOException {
    return Files.newOutputStream(file);
  }

  @Override
  public void ended(TransferRecord transfer) {}
}
