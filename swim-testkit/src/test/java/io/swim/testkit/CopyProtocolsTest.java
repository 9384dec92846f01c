package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.device.CertificatePolicy;
import io.swim.device.TransferProtocol;
import io.swim.realservers.LibraryServers;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.TransferFault;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The copy command with real servers of every protocol but TFTP. */
@Timeout(120)
class CopyProtocolsTest {
  private static final int[] SIZES = {0, 1, 64 * 1024 + 1, 5 << 20};
  private static final String OPENING = "%Error opening ";

  @TempDir Path folder;
  private LibraryServers peers;
  private SimulatedFleet fleet;
  private SimulatedDevice device;

  @BeforeEach
  void start() throws Exception {
    peers = LibraryServers.start(folder);
    fleet =
        OtherServers.tell(SimulatedFleet.builder(), peers)
            .firstAddress("127.61.3.1")
            .rebootTime(Duration.ofMillis(30))
            .serverTimeout(Duration.ofSeconds(20))
            .build()
            .start();
    device = fleet.device(0);
  }

  @AfterEach
  void stop() throws Exception {
    fleet.close();
    peers.close();
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static boolean isSsh(TransferProtocol protocol) {
    return protocol == TransferProtocol.SCP || protocol == TransferProtocol.SFTP;
  }

  private static String url(TransferProtocol protocol, String path) {
    return protocol.scheme()
        + "://"
        + LibraryServers.USER
        + (isSsh(protocol) ? "" : ":" + LibraryServers.PASSWORD)
        + "@127.0.0.1/"
        + path;
  }

  private String finish(TelnetUser user, TransferProtocol protocol, String password)
      throws Exception {
    if (isSsh(protocol)) {
      user.send("", "Password: ");
      return user.send(password, "sw-01#");
    }
    return user.send("", "sw-01#");
  }

  private String fetch(TelnetUser user, TransferProtocol protocol, String path) throws Exception {
    return fetch(user, protocol, path, LibraryServers.PASSWORD);
  }

  private String fetch(TelnetUser user, TransferProtocol protocol, String path, String password)
      throws Exception {
    user.send("copy " + url(protocol, path) + " flash:", "Destination filename [" + path + "]? ");
    return finish(user, protocol, password);
  }

  private String send(TelnetUser user, TransferProtocol protocol, String file, String path)
      throws Exception {
    user.send("copy flash:" + file + " " + url(protocol, path), "remote host [127.0.0.1]? ");
    if (isSsh(protocol)) {
      user.send("", "Destination username [" + LibraryServers.USER + "]? ");
    }
    user.send("", "Destination filename [" + path + "]? ");
    return finish(user, protocol, LibraryServers.PASSWORD);
  }

  private byte[] onFlash(String name) throws Exception {
    try (InputStream in = device.flash().open(name)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @EnumSource(value = TransferProtocol.class, names = "TFTP", mode = EnumSource.Mode.EXCLUDE)
  void everySizeArrivesInBothDirections(TransferProtocol protocol) throws Exception {
    try (TelnetUser user = TelnetUser.enabled(device)) {
      for (int size : SIZES) {
        String name = "f" + size + ".bin";
        byte[] bytes = random(size);
        Files.write(folder.resolve(name), bytes);
        String answer = fetch(user, protocol, name);
        assertThat(answer).contains("[OK - " + size + " bytes]", size + " bytes copied in ");
        assertThat(answer).doesNotContain(LibraryServers.PASSWORD);
        assertThat(Arrays.equals(onFlash(name), bytes)).as(protocol + " " + size).isTrue();
        String back = send(user, protocol, name, "back-" + name);
        assertThat(back).contains(size + " bytes copied in ").doesNotContain("%Error");
        assertThat(Arrays.equals(Files.readAllBytes(folder.resolve("back-" + name)), bytes))
            .as(protocol + " back " + size)
            .isTrue();
      }
    }
    if (protocol != TransferProtocol.FTP) {
      assertThat(peers.seen()).containsExactly(device.address());
    }
  }

  @Test
  void everythingThatIsNotInTheCommandIsAskedFor() throws Exception {
    Files.write(folder.resolve("a.bin"), random(5000));
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send("copy scp: flash:", "Address or name of remote host []? ");
      user.send(LibraryServers.HOST, "Source username [admin]? ");
      user.send(LibraryServers.USER, "Source filename []? ");
      user.send("a.bin", "Destination filename [a.bin]? ");
      user.send("", "Password: ");
      String answer = user.send(LibraryServers.PASSWORD, "sw-01#");
      assertThat(answer)
          .contains(" Sending file modes: C0644 5000 a.bin", "[OK - 5000 bytes]")
          .doesNotContain(LibraryServers.PASSWORD);
      user.send("copy flash:a.bin sftp:", "Address or name of remote host []? ");
      user.send(LibraryServers.HOST, "Destination username [admin]? ");
      user.send(LibraryServers.USER, "Destination filename [a.bin]? ");
      user.send("b.bin", "Password: ");
      assertThat(user.send(LibraryServers.PASSWORD, "sw-01#")).contains("5000 bytes copied in ");
      user.send("copy scp://files@127.0.0.1/a.bin flash:", "Destination filename [a.bin]? ");
      user.send("", "Do you want to over write? [confirm]");
      user.key("\r", "Password: ");
      assertThat(user.send(LibraryServers.PASSWORD, "sw-01#")).contains("[OK - 5000 bytes]");
    }
  }

  @Test
  void configuredLoginsAreUsedForFtpAndHttp() throws Exception {
    Files.write(folder.resolve("a.bin"), random(100));
    device.configure(
        "ip ftp username " + LibraryServers.USER,
        "ip ftp password " + LibraryServers.PASSWORD,
        "ip http client username " + LibraryServers.USER,
        "ip http client password 0 " + LibraryServers.PASSWORD,
        "ip ftp source-interface Vlan1");
    try (TelnetUser user = TelnetUser.enabled(device)) {
      for (String scheme : new String[] {"ftp", "http", "https"}) {
        user.send("copy " + scheme + "://127.0.0.1/a.bin flash:" + scheme, "]? ");
        assertThat(user.send("", "sw-01#")).contains("[OK - 100 bytes]");
      }
      assertThat(user.send("show running-config", "sw-01#"))
          .contains("ip ftp username files", "ip ftp source-interface Vlan1")
          .doesNotContain(LibraryServers.PASSWORD);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FTP, (Incorrect Login/Password)",
    "HTTP, (Incorrect Login/Password)",
    "HTTPS, (Incorrect Login/Password)",
    "SCP, % Authentication failed.",
    "SFTP, % Authentication failed."
  })
  void aRefusedLoginIsSaidSo(TransferProtocol protocol, String words) throws Exception {
    Files.write(folder.resolve("a.bin"), random(100));
    device.inject(TransferFault.spoilLogin(protocol));
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(fetch(user, protocol, "a.bin"))
          .contains(words, OPENING + protocol.scheme() + "://*:*@127.0.0.1/a.bin")
          .doesNotContain(LibraryServers.PASSWORD);
      device.healAll();
      assertThat(fetch(user, protocol, "a.bin")).contains("[OK - 100 bytes]");
    }
  }

  @ParameterizedTest
  @EnumSource(value = TransferProtocol.class, names = "TFTP", mode = EnumSource.Mode.EXCLUDE)
  void aFileThatIsNotThereIsSaidSo(TransferProtocol protocol) throws Exception {
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(fetch(user, protocol, "none.bin"))
          .contains(OPENING, "/none.bin (No such file or directory)");
    }
    assertThat(device.flash().file("none.bin")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = TransferProtocol.class, names = "TFTP", mode = EnumSource.Mode.EXCLUDE)
  void aPortThatNobodyListensAtIsSaidSo(TransferProtocol protocol) throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LibraryServers.HOST))) {
      free = socket.getLocalPort();
    }
    String url = url(protocol, "a.bin").replace("127.0.0.1", "127.0.0.1:" + free);
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send("copy " + url + " flash:", "]? ");
      assertThat(finish(user, protocol, LibraryServers.PASSWORD))
          .contains("onnection refused by remote host", OPENING);
    }
  }

  @ParameterizedTest
  @EnumSource(value = TransferProtocol.class, names = "TFTP", mode = EnumSource.Mode.EXCLUDE)
  void aServerThatSaysNothingTimesOut(TransferProtocol protocol) throws Exception {
    try (SimulatedFleet hasty =
            SimulatedFleet.builder()
                .firstAddress("127.61.4.1")
                .serverTimeout(Duration.ofMillis(300))
                .build()
                .start();
        ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName(LibraryServers.HOST));
        TelnetUser user = TelnetUser.enabled(hasty.device(0))) {
      String url =
          url(protocol, "a.bin").replace("127.0.0.1", "127.0.0.1:" + silent.getLocalPort());
      user.send("copy " + url + " flash:", "]? ");
      assertThat(finish(user, protocol, LibraryServers.PASSWORD).toLowerCase(Locale.ROOT))
          .contains("timed out", "%error opening");
    }
  }

  @ParameterizedTest
  @EnumSource(value = TransferProtocol.class, names = "TFTP", mode = EnumSource.Mode.EXCLUDE)
  void aBrokenConnectionIsSaidSoAndTheFileIsGoneOrPartial(TransferProtocol protocol)
      throws Exception {
    byte[] bytes = random(2 << 20);
    Files.write(folder.resolve("a.bin"), bytes);
    try (TelnetUser user = TelnetUser.enabled(device)) {
      for (int percent : new int[] {10, 50, 99}) {
        device.inject(TransferFault.breakOnce(percent));
        assertThat(fetch(user, protocol, "a.bin"))
            .contains("%Error reading " + protocol.scheme(), "(Connection reset)")
            .doesNotContain("[OK");
        assertThat(device.flash().file("a.bin")).isEmpty();
        assertThat(device.faults()).isEmpty();
      }
      device.inject(TransferFault.keepPartialCopies(), TransferFault.breakOnce(50));
      fetch(user, protocol, "a.bin");
      assertThat(device.flash().file("a.bin").orElseThrow().sizeBytes())
          .isBetween(1L << 20, (1L << 20) + 128 * 1024);
      device.flash().delete("a.bin");
      device.healAll();
      device.flash().put("b.bin", bytes);
      device.inject(TransferFault.breakOnce(50));
      assertThat(send(user, protocol, "b.bin", "c.bin"))
          .contains("%Error writing " + protocol.scheme(), "(Connection reset)");
      assertThat(fetch(user, protocol, "a.bin")).contains("[OK - " + bytes.length + " bytes]");
    }
  }

  @Test
  void aStallEndsWhenTheFaultIsHealed() throws Exception {
    Files.write(folder.resolve("a.bin"), random(200_000));
    device.inject(TransferFault.stall(50));
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send("copy " + url(TransferProtocol.FTP, "a.bin") + " flash:", "]? ");
      long free = device.flash().freeBytes();
      user.type("\r\n");
      await().until(() -> device.flash().freeBytes() <= free - 100_000);
      device.healAll();
      assertThat(user.readUntil("sw-01#")).contains("[OK - 200000 bytes]");
    }
  }

  @Test
  void aRebootEndsAStalledTransfer() throws Exception {
    Files.write(folder.resolve("a.bin"), random(200_000));
    device.inject(TransferFault.stall(50));
    long free = device.flash().freeBytes();
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send("copy " + url(TransferProtocol.HTTP, "a.bin") + " flash:", "]? ");
      user.type("\r\n");
      await().until(() -> device.flash().freeBytes() <= free - 100_000);
      device.powerCycle();
      await().until(() -> device.flash().freeBytes() == free);
    }
  }

  @Test
  void noRoomIsSaidSo() throws Exception {
    Files.write(folder.resolve("a.bin"), random(100_000));
    device.inject(Fault.flashFull());
    try (TelnetUser user = TelnetUser.enabled(device)) {
      for (TransferProtocol each : TransferProtocol.values()) {
        if (each != TransferProtocol.TFTP) {
          assertThat(fetch(user, each, "a.bin"))
              .contains("%Error copying " + each.scheme(), "(Not enough space on device)");
        }
      }
    }
  }

  @Test
  void aForbiddenFileAndAMissingClientAreSaidSo() throws Exception {
    device.inject(TransferFault.lacksClient(TransferProtocol.SFTP));
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(fetch(user, TransferProtocol.HTTP, "forbidden.bin"))
          .contains("/forbidden.bin (Permission denied)");
      String answer = user.send("copy sftp://files@127.0.0.1/a.bin flash:", "sw-01#");
      assertThat(answer)
          .contains("\n" + " ".repeat("sw-01#copy ".length()) + "^\n% Invalid input detected");
    }
  }

  @Test
  void vrfIsTakenWhereItExists() throws Exception {
    Files.write(folder.resolve("a.bin"), random(10));
    device.configure("ip vrf Mgmt");
    String copy = "copy " + url(TransferProtocol.FTP, "a.bin") + " flash: vrf ";
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send(copy + "Mgmt", "]? ");
      assertThat(user.send("", "sw-01#")).contains("[OK - 10 bytes]");
      assertThat(user.send(copy + "Lab", "sw-01#")).contains("%Error: VRF Lab does not exist");
    }
  }

  @ParameterizedTest
  @CsvSource({"TRUSTED, false", "PINNED_RIGHT, true", "PINNED_WRONG, false"})
  void certificatesAreCheckedWhenTheDeviceIsSetSo(String how, boolean works) throws Exception {
    Files.write(folder.resolve("a.bin"), random(10));
    byte[] digest =
        java.security.MessageDigest.getInstance("SHA-256").digest(peers.certificate().getEncoded());
    CertificatePolicy policy =
        switch (how) {
          case "TRUSTED" -> CertificatePolicy.TRUSTED;
          case "PINNED_RIGHT" ->
              CertificatePolicy.pinned(java.util.HexFormat.of().formatHex(digest));
          default -> CertificatePolicy.pinned("0".repeat(64));
        };
    try (SimulatedFleet careful =
            OtherServers.tell(SimulatedFleet.builder(), peers)
                .firstAddress("127.61.5.1")
                .certificates(policy)
                .build()
                .start();
        TelnetUser user = TelnetUser.enabled(careful.device(0))) {
      assertThat(fetch(user, TransferProtocol.HTTPS, "a.bin"))
          .contains(works ? "[OK - 10 bytes]" : "(SSL handshake failed)");
    }
  }
}
