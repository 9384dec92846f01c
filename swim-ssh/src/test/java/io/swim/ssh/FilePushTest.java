package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.DevicePorts;
import io.swim.device.FlashPath;
import io.swim.device.HostKeyPolicy;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.image.VersionScheme;
import io.swim.realservers.RealServer;
import io.swim.realservers.ServerProgram;
import io.swim.realservers.Way;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.PushDriver;
import io.swim.spi.PushOrder;
import io.swim.spi.PushTarget;
import io.swim.ssh.TcpRelay.Limit;
import io.swim.ssh.TcpRelay.Then;
import io.swim.testkit.contract.TestContext;
import io.swim.transfer.push.FilePush;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes to OpenSSH, over connections that break. */
class FilePushTest {
  @Nested
  class Local extends AtOpenSsh {
    Local() {
      super(Way.LOCAL);
    }
  }

  @Nested
  @Tag(Way.CONTAINERS_TAG)
  class Container extends AtOpenSsh {
    Container() {
      super(Way.CONTAINERS);
    }
  }

  @Test
  void itIsFoundByServiceLoader() {
    assertThat(ServiceLoader.load(PushDriver.class).stream())
        .anyMatch(each -> each.type() == FilePush.class);
  }

  @Timeout(120)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class AtOpenSsh {
    private static final byte[] BYTES = Samples.bytes(12 << 20);
    private static final Limit NO_LOGIN = new Limit(1000, Long.MAX_VALUE, Then.CUT);
    private static final String FILE = "new.bin";
    private static final String[] SECRETS = {"s3cret", RealServer.LOGIN.password().reveal()};

    private final Way way;
    private RealServer server;
    private String folder = RealServer.FOLDER;
    private final List<Long> told = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    AtOpenSsh(Way way) {
      this.way = way;
    }

    @BeforeAll
    void start() throws Exception {
      server = way.start(ServerProgram.OPENSSH);
    }

    @AfterAll
    void stop() {
      if (server != null) {
        server.close();
      }
    }

    @BeforeEach
    void begin() throws Exception {
      folder = RealServer.FOLDER;
      told.clear();
      said.clear();
      server.shell("rm -f new.bin");
    }

    private InetSocketAddress address() {
      return server.address(TransferProtocol.SFTP);
    }

    private static Limit cutAt(int percent) {
      return new Limit(BYTES.length / 100L * percent, Long.MAX_VALUE, Then.CUT);
    }

    /** A platform whose flash is a folder of the server. */
    private PlatformCatalog platforms() {
      return new PlatformCatalog() {
        @Override
        public Set<PlatformId> platforms() {
          return Set.of();
        }

        @Override
        public VersionScheme versions(PlatformId platform) {
          return VersionScheme.GENERIC;
        }

        @Override
        public Optional<Identified> identify(String sysObjectId, String sysDescr) {
          return Optional.empty();
        }

        @Override
        public Optional<PushTarget> pushTarget(
            PlatformId platform, TransferProtocol protocol, FlashPath path) {
          return switch (protocol) {
            case SFTP, SCP -> Optional.of(new PushTarget(folder + "/" + path.file(), "PUT"));
            case HTTP -> Optional.of(new PushTarget("/" + path.file(), "POST"));
            case FTP, TFTP, HTTPS -> Optional.empty();
          };
        }
      };
    }

    private void push(TransferProtocol protocol, InetSocketAddress at) throws Exception {
      Device device =
          Device.of("unix-1", at.getHostString())
              .withPlatform(new PlatformId("unix"))
              .withHostKeys(HostKeyPolicy.NONE)
              .withPorts(DevicePorts.of(161, at.getPort(), 23));
      CliCredentials login =
          CliCredentials.of(
              RealServer.LOGIN.username(), RealServer.LOGIN.password(), Secret.of("s3cret-enable"));
      try (TestContext context =
          new TestContext(device, List.of(), TestServices.with(login), platforms())
              .fileClients(new SshFiles())) {
        try {
          new FilePush()
              .push(
                  new PushOrder(
                      image(),
                      ImageContent.of(BYTES),
                      FlashPath.parse("flash:new.bin"),
                      protocol,
                      told::add),
                  context);
        } finally {
          context.said().forEach(entry -> said.add(entry.text()));
        }
      }
    }

    private static SoftwareImage image() {
      return new SoftwareImage(
          new ImageId("new"),
          "new.bin",
          new PlatformId("unix"),
          ImageKind.SYSTEM,
          "1.0",
          "",
          "",
          BYTES.length,
          List.of(),
          ImageRequirements.NONE,
          "",
          "",
          Instant.EPOCH);
    }

    private DriverException failure(TransferProtocol protocol, InetSocketAddress at) {
      DriverException e = catchThrowableOfType(DriverException.class, () -> push(protocol, at));
      assertThat(e).isNotNull();
      assertThat(e.getMessage()).doesNotContain(SECRETS);
      assertThat(said.toString()).doesNotContain(SECRETS);
      return e;
    }

    @ParameterizedTest
    @EnumSource(names = {"SFTP", "SCP"})
    void fileArrives(TransferProtocol protocol) throws Exception {
      push(protocol, address());
      assertThat(server.digest(FILE)).isEqualTo(RealServer.digest(BYTES));
      assertThat(told).isSorted().endsWith((long) BYTES.length);
      assertThat(said.toString()).contains("sending").doesNotContain(SECRETS);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50, 99})
    void brokenSftpGoesOn(int percent) throws Exception {
      try (TcpRelay relay = new TcpRelay(address(), cutAt(percent))) {
        push(TransferProtocol.SFTP, relay.address());
        assertThat(relay.connections).hasValue(2);
      }
      assertThat(server.digest(FILE)).isEqualTo(RealServer.digest(BYTES));
      assertThat(told).isSorted().endsWith((long) BYTES.length);
      assertThat(said).anyMatch(each -> each.contains("going on from byte"));
      if (percent > 30) {
        assertThat(said).noneMatch(each -> each.contains("going on from byte 0"));
      }
    }

