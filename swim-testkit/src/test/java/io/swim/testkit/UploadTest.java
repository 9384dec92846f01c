package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord.Result;
import io.swim.testkit.contract.LoopbackServers;
import io.swim.testkit.contract.MemorySink;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.TransferFault;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A device sends files to our own servers by its copy command. */
@Timeout(120)
class UploadTest {
  private static final String PATH = "0123456789abcdef/copy.bin";
  private static final Login LOGIN = new Login("swim-7f3a", Secret.of("0ne-Time-Word"));

  private final MemorySink sink = new MemorySink();
  private LoopbackServers servers;
  private SimulatedFleet fleet;
  private SimulatedDevice device;

  @BeforeEach
  void start() throws Exception {
    servers = LoopbackServers.start();
    fleet =
        servers
            .tell(SimulatedFleet.builder())
            .firstAddress("127.61.9.1")
            .rebootTime(Duration.ofMillis(30))
            .tftpTimeout(Duration.ofMillis(300), 3)
            .serverTimeout(Duration.ofSeconds(20))
            .build()
            .start();
    device = fleet.device(0);
  }

  @AfterEach
  void stop() {
    fleet.close();
    servers.close();
  }

  private byte[] onFlash(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    device.flash().put("a.bin", bytes);
    return bytes;
  }

  private Publication expect(TransferProtocol protocol, InetAddress peer, long maxBytes) {
    return servers
        .of(protocol)
        .publish(
            new Offering(
                List.of(new ServedFile.Incoming(PATH, maxBytes, sink)),
                Set.of(peer),
                protocol == TransferProtocol.TFTP ? Optional.empty() : Optional.of(LOGIN),
                Offering.Uses.ONE_EACH,
                Instant.MAX,
                Long.MAX_VALUE));
  }

  private Publication expect(TransferProtocol protocol) {
    return expect(protocol, device.address(), Long.MAX_VALUE);
  }

  private static boolean isSsh(TransferProtocol protocol) {
    return protocol == TransferProtocol.SCP || protocol == TransferProtocol.SFTP;
  }

