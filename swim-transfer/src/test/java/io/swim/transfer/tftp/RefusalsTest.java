package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.image.ImageContent;
import io.swim.spi.Offering;
import io.swim.spi.Refusal;
import io.swim.spi.ServedFile;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
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

  @Test
  void whatIsUsedUpIsToldToo() throws Exception {
    try (TestServer server = TestServer.start(each -> each.refusals(told::add));
        RawPeer peer = new RawPeer()) {
      MemorySink sink = new MemorySink();
      server.server.publish(
          Offering.of(
                  new ServedFile.Outgoing("image.bin", ImageContent.of(new byte[3]), so -> {}),
                  TestServer.LOOPBACK)
              .withUses(Offering.Uses.ONE_EACH));
      server.server.publish(
          Offering.of(new ServedFile.Incoming("config", 100, sink), TestServer.LOOPBACK)
              .withUses(Offering.Uses.ONE_EACH));
      server.get(TftpClient.builder(), "image.bin");
      TftpClient.builder()
          .build()
          .put(server.address(), "config", new ByteArrayInputStream(new byte[3]), 3);
      Awaitility.await().until(() -> server.ended.size() == 2);

      peer.read("image.bin", server.address());
      assertThat(peer.receive(TftpPacket.Error.class).code()).isEqualTo(1);
      peer.write("config", server.address());
      assertThat(peer.receive(TftpPacket.Error.class).code()).isEqualTo(2);

      assertThat(told)
          .extracting(Refusal::reason)
          .containsExactly("read of image.bin: File not found", "to send config was not expected");
    }
  }
}
