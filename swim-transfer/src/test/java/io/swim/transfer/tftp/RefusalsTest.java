package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host hears what was refused to whom. */
class RefusalsTest {
  @TempDir Path temp;
  private final List<Refusal> told = new CopyOnWriteArrayList<>();

  @Test
  void whatIsNotThereOrNotAllowedIsToldInOneLineEach() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("folder"));
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(temp.resolve("secret"), "secret");
    try (TestServer server = TestServer.start(each -> each.folder(folder).refusals(told::add));
        RawPeer peer = new RawPeer()) {
      for (String path : List.of("nosuch.bin", "../secret", "sub", "a\n00:00 root\u001b[31m")) {
        peer.read(path, server.address());
        assertThat(peer.receive(TftpPacket.Error.class).code()).isEqualTo(1);
      }
      peer.write("new.bin", server.address());
      assertThat(peer.receive(TftpPacket.Error.class).code()).isEqualTo(2);

      assertThat(told).allMatch(each -> each.peer().equals(TestServer.LOOPBACK));
      assertThat(told)
          .extracting(Refusal::reason)
          .containsExactly(
              "read of nosuch.bin: File not found",
              "read of ../secret: File not found",
              "read of sub: File not found",
              "read of a?00:00 root?[31m: File not found",
              "to send new.bin was not expected");
    }
  }
}
