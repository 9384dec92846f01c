package io.swim.benchmarks;

import io.swim.transfer.tftp.TftpClient;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Our TFTP client in a process of its own: ADDRESS PORT FILE TO BLOCKSIZE WINDOWSIZE. */
final class FetchFile {
  private FetchFile() {}

  public static void main(String[] arguments) throws Exception {
    InetSocketAddress server = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
    TftpClient client =
        TftpClient.builder()
            .blockSize(Integer.parseInt(arguments[4]))
            .windowSize(Integer.parseInt(arguments[5]))
            .requestTransferSize()
            .retries(10)
            .build();
    try (OutputStream to =
        new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[3])), 1 << 16)) {
      client.get(server, arguments[2], to);
    }
  }
}
