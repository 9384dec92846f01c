package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static String fetch(Simulation server, String name) throws Exception {
    int port = Integer.parseInt(server.ready().replaceFirst(".*:", ""));
    ByteArrayOutputStream into = new ByteArrayOutputStream();
    TftpClient.builder().build().get(new InetSocketAddress("127.0.0.1", port), name, into);
    return into.toString(java.nio.charset.StandardCharsets.UTF_8);
  }
}
