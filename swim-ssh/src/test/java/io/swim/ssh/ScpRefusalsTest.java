package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.HostKeyPolicy;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SCP servers of devices say, and what becomes of it. */
@Timeout(60)
class ScpRefusalsTest {
  private static final byte[] IMAGE = Samples.bytes(100_000);

  private final TestServices services = TestServices.of("root", "s3cret-login", "");

  private static FileService service(int port) {
    return TestServices.files(TransferProtocol.SCP, port).withHostKeys(HostKeyPolicy.NONE);
  }

  private DriverException refused(ScriptedScp server, SshFiles client) throws Exception {
    try (FileSession session = client.open(service(server.port()), services)) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class,
              () -> session.write("flash:/new.bin", ImageContent.of(IMAGE), 0, n -> {}));
      assertThat(e).isNotNull();
      assertThat(e.getMessage()).contains("server/lab").doesNotContain("s3cret");
      return e;
    }
  }

  private DriverException refused(ScriptedScp.Script script) throws Exception {
    try (ScriptedScp server = new ScriptedScp(script)) {
      return refused(server, new SshFiles());
    }
  }

  @Test
  void theCommandIsPlainAndTheFileArrives() throws Exception {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    List<String> heard = new ArrayList<>();
    List<Long> told = new ArrayList<>();
    try (ScriptedScp server =
        new ScriptedScp(
            line -> {
              line.say("\0");
              heard.add(line.readLine());
              line.say("\0");
              taken.write(line.read(IMAGE.length));
              heard.add("byte " + line.in().read());
              line.say("\0");
              heard.add("end " + line.in().read());
            })) {
      try (FileSession session = new SshFiles().open(service(server.port()), services)) {
        session.write(
            "flash:/c2960-lanbasek9-mz.152-7.E3.bin", ImageContent.of(IMAGE), 0, told::add);
      }
      assertThat(server.commands).containsExactly("scp -t flash:/c2960-lanbasek9-mz.152-7.E3.bin");
    }
    assertThat(heard).startsWith("C0644 100000 c2960-lanbasek9-mz.152-7.E3.bin", "byte 0");
    assertThat(taken.toByteArray()).isEqualTo(IMAGE);
    assertThat(told).isSorted().endsWith(100_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Privilege denied.|REJECTED|privilege level 15",
        "Administratively disabled.|REJECTED|ip scp server enable",
        "SCP: protocol error: Unknown option|REJECTED|ip scp server enable",
        "%Error opening flash:new.bin (No space left on device)|CAPACITY|No space",
        "scp: flash:/new.bin: Permission denied|REJECTED|Permission denied"
      })
  void firstAnswerIsToldInTheDevicesWords(String words, FailureKind kind, String hint)
      throws Exception {
    for (String code : new String[] {"\1", "\2", ""}) {
      DriverException e = refused(line -> line.say(code + words + "\n"));
      assertThat(e.kind()).isEqualTo(kind);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e.deviceWords()).isEqualTo(words);
      assertThat(e).hasMessageContaining(words).hasMessageContaining(hint);
    }
  }

  @Test
  void wordsOnTheErrorStreamAreHeardToo() throws Exception {
    DriverException e = refused(line -> line.complain("Privilege denied.\r\n"));
    assertThat(e.deviceWords()).isEqualTo("Privilege denied.");
    assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
  }

  @Test
  void endWithoutAWordHintsAtBothClassicCauses() throws Exception {
    DriverException e = refused(line -> {});
    assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(e).hasMessageContaining("ip scp server enable").hasMessageContaining("level 15");
    try (ScriptedScp server = ScriptedScp.withoutCommands()) {
      assertThat(refused(server, new SshFiles()))
          .hasMessageContaining("ip scp server enable")
          .hasMessageContaining("level 15");
    }
  }

  @Test
  void fullFlashBeforeTheFirstByteLeavesNothing() throws Exception {
    DriverException e =
        refused(
            line -> {
              line.say("\0");
              line.readLine();
              line.say("\1Not enough space on flash:\n");
              line.in().read();
            });
    assertThat(e.kind()).isEqualTo(FailureKind.CAPACITY);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
  }

  @Test
  void noInTheMiddleIsHeardBeforeEverythingIsSent() throws Exception {
    CountDownLatch said = new CountDownLatch(1);
    List<Long> told = new ArrayList<>();
    byte[] large = Samples.bytes(8 << 20);
    try (ScriptedScp server =
            new ScriptedScp(
                line -> {
                  line.say("\0");
                  line.readLine();
                  line.say("\0");
                  line.read(100_000);
                  line.say("\2write error: No space left on device\n");
                  said.countDown();
                  line.in().read();
                });
        FileSession session = new SshFiles().open(service(server.port()), services)) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class,
              () -> session.write("flash:/new.bin", ImageContent.of(large), 0, told::add));
      assertThat(said.getCount()).isZero();
      assertThat(e.kind()).isEqualTo(FailureKind.CAPACITY);
      assertThat(e.effect()).isEqualTo(DeviceEffect.APPLIED);
      assertThat(told).allMatch(bytes -> bytes < large.length);
    }
  }

  @Test
  void noAfterTheLastByteMeansThatAPartIsThere() throws Exception {
    DriverException e =
        refused(
            line -> {
              line.say("\0");
              line.readLine();
              line.say("\0");
              line.read(IMAGE.length + 1);
              line.say("\1flash:/new.bin: I/O error\n");
            });
    assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(e.effect()).isEqualTo(DeviceEffect.APPLIED);
    assertThat(e.deviceWords()).isEqualTo("flash:/new.bin: I/O error");
  }

  @Test
  void closedChannelInTheMiddleIsAnEndOfItsOwn() throws Exception {
    DriverException e =
        refused(
            line -> {
              line.say("\0");
              line.readLine();
              line.say("\0");
              line.read(10);
            });
    assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(e.effect()).isEqualTo(DeviceEffect.APPLIED);
  }

  /** There is no room for the byte that ends the file, and none comes any more. */
  @Test
  void brokenConnectionIsSeenWhenTheLastByteFilledTheWindow() throws Exception {
    CountDownLatch full = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (ScriptedScp server =
        new ScriptedScp(
            line -> {
              line.say("\0");
              line.readLine();
              line.say("\0");
              Awaitility.await().until(() -> line.in().available() == IMAGE.length);
              full.countDown();
              await(over);
            })) {
      server.takeAtMost("C0644 100000 new.bin\n".length() + IMAGE.length);
      Thread cutter =
          new Thread(
              () -> {
                await(full);
                server.cut();
              });
      cutter.start();
      DriverException e = refused(server, new SshFiles());
      cutter.join();
      assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(e.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    } finally {
      over.countDown();
    }
  }

  @Test
  void silentServerIsATimeoutAndMayStillBeWriting() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    SshFiles impatient = SshFiles.builder().silence(Duration.ofMillis(700)).build();
    try (ScriptedScp server =
        new ScriptedScp(
            line -> {
              line.say("\0");
              line.readLine();
              line.say("\0");
              line.read(IMAGE.length + 1);
              await(over);
            })) {
      DriverException e = refused(server, impatient);
      assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT);
      assertThat(e.effect()).isEqualTo(DeviceEffect.UNKNOWN);
      assertThat(e).hasMessageContaining("nothing moved for 0.7 s");
    } finally {
      over.countDown();
    }
  }

  /** 6 MiB: six seconds, whatever the patience is. */
  @Test
  void slowFlashIsWaitedForAfterTheLastByte() throws Exception {
    byte[] image = Samples.bytes(6 << 20);
    CountDownLatch flushed = new CountDownLatch(1);
    SshFiles impatient = SshFiles.builder().silence(Duration.ofSeconds(1)).build();
    try (ScriptedScp server =
        new ScriptedScp(
            line -> {
              line.say("\0");
              line.readLine();
              line.say("\0");
              line.read(image.length + 1);
              await(flushed, Duration.ofSeconds(2));
              line.say("\0");
            })) {
      try (FileSession session = impatient.open(service(server.port()), services)) {
        session.write("flash:/new.bin", ImageContent.of(image), 0, n -> {});
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!scp: flash:/new.bin: No such file or directory|No such file",
        "Privilege denied.|level 15",
        "D0755 0 flash|no file"
      })
  void readingIsRefusedInTheDevicesWords(String said, String expected) throws Exception {
    String script = said.replace('!', '\1') + "\n";
    try (ScriptedScp server =
            new ScriptedScp(
                line -> {
                  line.in().read();
                  line.say(script);
                });
        FileSession session = new SshFiles().open(service(server.port()), services)) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class,
              () -> session.read("flash:/new.bin", 0, new ByteArrayOutputStream(), n -> {}));
      assertThat(server.commands).containsExactly("scp -f flash:/new.bin");
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e).hasMessageContaining(expected);
    }
  }

  @Test
  void fileThatEndsEarlyIsNoWholeFile() throws Exception {
    try (ScriptedScp server =
            new ScriptedScp(
                line -> {
                  line.in().read();
                  line.say("C0644 100 new.bin\n");
                  line.in().read();
                  line.say("only this");
                });
        FileSession session = new SshFiles().open(service(server.port()), services)) {
      ByteArrayOutputStream to = new ByteArrayOutputStream();
      DriverException e =
          catchThrowableOfType(
              DriverException.class, () -> session.read("flash:/new.bin", 0, to, n -> {}));
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(to.toString(StandardCharsets.US_ASCII)).isEqualTo("only this");
    }
  }

  @Test
  void anUnknownHostKeyIsToldWithWhatCanBeDone() throws Exception {
    try (ScriptedScp server = new ScriptedScp(line -> {})) {
      FileService strict =
          TestServices.files(TransferProtocol.SCP, server.port())
              .withHostKeys(HostKeyPolicy.STRICT);
      DriverException e =
          catchThrowableOfType(DriverException.class, () -> new SshFiles().open(strict, services));
      assertThat(e.kind()).isEqualTo(FailureKind.UNTRUSTED);
      assertThat(e.getMessage())
          .contains("the host key of server/lab is ", " SHA256:", "no key of it is known")
          .contains("known keys (HostKeyStore)", "HostKeyPolicy.TRUST_ON_FIRST_USE");
      assertThat(server.passwords).isEmpty();
    }
  }

  @Test
  void changedHostKeyGetsNoPassword() throws Exception {
    try (ScriptedScp server = new ScriptedScp(line -> {})) {
      services.keys.put("server/lab", List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBadBadBad"));
      for (TransferProtocol protocol : List.of(TransferProtocol.SCP, TransferProtocol.SFTP)) {
        for (HostKeyPolicy policy :
            List.of(HostKeyPolicy.STRICT, HostKeyPolicy.TRUST_ON_FIRST_USE)) {
          DriverException e =
              catchThrowableOfType(
                  DriverException.class,
                  () ->
                      new SshFiles()
                          .open(
                              TestServices.files(protocol, server.port()).withHostKeys(policy),
                              services));
          assertThat(e.kind()).isEqualTo(FailureKind.UNTRUSTED);
          assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
          assertThat(e).hasMessageContaining("if it was changed on purpose");
        }
      }
      assertThat(server.passwords).isEmpty();
      services.keys.clear();
      new SshFiles().open(service(server.port()), services).close();
      assertThat(server.passwords).containsExactly("s3cret-login");
    }
  }

  @Test
  void serverWithoutSftpSaysSo() throws Exception {
    try (ScriptedScp server = new ScriptedScp(line -> {})) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class,
              () ->
                  new SshFiles()
                      .open(TestServices.files(TransferProtocol.SFTP, server.port()), services));
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e).hasMessageContaining("has no SFTP server");
    }
  }

  private static void await(CountDownLatch latch) {
    await(latch, Duration.ofSeconds(30));
  }

  private static void await(CountDownLatch latch, Duration atMost) {
    try {
      latch.await(atMost.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
