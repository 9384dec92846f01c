package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.realservers.Installed;
import io.swim.spi.TransferRecord.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs that others wrote: Debian packages tftp-hpa, atftp and curl. Skipped where one is
 * missing, except in CI.
 */
class RealPeersTest {
  private static final byte[] IMAGE = TestServer.bytes(1_000_003);

  @TempDir Path temp;

  @Test
  void theTftpHpaClientReadsAndWrites() throws Exception {
    String tftp = Installed.program("tftp-hpa", "/usr/bin/tftp");
    MemorySink sink = new MemorySink();
    try (TestServer server = TestServer.start()) {
      server.publish("image.bin", IMAGE);
      server.announce("up.bin", TestServer.LOOPBACK, IMAGE.length, sink);
      String port = Integer.toString(server.address().getPort());
      run(tftp, "-m", "binary", "127.0.0.1", port, "-c", "get", "image.bin", "got.bin");
      assertThat(temp.resolve("got.bin")).hasBinaryContent(IMAGE);
      run(tftp, "-m", "binary", "127.0.0.1", port, "-c", "put", "got.bin", "up.bin");
      Awaitility.await().until(() -> sink.lastResult() == Result.COMPLETE);
      assertThat(sink.bytes()).isEqualTo(IMAGE);
    }
  }

  @Test
  void theTftpHpaClientReadsText() throws Exception {
    String tftp = Installed.program("tftp-hpa", "/usr/bin/tftp");
    try (TestServer server = TestServer.start()) {
      byte[] text = "hostname edge-1\n!\nend\n".repeat(200).getBytes();
      server.publish("config", text);
      String port = Integer.toString(server.address().getPort());
      run(tftp, "-m", "ascii", "127.0.0.1", port, "-c", "get", "config", "got.txt");
      assertThat(temp.resolve("got.txt")).hasBinaryContent(text);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 512, 1428, 8192, 65464})
  void curlReadsWithItsBlockSize(int blockSize) throws Exception {
    String curl = Installed.program("curl", "/usr/bin/curl");
    try (TestServer server = TestServer.start()) {
      byte[] image = blockSize == 8 ? TestServer.bytes(600_000) : IMAGE;
      server.publish("image.bin", image);
      String url = "tftp://127.0.0.1:" + server.address().getPort() + "/image.bin";
      run(curl, "-sS", "--tftp-blksize", Integer.toString(blockSize), "-o", "got.bin", url);
      assertThat(temp.resolve("got.bin")).hasBinaryContent(image);
    }
  }

  @Test
  void curlWrites() throws Exception {
    String curl = Installed.program("curl", "/usr/bin/curl");
    MemorySink sink = new MemorySink();
    try (TestServer server = TestServer.start()) {
      server.announce("up.bin", TestServer.LOOPBACK, IMAGE.length, sink);
      Files.write(temp.resolve("own.bin"), IMAGE);
      String url = "tftp://127.0.0.1:" + server.address().getPort() + "/up.bin";
      run(curl, "-sS", "--tftp-blksize", "1428", "-T", "own.bin", url);
      Awaitility.await().until(() -> sink.lastResult() == Result.COMPLETE);
      assertThat(sink.bytes()).isEqualTo(IMAGE);
    }
  }

  @ParameterizedTest
  @CsvSource({"512,1", "1428,4", "1428,64", "8192,16", "8192,64"})
  void atftpReadsWithItsWindow(int blockSize, int windowSize) throws Exception {
    String atftp = Installed.program("atftp", "/usr/bin/atftp");
    try (TestServer server = TestServer.start()) {
      server.publish("image.bin", IMAGE);
      run(
          atftp,
          "--option",
          "blksize " + blockSize,
          "--option",
          "windowsize " + windowSize,
          "-g",
          "-r",
          "image.bin",
          "-l",
          "got.bin",
          "127.0.0.1",
          Integer.toString(server.address().getPort()));
      assertThat(temp.resolve("got.bin")).hasBinaryContent(IMAGE);
      Awaitility.await().until(() -> server.ended.size() == 1);
      assertThat(server.ended.get(0).result()).isEqualTo(Result.COMPLETE);
      // As large as the receive buffer of this machine takes.
      assertThat(Integer.parseInt(server.ended.get(0).options().getOrDefault("windowsize", "1")))
          .isBetween(Math.min(2, windowSize), windowSize);
    }
  }

  private void run(String... command) throws IOException, InterruptedException {
    Installed.run(temp, List.of(command));
  }
}
