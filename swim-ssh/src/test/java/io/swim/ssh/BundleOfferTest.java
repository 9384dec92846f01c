package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.swim.BundleOffer;
import io.swim.OfferedBundle;
import io.swim.UpgradeEngine;
import io.swim.device.FileLocation;
import io.swim.device.HostKeyPolicy;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.DriverException;
import io.swim.fault.ErrorCode;
import io.swim.fault.FailureKind;
import io.swim.fault.SwimException;
import io.swim.image.BundleId;
import io.swim.image.ImageId;
import io.swim.image.ImageImport;
import io.swim.image.SoftwareImage;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import io.swim.transfer.ssh.SshFileServer;
import io.swim.transfer.tftp.TftpClient;
import io.swim.transfer.tftp.TftpException;
import io.swim.transfer.tftp.TftpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bundle is imported, and controllers fetch its images over TFTP and SFTP. */
@Timeout(120)
class BundleOfferTest {
  private static final InetAddress CONTROLLER = address("127.0.0.1");
  private static final InetAddress SECOND = address("127.0.0.21");
  private static final InetAddress STRANGER = address("127.0.0.22");
  private static final BundleId BUNDLE = new BundleId("C9800-AP-17.9.4a");
  private static final Login LOGIN = new Login("ewc", Secret.of("s3cret-ewc"));

  @TempDir Path folder;
  private final List<TransferRecord> log = new CopyOnWriteArrayList<>();
  private UpgradeEngine engine;

  @BeforeEach
  void start() throws Exception {
    InetSocketAddress anyPort = new InetSocketAddress(CONTROLLER, 0);
    engine =
        UpgradeEngine.builder()
            .devices(id -> java.util.Optional.empty())
            .credentials(TestServices.of("nobody", "n0pass", ""))
            .register(new CiscoApBundles())
            .fileServer(TftpServer.builder().bind(anyPort).listener(log::add).build())
            .fileServer(SshFileServer.builder().bind(anyPort).listener(log::add).build())
            .build();
    engine.start();
    Path tar = Files.write(folder.resolve(BUNDLE + ".tar"), Tars.bundle().done());
    engine.images().importBundle(ImageImport.of(tar));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static byte[] tftp(InetAddress from, FileLocation folder, String name)
      throws IOException, InterruptedException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    TftpClient.builder()
        .localAddress(from)
        .blockSize(1428)
        .build()
        .get(
            new InetSocketAddress(folder.host(), folder.effectivePort()),
            "/" + folder.path() + "/" + name,
            to);
    return to.toByteArray();
  }

  private static FileSession sftp(FileLocation folder, Login login) throws Exception {
    return new SshFiles()
        .open(
            FileService.of("server/own", TransferProtocol.SFTP, folder.host())
                .withPort(folder.effectivePort())
                .withHostKeys(HostKeyPolicy.NONE)
                .withLogin(login),
            TestServices.of("nobody", "n0pass", ""));
  }

  private static SwimException refused(ThrowingCallable call) {
    return catchThrowableOfType(SwimException.class, call);
  }

  @Test
  void controllersFetchEveryImageOverTftpAsOftenAsTheyLike() throws Exception {
    BundleOffer offer =
        BundleOffer.of(TransferProtocol.TFTP, "/EWC/17_9_4a/", Set.of(CONTROLLER, SECOND));

    try (OfferedBundle offered = engine.offer(BUNDLE, offer)) {
      FileLocation place = offered.folder(CONTROLLER);
      assertThat(place.path()).isEqualTo("EWC/17_9_4a");
      assertThat(offered.login()).isEmpty();
      for (SoftwareImage image : offered.bundle().images()) {
        byte[] whole = Tars.parts().get(image.fileName());
        assertThat(tftp(CONTROLLER, place, image.fileName())).isEqualTo(whole);
        assertThat(tftp(SECOND, place, image.fileName())).isEqualTo(whole);
        assertThat(tftp(CONTROLLER, place, image.fileName())).isEqualTo(whole);
      }
      assertThatThrownBy(() -> tftp(CONTROLLER, place, "ap1g9")).isInstanceOf(TftpException.class);
      assertThatThrownBy(() -> tftp(CONTROLLER, place, "readme.txt"))
          .isInstanceOf(TftpException.class);
    }
  }

  @Test
  void theLogTellsWhoFetchedWhatInWhatTime() throws Exception {
    BundleOffer offer = BundleOffer.of(TransferProtocol.TFTP, "ewc", Set.of(CONTROLLER, SECOND));

    try (OfferedBundle offered = engine.offer(BUNDLE, offer)) {
      tftp(SECOND, offered.folder(SECOND), "ap1g4");

      await().until(() -> !log.isEmpty());
      TransferRecord record = log.get(0);
      assertThat(record.peer().getAddress()).isEqualTo(SECOND);
      assertThat(record.path()).isEqualTo("/ewc/ap1g4");
      assertThat(record.bytes()).isEqualTo(Tars.parts().get("ap1g4").length);
      assertThat(record.duration()).isPositive();
      assertThat(record.result()).isEqualTo(Result.COMPLETE);
      assertThat(offered.transfers()).containsExactly(record);
    }
  }

