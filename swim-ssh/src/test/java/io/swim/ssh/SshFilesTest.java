package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.HostKeyPolicy;
import io.swim.device.RemoteFile;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.realservers.RealServer;
import io.swim.realservers.RealServerContract;
import io.swim.realservers.ServerProgram;
import io.swim.realservers.Way;
import io.swim.spi.FileClient;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.spi.FileSession.Ability;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SFTP and SCP against OpenSSH. */
class SshFilesTest {
  @Nested
  class LocalSftp extends Sftp {
    LocalSftp() {
      super(Way.LOCAL);
    }
  }

  @Nested
  class LocalScp extends Scp {
    LocalScp() {
      super(Way.LOCAL);
    }
  }

  @Nested
  @Tag(Way.CONTAINERS_TAG)
  class ContainerSftp extends Sftp {
    ContainerSftp() {
      super(Way.CONTAINERS);
    }
  }

  @Nested
  @Tag(Way.CONTAINERS_TAG)
  class ContainerScp extends Scp {
    ContainerScp() {
      super(Way.CONTAINERS);
    }
  }

  @Test
  void itIsFoundByServiceLoader() {
    assertThat(ServiceLoader.load(FileClient.class).stream())
        .anyMatch(each -> each.type() == SshFiles.class);
  }

  /** What both have. */
  abstract static class Either extends RealServerContract {
    Either(Way way, TransferProtocol protocol) {
      super(way, ServerProgram.OPENSSH, protocol, new SshFiles());
    }

    @Test
    void missingFolderIsToldInTheServersWords() throws Exception {
      try (FileSession session = open()) {
        DriverException e =
            failure(() -> session.write("no/no", ImageContent.of(new byte[9]), 0, so -> {}));
        assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
        assertThat(e.deviceWords()).contains("No such file");
      }
    }

    @Test
    void checkpointThatSaysStopEndsIt() throws Exception {
      work.interruptAt = 3;
      List<Long> told = new ArrayList<>();
      try (FileSession session = open()) {
        assertThatThrownBy(
                () -> session.write("image", ImageContent.of(bytes(20 << 20)), 0, told::add))
            .isInstanceOf(InterruptedException.class);
        assertThat(failure(() -> read(session, "image", 0)))
            .hasMessageContaining("the session has ended");
      }
      assertThat(told.get(told.size() - 1)).isLessThan(10 << 20);
    }

    @Test
    void unknownHostKeyIsNotTrustedUnlessItIsTheFirst() throws Exception {
      SshFiles client = new SshFiles();
      FileService strict = service().withHostKeys(HostKeyPolicy.STRICT);
      assertThat(failure(() -> client.open(strict, work)).kind()).isEqualTo(FailureKind.UNTRUSTED);
      client.open(service().withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE), work).close();
      client.open(strict, work).close();
    }

    @Test
    void noLoginAnotherProtocolAndAClosedPortAreTold() {
      SshFiles client = new SshFiles();
      FileService anonymous =
          FileService.of("server/lab", protocol, service().host()).withPort(service().port());
      assertThat(failure(() -> client.open(anonymous, work)).kind())
          .isEqualTo(FailureKind.AUTHENTICATION);
      FileService ftp = RealServer.service(TransferProtocol.FTP, server().address(protocol));
      assertThat(failure(() -> client.open(ftp, work)).kind()).isEqualTo(FailureKind.UNSUPPORTED);
      assertThat(failure(() -> client.open(service().withPort(1), work)).kind())
          .isEqualTo(FailureKind.UNREACHABLE);
    }
  }

  abstract static class Sftp extends Either {
    Sftp(Way way) {
      super(way, TransferProtocol.SFTP);
    }

    @ParameterizedTest
    @ValueSource(ints = {32739, 32768})
    void sizesOfOnePacketGoThereAndBack(int size) throws Exception {
      try (FileSession session = open()) {
        session.write("image", ImageContent.of(bytes(size)), 0, so -> {});
        assertThat(server().digest("image")).isEqualTo(RealServer.digest(bytes(size)));
        assertThat(read(session, "image", 0)).isEqualTo(bytes(size));
      }
    }

    @Test
    void itNeverReplacesAFile() throws Exception {
      server().put("image.bin", bytes(8));
      try (FileSession session = open()) {
        DriverException there =
            failure(() -> session.write("image.bin", ImageContent.of(new byte[9]), 0, so -> {}));
        assertThat(there.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(there.effect()).isEqualTo(DeviceEffect.NONE);
        assertThat(there).hasMessageContaining("there already, with 8 bytes");
        assertThat(server().digest("image.bin")).isEqualTo(RealServer.digest(bytes(8)));
        session.write("image2.bin", ImageContent.of(new byte[9]), 0, so -> {});
      }
    }

    @Test
    void itFollowsLinksAndLeavesFoldersOut() throws Exception {
      server().put("in/one", bytes(1));
      server().shell("mkdir in/folder && ln -s one in/link && ln -s none in/nowhere");
      String absolute = RealServer.FOLDER + "/in";
      try (FileSession session = open()) {
        assertThat(session.abilities()).isEqualTo(EnumSet.allOf(Ability.class));
        assertThat(session.list(absolute))
            .containsExactlyInAnyOrder(new RemoteFile("one", 1), new RemoteFile("link", 1));
        assertThat(session.stat(absolute + "/one")).contains(new RemoteFile("one", 1));
        assertThat(session.stat("in/folder")).isEmpty();
        assertThat(failure(() -> session.list("no")).deviceWords()).contains("No such file");
      }
    }

    @Test
    void whatTheFullDiskTookCanBeDeletedInTheSameSession() throws Exception {
      try (FileSession session = open()) {
        failure(() -> session.write("small/i", ImageContent.of(bytes(3 << 20)), 0, so -> {}));
        assertThat(session.stat("small/i")).isPresent();
        session.delete("small/i");
        assertThat(server().exists("small/i")).isFalse();
      }
    }

    @Test
    void tornImageEndsTheFileOrderly() throws Exception {
      try (FileSession session = open()) {
        DriverException torn =
            failure(
                () -> session.write("image", Samples.torn(bytes(900_000), 500_000), 0, so -> {}));
        assertThat(torn.kind()).isEqualTo(FailureKind.INTERNAL);
        assertThat(torn.effect()).isEqualTo(DeviceEffect.APPLIED);
        assertThat(torn).hasMessageContaining("500000").hasMessageContaining("900000");
        session.delete("image");
      }
    }
  }

  abstract static class Scp extends Either {
    Scp(Way way) {
      super(way, TransferProtocol.SCP);
    }

    @Test
    void itSaysWhatItCannotDo() throws Exception {
      try (FileSession session = open()) {
        assertThat(session.abilities()).isEmpty();
        ImageContent content = ImageContent.of(new byte[9]);
        for (DriverException each :
            List.of(
                failure(() -> session.stat("x")),
                failure(() -> session.list("")),
                failure(() -> session.delete("x")),
                failure(() -> session.rename("x", "y")),
                failure(() -> session.write("x", content, 1, so -> {})),
                failure(() -> session.read("x", 1, OutputStream.nullOutputStream(), so -> {})))) {
          assertThat(each.kind()).isEqualTo(FailureKind.UNSUPPORTED);
          assertThat(each.effect()).isEqualTo(DeviceEffect.NONE);
        }
      }
    }
  }
}
