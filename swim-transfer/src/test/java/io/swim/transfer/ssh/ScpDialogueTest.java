package io.swim.transfer.ssh;

import static io.swim.transfer.ssh.TestSshServer.DEVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.Publication;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.io.IOException;
import java.util.List;
import org.apache.sshd.client.session.ClientSession;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices that refuse, break off or talk nonsense in the middle of a copy. */
class ScpDialogueTest {
  private static final byte[] IMAGE = TestSshServer.bytes(1000);

  private final TestSshServer.Sink sink = new TestSshServer.Sink();
  private TestSshServer server;
  private TestDevice device;

  @BeforeEach
  void start() throws IOException {
    server = TestSshServer.start();
    device = TestDevice.start();
  }

  @AfterEach
  void stop() {
    device.close();
    server.close();
  }

  private static TransferRecord only(Publication publication) {
    Awaitility.await()
        .until(
            () ->
                publication.transfers().stream().map(TransferRecord::result).toList().size() == 1
                    && publication.transfers().get(0).result() != Result.RUNNING);
    return publication.transfers().get(0);
  }

  @Test
  void modesAndTimesAreToldWhenAskedFor() throws Exception {
    try (Publication publication = server.offer(DEVICE, "image.bin", IMAGE);
        ClientSession session = device.login(server);
        RawChannel scp = RawChannel.exec(session, "scp -p -f image.bin")) {
      scp.say("\0");
      assertThat(scp.line()).matches("T\\d+ 0 \\d+ 0");
      scp.say("\0");
      assertThat(scp.line()).isEqualTo("C0644 1000 image.bin");
      scp.say("\0\0").rest();
      assertThat(only(publication).result()).isEqualTo(Result.COMPLETE);
    }
  }

  @Test
  void aDeviceThatRefusesAFileIsSentNothingOfIt() throws Exception {
    try (Publication publication = server.offer(DEVICE, "image.bin", IMAGE);
        ClientSession session = device.login(server);
        RawChannel scp = RawChannel.exec(session, "scp -f image.bin")) {
      scp.say("\0");
      scp.line();
      scp.say("\1flash: No space left\n");
      assertThat(scp.rest()).isEmpty();
      assertThat(scp.exitStatus()).contains(2);
      assertThat(only(publication).result()).isEqualTo(Result.FAILED);
      assertThat(only(publication).detail()).isEqualTo("The device said: flash: No space left");
      assertThat(only(publication).bytes()).isZero();
    }
  }

  @Test
  void aDeviceThatCouldNotKeepTheFileHasNotGotIt() throws Exception {
    try (Publication publication = server.offer(DEVICE, "image.bin", IMAGE);
        ClientSession session = device.login(server);
        RawChannel scp = RawChannel.exec(session, "scp -f image.bin")) {
      scp.say("\0\0\2flash: write error\n").rest();
      assertThat(only(publication).result()).isEqualTo(Result.FAILED);
      assertThat(only(publication).detail()).isEqualTo("The device said: flash: write error");
    }
  }

  @Test
  void aDeviceThatHangsUpBeforeItHasAnsweredHasNotGotIt() throws Exception {
    try (Publication publication = server.offer(DEVICE, "image.bin", IMAGE);
        ClientSession session = device.login(server);
        RawChannel scp = RawChannel.exec(session, "scp -f image.bin")) {
      scp.say("\0\0").rest();
      assertThat(only(publication).result()).isEqualTo(Result.FAILED);
      assertThat(only(publication).detail()).contains("broke off");
    }
  }

  /** Its last word is there already, when it does not wait for the answer. */
  @Test
  void aDeviceThatHangsUpAfterItHasAnsweredHasGotIt() throws Exception {
    try (Publication publication = server.offer(DEVICE, "image.bin", IMAGE);
        ClientSession session = device.login(server)) {
      RawChannel scp = RawChannel.exec(session, "scp -f image.bin");
      scp.say("\0\0");
      assertThat(scp.line()).isEqualTo("C0644 1000 image.bin");
      for (int i = 0; i <= IMAGE.length; i++) {
        scp.hear();
      }
      scp.say("\0");
      session.close(false);
      assertThat(only(publication).result()).isEqualTo(Result.COMPLETE);
    }
  }

  /** OpenSSH's scp sends zeros for what it can't read, and says so at the end. */
  @Test
  void anUploadThatTheDeviceCallsBrokenIsNotKept() throws Exception {
    try (Publication publication = server.announce(DEVICE, "up", 100, sink);
        ClientSession session = device.login(server);
        RawChannel scp = RawChannel.exec(session, "scp -t up")) {
      scp.say("C0644 5 up\n12345\1flash: Input/output error\n").rest();
      assertThat(scp.exitStatus()).contains(2);
      assertThat(only(publication).result()).isEqualTo(Result.FAILED);
      assertThat(only(publication).detail()).contains("flash: Input/output error");
      assertThat(sink.ended).extracting(TransferRecord::result).containsExactly(Result.FAILED);
    }
  }

  @Test
  void anUploadThatIsCutOffIsNotKept() throws Exception {
    try (Publication publication = server.announce(DEVICE, "up", 100, sink);
        ClientSession session = device.login(server);
        RawChannel scp = RawChannel.exec(session, "scp -t up")) {
      scp.say("C0644 5 up\n123").rest();
      assertThat(scp.exitStatus()).contains(2);
      assertThat(only(publication).result()).isEqualTo(Result.FAILED);
      assertThat(only(publication).bytes()).isEqualTo(3);
    }
  }

  @Test
  void aSourceThatIsMissingOnTheDeviceIsLeftOut() throws Exception {
    try (Publication publication = server.announce(DEVICE, "up", 100, sink);
        ClientSession session = device.login(server);
        RawChannel scp = RawChannel.exec(session, "scp -t up")) {
      scp.say("\1scp: missing: No such file\nC0644 5 up\n12345\0").rest();
      assertThat(only(publication).result()).isEqualTo(Result.COMPLETE);
      assertThat(sink.bytes.toString()).isEqualTo("12345");
    }
  }

  @Test
  void foldersAreNotTaken() throws Exception {
    try (Publication publication = server.announce(DEVICE, "up", 100, sink);
        ClientSession session = device.login(server);
        RawChannel scp = RawChannel.exec(session, "scp -r -t .")) {
      assertThat(new String(scp.say("D0755 0 folder\n").rest())).contains("folders are not taken");
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello\n",
        "C\n",
        "C0644 -5 up\n",
        "C0644 99999999999999999999 up\n",
        "C0999 5 up\n",
        "C0644 5\n",
        "T\n",
        "T1 2\n",
        "D\n",
        "\2sorry\n",
        "\u00ff\n"
      })
  void whatMakesNoSenseEndsTheCommandWithAStatus(String said) throws Exception {
    try (Publication publication = server.announce(DEVICE, "up", 100, sink);
        ClientSession session = device.login(server);
        RawChannel scp = RawChannel.exec(session, "scp -t up")) {
      scp.say(said).rest();
      assertThat(scp.exitStatus()).contains(2);
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @Test
  void aLineWithoutAnEndIsNotReadForEver() throws Exception {
    try (Publication publication = server.announce(DEVICE, "up", 100, sink);
        ClientSession session = device.login(server);
        RawChannel scp = RawChannel.exec(session, "scp -t up")) {
      assertThat(scp.hear()).isZero();
      scp.say("C" + "0".repeat(10_000));
      assertThat(scp.line()).contains("longer than 4096 bytes");
      assertThat(publication.transfers()).isEqualTo(List.of());
    }
  }
}
