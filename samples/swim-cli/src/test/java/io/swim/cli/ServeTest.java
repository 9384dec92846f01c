package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.transfer.tftp.TftpClient;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServeTest {
  @TempDir Path folder;

  @Test
  void aFileOfTheFolderIsFetchedAndTheTransferToldOnStandardError() throws Exception {
    Files.writeString(folder.resolve("a.bin"), "content");
    try (Simulation server =
        new Simulation("serve", folder.toString(), "--tftp-port=0", "--server-address=127.0.0.1")) {
      assertThat(server.ready()).startsWith("ready").contains("127.0.0.1:");

      assertThat(fetch(server, "a.bin")).isEqualTo("content");

      assertThat(server.nextRemark()).contains("a.bin").contains("COMPLETE").contains("7 bytes");
    }
  }

  @Test
  void whatIsRefusedIsToldInALine() throws Exception {
    try (Simulation server =
        new Simulation("serve", folder.toString(), "--tftp-port=0", "--server-address=127.0.0.1")) {
      assertThatThrownBy(() -> fetch(server, "no\nsuch.bin")).hasMessageContaining("not found");

      assertThat(server.nextRemark())
          .matches("\\S+Z TFTP refused, peer 127.0.0.1: read of no\\?such.bin: File not found");
    }
  }

  private static String fetch(Simulation server, String name) throws Exception {
    int port = Integer.parseInt(server.ready().replaceFirst(".*:", ""));
    ByteArrayOutputStream into = new ByteArrayOutputStream();
    TftpClient.builder().build().get(new InetSocketAddress("127.0.0.1", port), name, into);
    return into.toString(java.nio.charset.StandardCharsets.UTF_8);
  }
}
