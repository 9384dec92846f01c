package io.swim.transfer.ssh;

import static io.swim.transfer.ssh.Programs.remote;
import static io.swim.transfer.ssh.TestSshServer.LOGIN;
import static io.swim.transfer.ssh.TestSshServer.LOOPBACK;
import static io.swim.transfer.ssh.TestSshServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.spi.Publication;
import io.swim.spi.StoreFullException;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSH's sftp and scp, which NX-OS and other devices have too. */
class RealSshPeersTest {
  private static final String PATH = "0123456789abcdef/image.bin";

  @TempDir Path temp;
  private Path served;
  private TestSshServer server;
  private Programs programs;

  @BeforeEach
  void start() throws Exception {
    Programs.need();
    served = Files.createDirectory(temp.resolve("served"));
    server = TestSshServer.start(builder -> builder.folder(served).account(LOGIN).writable());
    programs = new Programs(temp, server.port());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65535, 65536, 65537, 33 << 20})
  void everySizeIsFetchedByEachProgram(int size) throws Exception {
    byte[] image = bytes(size);
    try (Publication publication = server.offer(LOOPBACK, PATH, image)) {
      succeeds(programs.sftp("get " + PATH + " sftp.bin"));
      succeeds(programs.run("scp", remote(PATH), "scp.bin"));
      succeeds(programs.run("scp", "-O", remote(PATH), "scp-o.bin"));

      for (String copy : new String[] {"sftp.bin", "scp.bin", "scp-o.bin"}) {
        assertThat(temp.resolve(copy)).as(copy).hasBinaryContent(image);
      }
      Awaitility.await().until(() -> publication.transfers().size() == 3);
      assertThat(publication.transfers())
          .allSatisfy(each -> assertThat(each.result()).isEqualTo(Result.COMPLETE))
          .allSatisfy(each -> assertThat(each.bytes()).isEqualTo(size))
          .allSatisfy(each -> assertThat(each.digest()).isPresent())
          .extracting(TransferRecord::protocol)
          .containsExactly(TransferProtocol.SFTP, TransferProtocol.SFTP, TransferProtocol.SCP);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65535, 65536, 65537, 33 << 20})
  void everySizeIsSentByEachProgram(int size) throws Exception {
    Files.write(temp.resolve("own.bin"), bytes(size));
    TestSshServer.Sink sink = new TestSshServer.Sink();
    try (Publication publication = server.announce(LOOPBACK, PATH, size, sink)) {
      succeeds(programs.sftp("put own.bin " + PATH));
      arrived(sink, 1, size);
      succeeds(programs.run("scp", "own.bin", remote(PATH)));
      arrived(sink, 2, size);
      succeeds(programs.run("scp", "-O", "own.bin", remote(PATH)));
      arrived(sink, 3, size);
      assertThat(publication.transfers()).hasSize(3);
    }
  }

  private static void arrived(TestSshServer.Sink sink, int nth, int size) {
    Awaitility.await().until(() -> sink.ended.size() == nth);
    assertThat(sink.ended.get(nth - 1).result()).isEqualTo(Result.COMPLETE);
    assertThat(sink.bytes.toByteArray()).isEqualTo(bytes(size));
  }

  @Test
  void aFolderIsListedReadAndWritten() throws Exception {
    Files.write(served.resolve("image.bin"), bytes(100_000));
    Programs.Ended ended =
        programs.sftp(
            "mkdir sub",
            "cd sub",
            "put -p served/image.bin copy",
            "rename copy renamed",
            "chmod 600 renamed",
            "ls -l",
            "get renamed back",
            "cd ..",
            "ls -l",
            "rm sub/renamed",
            "rmdir sub",
            "df");
    assertThat(ended.output()).contains("renamed", "image.bin", "100000");
    assertThat(temp.resolve("back")).hasBinaryContent(bytes(100_000));
    assertThat(served.resolve("sub")).doesNotExist();
  }

  @Test
  void aBrokenFetchIsResumed() throws Exception {
    byte[] image = bytes(3_000_000);
    try (Publication publication = server.offer(LOOPBACK, PATH, image)) {
      Files.write(temp.resolve("got.bin"), Arrays.copyOf(image, 1_000_000));
      succeeds(programs.sftp("reget " + PATH + " got.bin"));
      assertThat(temp.resolve("got.bin")).hasBinaryContent(image);
      Awaitility.await()
          .untilAsserted(
              () -> assertThat(publication.transfers().get(0).result()).isEqualTo(Result.COMPLETE));
    }
  }

  @Test
  void aBrokenUploadToAFolderIsResumed() throws Exception {
    byte[] image = bytes(3_000_000);
    Files.write(temp.resolve("own.bin"), image);
    Files.write(served.resolve("up.bin"), Arrays.copyOf(image, 1_000_000));
    succeeds(programs.sftp("reput own.bin up.bin"));
    assertThat(served.resolve("up.bin")).hasBinaryContent(image);
  }

  /** scp writes over what is there, and cuts off the rest at the end. */
  @Test
  void aFileThatIsThereAlreadyIsReplaced() throws Exception {
    Files.write(temp.resolve("own.bin"), bytes(100_000));
    for (String option : new String[] {"-s", "-O"}) {
      Files.write(served.resolve("up.bin"), bytes(300_000));
      succeeds(programs.run("scp", option, "-p", "own.bin", remote("up.bin")));
      assertThat(served.resolve("up.bin")).hasBinaryContent(bytes(100_000));
    }
    Files.write(served.resolve("up.bin"), bytes(300_000));
    succeeds(programs.sftp("put own.bin up.bin"));
    assertThat(served.resolve("up.bin")).hasBinaryContent(bytes(100_000));
  }

  @Test
  void aBrokenUploadOfAnAnnouncedFileBeginsAnew() throws Exception {
    byte[] image = bytes(3_000_000);
    Files.write(temp.resolve("own.bin"), image);
    TestSshServer.Sink sink = new TestSshServer.Sink();
    try (Publication publication = server.announce(LOOPBACK, PATH, image.length, sink)) {
      succeeds(programs.sftp("reput own.bin " + PATH));
      Awaitility.await().until(() -> sink.ended.size() == 1);
      assertThat(sink.bytes.toByteArray()).isEqualTo(image);
      assertThat(publication.transfers()).hasSize(1);
    }
  }

  @Test
  void aNameWithBlanksIsFetchedAndSent() throws Exception {
    Files.write(served.resolve("two  words.bin"), bytes(1000));
    for (String option : new String[] {"-s", "-O"}) {
      succeeds(programs.run("scp", option, remote("two  words.bin"), "got" + option));
      succeeds(programs.run("scp", option, "got" + option, remote("new words" + option)));
      assertThat(served.resolve("new words" + option)).hasBinaryContent(bytes(1000));
    }
  }

  @Test
  void aFullDiskIsSaidInWords() throws Exception {
    Files.write(temp.resolve("own.bin"), bytes(5_000_000));
    TestSshServer.Sink full =
        new TestSshServer.Sink() {
          @Override
          public OutputStream begin(InetSocketAddress peer) {
            return new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new StoreFullException("/srv/x is full");
              }
            };
          }
        };
    try (Publication publication = server.announce(LOOPBACK, PATH, 5_000_000, full)) {
      refuses(programs.run("scp", "-O", "own.bin", remote(PATH)), "No space left on device");
      // Its SFTP has no number for that, and it shows no words.
      refuses(programs.run("scp", "-s", "own.bin", remote(PATH)), "Failure");
      assertThat(publication.transfers())
          .hasSize(2)
          .allSatisfy(each -> assertThat(each.detail()).contains("/srv/x is full"));
    }
  }

  @Test
  void aRefusalIsSaidInWords() throws Exception {
    Files.write(temp.resolve("own.bin"), bytes(5_000_000));
    try (Publication publication =
        server.announce(LOOPBACK, PATH, 1000, new TestSshServer.Sink())) {
      refuses(programs.run("scp", "-O", remote("missing"), "x"), "No such file or directory");
      refuses(programs.run("scp", remote("missing"), "x"), "No such file or directory");
      refuses(programs.run("scp", "-O", "own.bin", remote("other")), "Permission denied");
      refuses(programs.run("scp", "-O", "-r", temp + "", remote("other")), "folders are not taken");
      refuses(programs.run("scp", "own.bin", remote(PATH)), "");
      refuses(programs.run("scp", "-O", "own.bin", remote(PATH)), "");
      assertThat(publication.transfers())
          .hasSize(2)
          .allSatisfy(each -> assertThat(each.result()).isEqualTo(Result.FAILED))
          .allSatisfy(each -> assertThat(each.detail()).contains("more than the 1000 announced"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ciphers=aes128-gcm@openssh.com",
        "Ciphers=aes256-gcm@openssh.com",
        "Ciphers=aes128-ctr",
        "Ciphers=aes192-ctr",
        "Ciphers=aes256-ctr",
        "MACs=hmac-sha2-256",
        "MACs=hmac-sha2-512",
        "MACs=hmac-sha2-512-etm@openssh.com",
        "KexAlgorithms=ecdh-sha2-nistp256",
        "KexAlgorithms=diffie-hellman-group14-sha256",
        "HostKeyAlgorithms=rsa-sha2-256",
        "RekeyLimit=256K"
      })
  void eachAlgorithmIsUnderstood(String option) throws Exception {
    Files.write(served.resolve("image.bin"), bytes(1_000_000));
    succeeds(programs.run("scp", "-O", "-o", option, remote("image.bin"), "got"));
    succeeds(programs.run("scp", "-o", option, "got", remote("up.bin")));
    assertThat(served.resolve("up.bin")).hasBinaryContent(bytes(1_000_000));
  }

  @Test
  void oldAlgorithmsAreUnderstoodOnRequestOnly() throws Exception {
    Files.write(served.resolve("image.bin"), bytes(1_000_000));
    String[] old = {
      "-O",
      "-o",
      "KexAlgorithms=diffie-hellman-group1-sha1",
      "-o",
      "Ciphers=3des-cbc",
      "-o",
      "MACs=hmac-sha1",
      "-o",
      "HostKeyAlgorithms=ssh-rsa",
      remote("image.bin"),
      "got"
    };
    try (Publication waiting = server.offer(LOOPBACK, PATH, bytes(1))) {
      refuses(programs.run("scp", old), "");
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(waiting.refusals().toString())
                      .contains("127.0.0.1", "diffie-hellman-group1-sha1", "legacy algorithms"));
    }
    try (TestSshServer legacy =
        TestSshServer.start(b -> b.folder(served).account(LOGIN).legacyAlgorithms())) {
      succeeds(new Programs(temp, legacy.port()).run("scp", old));
    }
    assertThat(temp.resolve("got")).hasBinaryContent(bytes(1_000_000));
  }

  @Test
  void postQuantumExchangesAreUnderstoodOnRequestOnly() throws Exception {
    Files.write(served.resolve("image.bin"), bytes(1000));
    String[] quantum = {
      "-o", "KexAlgorithms=sntrup761x25519-sha512@openssh.com", remote("image.bin"), "got"
    };
    refuses(programs.run("scp", quantum), "");
    try (TestSshServer ready =
        TestSshServer.start(b -> b.folder(served).account(LOGIN).postQuantumExchanges())) {
      succeeds(new Programs(temp, ready.port()).run("scp", quantum));
    }
    assertThat(temp.resolve("got")).hasBinaryContent(bytes(1000));
  }

  private static void succeeds(Programs.Ended ended) {
    assertThat(ended.exit()).as(ended.output()).isZero();
  }

  private static void refuses(Programs.Ended ended, String words) {
    assertThat(ended.exit()).as(ended.output()).isNotZero();
    assertThat(ended.output()).contains(words);
  }
}