    @Test
    void everyConnectionThatBringsItForwardIsAReasonForAnother() throws Exception {
      try (TcpRelay relay =
          new TcpRelay(
              address(), cutAt(40), NO_LOGIN, NO_LOGIN, cutAt(40), NO_LOGIN, NO_LOGIN, cutAt(40))) {
        push(TransferProtocol.SFTP, relay.address());
      }
      assertThat(server.digest(FILE)).isEqualTo(RealServer.digest(BYTES));
    }

    @Test
    void threeConnectionsWithoutProgressAreTheEndAndThePartIsDeleted() throws Exception {
      try (TcpRelay relay = new TcpRelay(address(), cutAt(50), NO_LOGIN, NO_LOGIN, NO_LOGIN)) {
        DriverException e = failure(TransferProtocol.SFTP, relay.address());
        assertThat(relay.connections).hasValue(5);
        assertThat(e.kind().mayPass()).isTrue();
        assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
        assertThat(e).hasMessageContaining("what was written was deleted");
      }
      assertThat(server.exists(FILE)).isFalse();
    }

    @Test
    void partThatCannotBeDeletedIsTold() throws Exception {
      try (TcpRelay relay =
          new TcpRelay(address(), cutAt(50), NO_LOGIN, NO_LOGIN, NO_LOGIN, NO_LOGIN)) {
        DriverException e = failure(TransferProtocol.SFTP, relay.address());
        assertThat(e.effect()).isEqualTo(DeviceEffect.UNKNOWN);
        assertThat(e).hasMessageContaining("what was written could not be deleted");
      }
      assertThat(server.exists(FILE)).isTrue();
    }

    @Test
    void brokenScpIsTheEnd() throws Exception {
      try (TcpRelay relay = new TcpRelay(address(), cutAt(50))) {
        DriverException e = failure(TransferProtocol.SCP, relay.address());
        assertThat(relay.connections).hasValue(1);
        assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(e.effect()).isEqualTo(DeviceEffect.UNKNOWN);
        assertThat(e).hasMessageContaining("SCP can't delete what was written");
      }
    }

    @Test
    void fileThatIsThereIsNotOverwritten() throws Exception {
      server.put(FILE, "precious".getBytes(StandardCharsets.US_ASCII));
      DriverException e = failure(TransferProtocol.SFTP, address());
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e).hasMessageContaining("8 bytes");
      assertThat(server.shell("cat new.bin")).isEqualTo("precious");
    }

    @Test
    void fullFileSystemIsCleanedUp() throws Exception {
      folder = RealServer.FOLDER + "/small";
      DriverException e = failure(TransferProtocol.SFTP, address());
      assertThat(e.kind()).isEqualTo(FailureKind.CAPACITY);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e).hasMessageContaining("what was written was deleted");
      assertThat(server.shell("ls -A small")).isEmpty();
    }

    @Test
    void whatThePlatformDoesNotTakeIsNotSent() {
      DriverException none = failure(TransferProtocol.FTP, address());
      DriverException post = failure(TransferProtocol.HTTP, address());
      for (DriverException each : List.of(none, post)) {
        assertThat(each.kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(each.effect()).isEqualTo(DeviceEffect.NONE);
      }
      assertThat(post).hasMessageContaining("POST");
    }
  }
}