  /** Everything that the device says from the command to the next prompt. */
  private String send(TransferProtocol protocol, String file, String path, String password)
      throws Exception {
    boolean inUrl =
        protocol == TransferProtocol.FTP
            || protocol == TransferProtocol.HTTP
            || protocol == TransferProtocol.HTTPS;
    String login = inUrl ? LOGIN.username() + ":" + password + "@" : "";
    String url = protocol.scheme() + "://" + login + "127.0.0.1/" + path;
    StringBuilder said = new StringBuilder();
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send("copy flash:" + file + " " + url, "Address or name of remote host [127.0.0.1]? ");
      if (isSsh(protocol)) {
        said.append(user.send("", "Destination username [admin]? "));
        said.append(user.send(LOGIN.username(), "Destination filename [" + path + "]? "));
        user.type("\r\n");
        said.append(user.readUntil("Password: ", "sw-01#"));
        said.append(said.indexOf("Password: ") < 0 ? "" : user.send(password, "sw-01#"));
      } else {
        said.append(user.send("", "Destination filename [" + path + "]? "));
        said.append(user.send("", "sw-01#"));
      }
    }
    assertThat(said.toString()).doesNotContain(password);
    return said.toString();
  }

  private String send(TransferProtocol protocol) throws Exception {
    return send(protocol, "a.bin", PATH, LOGIN.password().reveal());
  }

  private void nothingIsComplete(Publication publication) {
    await()
        .until(
            () -> publication.transfers().stream().noneMatch(it -> it.result() == Result.RUNNING));
    assertThat(publication.transfers()).noneMatch(each -> each.result() == Result.COMPLETE);
  }

  @ParameterizedTest
  @EnumSource
  void everySizeArrivesWhole(TransferProtocol protocol) throws Exception {
    for (int size : new int[] {0, 1, 1428, 64 * 1024 + 1, 3 << 20}) {
      byte[] bytes = onFlash(size);
      try (Publication publication = expect(protocol)) {
        assertThat(send(protocol)).contains(size + " bytes copied in ").doesNotContain("%Error");

        await().until(() -> publication.transfers().get(0).result() != Result.RUNNING);
        assertThat(publication.transfers()).hasSize(1);
        assertThat(publication.transfers().get(0).result()).isEqualTo(Result.COMPLETE);
        assertThat(publication.transfers().get(0).peer().getAddress()).isEqualTo(device.address());
        assertThat(Arrays.equals(sink.bytes(), bytes)).as(protocol + " " + size).isTrue();
      }
    }
  }

  @Test
  void ftpAndScpSayWhatTheyWrite() throws Exception {
    onFlash(5000);
    try (Publication publication = expect(TransferProtocol.SCP)) {
      assertThat(send(TransferProtocol.SCP))
          .contains("Writing copy.bin \n", "\n Sink: C0644 5000 copy.bin\n");
      assertThat(publication.transfers()).hasSize(1);
    }
    try (Publication publication = expect(TransferProtocol.FTP)) {
      assertThat(send(TransferProtocol.FTP)).contains("Writing copy.bin !");
      assertThat(publication.transfers()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheServerDoesNotExpectIsAnError(TransferProtocol protocol) throws Exception {
    onFlash(100_000);
    try (Publication publication = expect(protocol)) {
      assertThat(send(protocol, "a.bin", "other.bin", LOGIN.password().reveal()))
          .containsPattern(
              "%Error (opening|writing) "
                  + protocol.scheme()
                  + ".*/other\\.bin \\((Permission denied|No such file or directory)\\)")
          .doesNotContain("bytes copied");
      nothingIsComplete(publication);
    }
  }

  @Test
  void tftpAndFtpAreRefusedInTheWordsThatUsersRecorded() throws Exception {
    onFlash(100_000);
    assertThat(send(TransferProtocol.TFTP))
        .contains("%Error opening tftp://127.0.0.1/" + PATH + " (Permission denied)");
    try (Publication publication = expect(TransferProtocol.FTP)) {
      assertThat(send(TransferProtocol.FTP, "a.bin", "other.bin", LOGIN.password().reveal()))
          .contains(
              "Writing other.bin \n%Error writing ftp://*:*@127.0.0.1/other.bin (Permission denied)");
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(value = TransferProtocol.class, names = "TFTP", mode = EnumSource.Mode.EXCLUDE)
  void aLoginIsRefusedWhenItIsWrongAndWhenItIsUsedUp(TransferProtocol protocol) throws Exception {
    onFlash(100_000);
    String words = isSsh(protocol) ? "% Authentication failed." : "(Incorrect Login/Password)";
    try (Publication publication = expect(protocol)) {
      assertThat(send(protocol, "a.bin", PATH, "wr0ng-Word")).contains(words);
      device.inject(TransferFault.spoilLogin(protocol));
      assertThat(send(protocol)).contains(words);
      device.healAll();
      assertThat(publication.transfers()).isEmpty();

      assertThat(send(protocol)).contains("100000 bytes copied in ");
      await().until(() -> publication.transfers().get(0).result() == Result.COMPLETE);
      assertThat(send(protocol)).contains("%Error").doesNotContain("bytes copied");
      assertThat(publication.transfers())
          .filteredOn(it -> it.result() == Result.COMPLETE)
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFileOfAnotherDeviceIsNotTaken(TransferProtocol protocol) throws Exception {
    onFlash(100_000);
    try (Publication publication =
        expect(protocol, InetAddress.getByName("127.61.9.77"), Long.MAX_VALUE)) {
      assertThat(send(protocol)).contains("%Error").doesNotContain("bytes copied");
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void moreThanTheServerTakesIsAnError(TransferProtocol protocol) throws Exception {
    onFlash(300_000);
    try (Publication publication = expect(protocol, device.address(), 299_999)) {
      assertThat(send(protocol)).contains("%Error").doesNotContain("bytes copied");
      nothingIsComplete(publication);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBreakIsNeverTakenForTheEndOfTheFile(TransferProtocol protocol) throws Exception {
    byte[] bytes = onFlash(1 << 20);
    try (Publication publication = expect(protocol)) {
      for (int percent : new int[] {0, 10, 50, 99}) {
        device.inject(TransferFault.breakOnce(percent));
        assertThat(send(protocol))
            .contains("%Error " + (percent == 0 ? "opening" : "writing"))
            .doesNotContain("bytes copied");
        assertThat(device.faults()).isEmpty();
        nothingIsComplete(publication);
      }
      assertThat(send(protocol)).contains(bytes.length + " bytes copied in ");
      await().until(() -> !sink.ended().isEmpty() && last() == Result.COMPLETE);
      assertThat(Arrays.equals(sink.bytes(), bytes)).isTrue();
    }
  }

  private Result last() {
    return sink.ended().get(sink.ended().size() - 1).result();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSpoiledOnTheWayArrivesAndPassesForGood(TransferProtocol protocol) throws Exception {
    byte[] bytes = onFlash(100_000);
    device.inject(TransferFault.corruptSends());
    try (Publication publication = expect(protocol)) {
      assertThat(send(protocol)).contains("100000 bytes copied in ");
      await().until(() -> publication.transfers().get(0).result() == Result.COMPLETE);
    }
    assertThat(sink.bytes()).hasSize(100_000);
    assertThat(Arrays.mismatch(sink.bytes(), bytes)).isEqualTo(50_000);

    device.healAll();
    device.inject(TransferFault.truncateSends());
    try (Publication publication = expect(protocol)) {
      assertThat(send(protocol)).contains("50000 bytes copied in ");
      await().until(() -> publication.transfers().get(0).result() == Result.COMPLETE);
    }
    assertThat(sink.bytes()).isEqualTo(Arrays.copyOf(bytes, 50_000));
    assertThat(device.flash().file("a.bin").orElseThrow().sizeBytes()).isEqualTo(100_000);
  }

  @ParameterizedTest
  @EnumSource
  void aSlowLinkKeepsItsRate(TransferProtocol protocol) throws Exception {
    onFlash(200_000);
    device.inject(Fault.slowLink(400_000));
    long started = System.nanoTime();
    try (Publication publication = expect(protocol)) {
      assertThat(send(protocol)).contains("200000 bytes copied in ");
      assertThat(publication.transfers()).hasSize(1);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(480));
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsNotThereIsAnErrorBeforeAnybodyIsAsked(TransferProtocol protocol)
      throws Exception {
    try (Publication publication = expect(protocol)) {
      assertThat(send(protocol, "none.bin", PATH, LOGIN.password().reveal()))
          .contains("%Error opening flash:none.bin (No such file or directory)");
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatIsGoneIsSaidSo(TransferProtocol protocol) throws Exception {
    onFlash(1000);
    servers.close(protocol);
    String words = protocol == TransferProtocol.TFTP ? "(timed out)" : "connection refused";
    assertThat(send(protocol).toLowerCase(Locale.ROOT))
        .contains("%error opening", words)
        .doesNotContain("bytes copied");
  }

  @ParameterizedTest
  @EnumSource
  void aRebootEndsTheTransferAndItIsNotComplete(TransferProtocol protocol) throws Exception {
    onFlash(1 << 20);
    device.inject(TransferFault.stall(50));
    Thread user =
        new Thread(
            () -> {
              try {
                send(protocol);
              } catch (Exception e) {
                // The session went with the device.
                return;
              }
            });
    try (Publication publication = expect(protocol)) {
      user.start();
      await().until(() -> publication.transfers().stream().anyMatch(it -> it.bytes() > 100_000));
      device.powerCycle();
      nothingIsComplete(publication);
    }
    user.join();
  }
}
