package io.swim.testkit;

import io.swim.spi.Offering;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import io.swim.spi.UploadSink;
import io.swim.testkit.device.SimulatedImage;
import io.swim.transfer.tftp.TftpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A TFTP server with a folder, on a free port of 127.0.0.1. */
final class FileServer implements AutoCloseable {
  static final String HOST = "127.0.0.1";

  private final Path folder;
  private final TftpServer server;

  FileServer(Path folder) throws IOException {
    this.folder = folder;
    this.server =
        TftpServer.builder()
            .bind(new InetSocketAddress(InetAddress.getByName(HOST), 0))
            .folder(folder)
            .build();
    server.start();
  }

  FileServer with(SimulatedImage image) {
    image.writeTo(folder.resolve(image.fileName()));
    return this;
  }

  Path folder() {
    return folder;
  }

  int port() {
    return server.addresses().get(0).getPort();
  }

  /** Lets a device send a file into the folder. */
  void expectUpload(String name, SimulatedDevice device) {
    server.publish(
        Offering.of(
            new ServedFile.Incoming(
                name,
                100_000_000,
                new UploadSink() {
                  @Override
                  public OutputStream begin(InetSocketAddress peer) throws IOException {
                    return Files.newOutputStream(folder.resolve(name));
                  }

                  @Override
                  public void ended(TransferRecord transfer) {}
                }),
            device.address()));
  }

  @Override
  public void close() {
    server.close();
  }
}
