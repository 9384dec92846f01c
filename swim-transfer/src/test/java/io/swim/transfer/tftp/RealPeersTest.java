package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swim.spi.TransferRecord.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs that others wrote: Debian packages tftp-hpa, atftp, curl and tftpd-hpa. Skipped where
 * one is missing, except in CI.
 */
class RealPeersTest {
  private static final byte[] IMAGE = TestServer.bytes(1_000_003);

  @TempDir Path temp;

  @Test
  void theTftpHpaClientReadsAndWrites() throws Exception {
    String tftp = program("tftp", "/usr/bin/tftp");
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
    String tftp = program("tftp", "/usr/bin/tftp");
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
    String curl = program("curl", "/usr/bin/curl");
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
    String curl = program("curl", "/usr/bin/curl");
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
    String atftp = program("atftp", "/usr/bin/atftp");
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
      assertThat(server.ended.get(0).duration()).isLessThan(Duration.ofSeconds(20));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1428, 65464})
  void ourClientReadsAndWritesAtTftpdHpa(int blockSize) throws Exception {
    String tftpd = program("tftpd-hpa", "/usr/sbin/in.tftpd");
    assumeTrue("root".equals(System.getProperty("user.name")), "in.tftpd changes its root folder");
    int port = freePort();
    Files.write(temp.resolve("image.bin"), IMAGE);
    Files.write(temp.resolve("up.bin"), new byte[0]);
    Process daemon =
        new ProcessBuilder(
                tftpd,
                "-L",
                "-a",
                "127.0.0.1:" + port,
                "-u",
                "root",
                "-p",
                "-c",
                "-s",
                temp.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      InetSocketAddress server = new InetSocketAddress(TestServer.LOOPBACK, port);
      TftpClientBuilder client =
          TftpClient.builder().blockSize(blockSize).windowSize(8).requestTransferSize();
      // Until the daemon has bound its port, the system answers that the port is closed.
      ByteArrayOutputStream got =
          Awaitility.await()
              .ignoreExceptions()
              .until(
                  () -> {
                    ByteArrayOutputStream to = new ByteArrayOutputStream();
                    client.build().get(server, "image.bin", to);
                    return to;
                  },
                  to -> to.size() > 0);
      assertThat(got.toByteArray()).isEqualTo(IMAGE);
      client.build().put(server, "up.bin", new ByteArrayInputStream(IMAGE), IMAGE.length);
      Awaitility.await()
          .untilAsserted(() -> assertThat(temp.resolve("up.bin")).hasBinaryContent(IMAGE));
    } finally {
      daemon.destroy();
      assertThat(daemon.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static String program(String debianPackage, String path) {
    boolean there = Files.isExecutable(Path.of(path));
    if (!there && "true".equals(System.getenv("CI"))) {
      fail(path + " is missing: install the Debian package " + debianPackage);
    }
    assumeTrue(there, path + " is missing: install the Debian package " + debianPackage);
    return path;
  }

  private void run(String... command) throws IOException, InterruptedException {
    Path output = temp.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(temp.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail(List.of(command) + " did not end: " + Files.readString(output));
    }
    assertThat(process.exitValue())
        .as("%s said: %s", List.of(command), Files.readString(output))
        .isZero();
  }

  private static int freePort() throws IOException {
    try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(TestServer.LOOPBACK, 0))) {
      return probe.getLocalPort();
    }
  }
}
