package io.swim.transfer.ssh;

import static io.swim.transfer.ssh.TestSshServer.LOGIN;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nonsense ends the channel that it came on, at most, and never the server. */
class SshFuzzTest {
  private static final int ROUNDS = 100;

  @TempDir Path served;
  private TestSshServer server;
  private TestDevice device;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(served.resolve("image.bin"), "image");
    server = TestSshServer.start(b -> b.folder(served).account(LOGIN).writable());
    device = TestDevice.start();
  }

  @AfterEach
  void stop() {
    device.close();
    server.close();
  }

  @Test
  void malformedSftpPacketsHarmNothing() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < ROUNDS; round++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream packets = new DataOutputStream(bytes);
      if (round % 10 != 0) {
        packets.write(RawChannel.packet(1, 3));
      }
      for (int i = 0; i < 20; i++) {
        packet(packets, random);
      }
      exchange(session -> session.createSubsystemChannel("sftp"), damaged(bytes, random, round));
    }
    isUnharmed();
  }

  /**
   * Each packet makes sense, but not where it comes; some say that they are longer than they are.
   */
  @Test
  void sensiblePacketsInAnyOrderHarmNothing() throws Exception {
    Random random = new Random(13);
    List<byte[]> packets = new ArrayList<>();
    for (int handle = 0; handle < 3; handle++) {
      byte[] name = {0, 0, 0, (byte) handle};
      packets.add(RawChannel.packet(3, handle, "image.bin", 1, 0));
      packets.add(RawChannel.packet(3, handle, "new" + handle, 0x1a, 0));
      packets.add(RawChannel.packet(5, handle, name, 0L, 40_000));
      packets.add(RawChannel.packet(6, handle, name, 0L, "12345"));
      packets.add(RawChannel.packet(6, handle, name, -5L, "12345"));
      packets.add(RawChannel.packet(8, handle, name));
      packets.add(RawChannel.packet(11, handle, "."));
      packets.add(RawChannel.packet(12, handle, name));
      packets.add(RawChannel.packet(4, handle, name));
    }
    packets.add(RawChannel.packet(1, 3));
    packets.add(RawChannel.packet(18, 9, "new1", "new2"));
    packets.add(RawChannel.packet(13, 9, "new0"));
    packets.add(RawChannel.packet(10, 9, new byte[4], 1, 0L));
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(packets, random);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      packets.forEach(bytes::writeBytes);
      byte[] said = bytes.toByteArray();
      if (round % 4 == 0) {
        int at = packets.get(0).length;
        said[at + random.nextInt(4)] = (byte) random.nextInt(256);
      }
      exchange(session -> session.createSubsystemChannel("sftp"), said);
    }
    isUnharmed();
  }

  /** A request of any type with fields of any sense. */
  private static void packet(DataOutputStream to, Random random) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(body);
    fields.writeByte(random.nextInt(10) == 0 ? random.nextInt(256) : 3 + random.nextInt(18));
    fields.writeInt(random.nextInt());
    for (int i = random.nextInt(5); i >= 0; i--) {
      switch (random.nextInt(5)) {
        case 0 -> text(fields, List.of("image.bin", "", "..", "x", "\0").get(random.nextInt(5)));
        case 1 -> fields.writeInt(random.nextInt());
        case 2 -> fields.writeLong(random.nextLong());
        case 3 -> fields.write(new byte[] {0, 0, 0, 4, 0, 0, 0, (byte) random.nextInt(4)});
        default -> fields.writeInt(random.nextInt(64));
      }
    }
    to.writeInt(body.size());
    body.writeTo(to);
  }

  private static void text(DataOutputStream to, String text) throws IOException {
    to.writeInt(text.length());
    to.writeBytes(text);
  }

  /** Every third time as it is; else with some bytes changed, or cut off. */
  private static byte[] damaged(ByteArrayOutputStream bytes, Random random, int round) {
    byte[] damaged = bytes.toByteArray();
    if (round % 3 == 1) {
      for (int i = 0; i < 4; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
    } else if (round % 3 == 2) {
      damaged = java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length));
    }
    return damaged;
  }

  @Test
  void malformedScpLinesHarmNothing() throws Exception {
    Random random = new Random(11);
    List<String> lines =
        List.of(
            "C0644 5 new\n",
            "C0644 -5 new\n",
            "C0644 99999999999999999999 new\n",
            "C0644 999999999999999999 new\nxxx",
            "C0644 5 ../new\n",
            "C0644 5 ..\n",
            "C0644  new\n",
            "D0755 0 folder\n",
            "T1 0 1 0\n",
            "T\n",
            "E\n",
            "E",
            "\1sorry\n",
            "\2sorry\n",
            "\0",
            "\0\0\0",
            "hello",
            "\0\0\0\0\n\n",
            "C" + "0".repeat(10_000) + "\n",
            "\u00ff");
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder said = new StringBuilder();
      for (int i = random.nextInt(6); i >= 0; i--) {
        said.append(lines.get(random.nextInt(lines.size())));
      }
      String command = List.of("scp -t .", "scp -f image.bin", "scp -p -t x").get(round % 3);
      exchange(session -> session.createExecChannel(command), said.toString().getBytes(US_ASCII));
    }
    isUnharmed();
    assertThat(served.getParent().resolve("new")).doesNotExist();
  }

  /** Opens a channel of a session. */
  @FunctionalInterface
  private interface Opening {
    ClientChannel of(ClientSession session) throws IOException;
  }

  private void exchange(Opening opening, byte[] bytes) throws IOException {
    try (ClientSession session = device.login(server);
        ClientChannel channel = opening.of(session)) {
      channel.open().verify(TestDevice.LIMIT);
      try (OutputStream to = channel.getInvertedIn()) {
        to.write(bytes);
      } catch (IOException e) {
        // The server has closed the channel already.
      }
      Set<ClientChannelEvent> ended =
          channel.waitFor(Set.of(ClientChannelEvent.CLOSED), TestDevice.LIMIT);
      assertThat(ended).contains(ClientChannelEvent.CLOSED);
    }
  }

  private void isUnharmed() throws IOException {
    Awaitility.await().until(() -> server.server.openConnections() == 0);
    Files.writeString(served.resolve("image.bin"), "image");
    try (ClientSession session = device.login(server);
        SftpClient sftp = TestDevice.sftp(session);
        InputStream from = sftp.read("image.bin")) {
      assertThat(from.readAllBytes()).isEqualTo("image".getBytes(US_ASCII));
    }
  }
}