  @Test
  void nobodyElseGetsAnything() throws Exception {
    BundleOffer offer = BundleOffer.of(TransferProtocol.TFTP, "ewc", Set.of(SECOND));

    try (OfferedBundle offered = engine.offer(BUNDLE, offer)) {
      FileLocation place = offered.folder(SECOND);
      assertThatThrownBy(() -> tftp(STRANGER, place, "ap1g4")).isInstanceOf(IOException.class);
      assertThat(tftp(SECOND, place, "ap1g4")).isEqualTo(Tars.parts().get("ap1g4"));
    }
  }

  @Test
  void aControllerLogsInOverSftpWithTheLoginThatItIsConfiguredWith() throws Exception {
    BundleOffer offer =
        BundleOffer.of(TransferProtocol.SFTP, "Documents/EWC_17_9_4a", Set.of(CONTROLLER))
            .withLogin(LOGIN);
    assertThat(offer.toString()).doesNotContain("s3cret");

    try (OfferedBundle offered = engine.offer(BUNDLE, offer)) {
      FileLocation place = offered.folder(CONTROLLER);
      assertThat(offered.login()).contains(LOGIN);
      try (FileSession session = sftp(place, LOGIN)) {
        for (SoftwareImage image : offered.bundle().images()) {
          for (String root : List.of("", "/")) {
            ByteArrayOutputStream to = new ByteArrayOutputStream();
            session.read(root + place.path() + "/" + image.fileName(), 0, to, told -> {});
            assertThat(to.toByteArray()).isEqualTo(Tars.parts().get(image.fileName()));
          }
        }
        assertThat(session.list(place.path())).hasSize(3);
      }
      DriverException e =
          catchThrowableOfType(
              DriverException.class,
              () -> sftp(place, new Login("ewc", Secret.of("s3cret-wrong"))));
      assertThat(e.kind()).isEqualTo(FailureKind.AUTHENTICATION);
      assertThat(offered.transfers())
          .hasSize(6)
          .allSatisfy(record -> assertThat(record.result()).isEqualTo(Result.COMPLETE));
    }
  }

  @Test
  void whereTheHostHasNoLoginOneIsMadeUp() throws Exception {
    BundleOffer offer = BundleOffer.of(TransferProtocol.SFTP, "ewc", Set.of(CONTROLLER));

    try (OfferedBundle offered = engine.offer(BUNDLE, offer);
        FileSession session = sftp(offered.folder(CONTROLLER), offered.login().orElseThrow())) {
      assertThat(session.stat("ewc/ap3g3")).isPresent();
    }
  }

  @Test
  void whatIsClosedIsGoneAndMayBeOfferedAnew() throws Exception {
    BundleOffer offer = BundleOffer.of(TransferProtocol.TFTP, "ewc", Set.of(CONTROLLER));
    OfferedBundle first = engine.offer(BUNDLE, offer);
    FileLocation place = first.folder(CONTROLLER);

    SwimException e = refused(() -> engine.offer(BUNDLE, offer));
    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(e).hasMessageContaining("C9800-AP-17.9.4a").hasMessageContaining("ewc");
    first.close();
    first.close();

    assertThatThrownBy(() -> tftp(CONTROLLER, place, "ap1g4")).isInstanceOf(TftpException.class);
    try (OfferedBundle again = engine.offer(BUNDLE, offer)) {
      assertThat(tftp(CONTROLLER, again.folder(CONTROLLER), "ap1g4")).isNotEmpty();
    }
  }

  @Test
  void anImageThatIsDeletedMeanwhileIsServedToTheEnd() throws Exception {
    BundleOffer offer = BundleOffer.of(TransferProtocol.TFTP, "ewc", Set.of(CONTROLLER));

    try (OfferedBundle offered = engine.offer(BUNDLE, offer)) {
      engine.images().delete(new ImageId(BUNDLE + "/ap1g4"));

      assertThat(tftp(CONTROLLER, offered.folder(CONTROLLER), "ap1g4"))
          .isEqualTo(Tars.parts().get("ap1g4"));
    }
    assertThat(engine.images().bundle(BUNDLE).orElseThrow().images()).hasSize(2);
  }

  @Test
  void whatCanNotBeOfferedSaysWhy() {
    BundleOffer tftp = BundleOffer.of(TransferProtocol.TFTP, "ewc", Set.of(CONTROLLER));

    assertThat(refused(() -> engine.offer(new BundleId("other"), tftp)).code())
        .isEqualTo(ErrorCode.UNKNOWN_IMAGE);
    assertThat(
            refused(
                    () ->
                        engine.offer(
                            BUNDLE,
                            BundleOffer.of(TransferProtocol.FTP, "ewc", Set.of(CONTROLLER))))
                .code())
        .isEqualTo(ErrorCode.CONFIGURATION);
    for (String folder : List.of("", "/", "a b", "../a", "a/../b", "a//b", "a;b", "-a")) {
      assertThatThrownBy(() -> BundleOffer.of(TransferProtocol.TFTP, folder, Set.of(CONTROLLER)))
          .as(folder)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> BundleOffer.of(TransferProtocol.TFTP, "ewc", Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tftp.withLogin(LOGIN)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aClosedEngineServesNothingMore() throws Exception {
    BundleOffer offer = BundleOffer.of(TransferProtocol.TFTP, "ewc", Set.of(CONTROLLER));
    OfferedBundle offered = engine.offer(BUNDLE, offer);

    engine.close();

    assertThat(refused(() -> engine.offer(BUNDLE, offer)).code()).isEqualTo(ErrorCode.CLOSED);
    offered.close();
  }
}
