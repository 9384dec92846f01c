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
import io.swim.fault.DriverException;
import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.realservers.RealServer;
import io.swim.spi.PushOrder;
import io.swim.spi.PushTarget;
import io.swim.testkit.contract.TestContext;
import io.swim.transfer.ftp.FtpFileClient;
import io.swim.transfer.push.FilePush;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pushes of one file to a platform whose flash is a folder of a real server. */
final class Pushing {
  static final byte[] BYTES = Samples.bytes(12 << 20);
  static final String FILE = "new.bin";
  private static final String[] SECRETS = {"s3cret", RealServer.LOGIN.password().reveal()};

  final List<Long> told = new ArrayList<>();
  final List<String> said = new ArrayList<>();

  /** Empty, or with a slash at its end. */
  String folder = "";

  private Optional<PushTarget> target(TransferProtocol protocol, FlashPath path) {
    return switch (protocol) {
      case SFTP, SCP, FTP -> Optional.of(new PushTarget(folder + path.file(), "PUT"));
      case HTTP -> Optional.of(new PushTarget("/" + path.file(), "POST"));
      case TFTP, HTTPS -> Optional.empty();
    };
  }

  /** Nothing that is said has a secret in it. */
  void push(TransferProtocol protocol, InetSocketAddress at) throws Exception {
    DevicePorts ports =
        protocol == TransferProtocol.FTP
            ? DevicePorts.of(161, 22, 23).withFtp(at.getPort())
            : DevicePorts.of(161, at.getPort(), 23);
    Device device =
        Device.of("unix-1", at.getHostString())
            .withPlatform(new PlatformId("unix"))
            .withHostKeys(HostKeyPolicy.NONE)
            .withPorts(ports);
    CliCredentials login =
        CliCredentials.of(
            RealServer.LOGIN.username(), RealServer.LOGIN.password(), Secret.of("s3cret-enable"));
    try (TestContext context =
        new TestContext(device, List.of(), TestServices.with(login), new PushTargets(this::target))
            .fileClients(new SshFiles(), new FtpFileClient())) {
      try {
        new FilePush()
            .push(
                new PushOrder(
                    image(),
                    ImageContent.of(BYTES),
                    FlashPath.parse("flash:" + FILE),
                    protocol,
                    told::add),
                context);
      } finally {
        context.said().forEach(entry -> said.add(entry.text()));
        assertThat(said.toString()).doesNotContain(SECRETS);
      }
    }
  }

  private static SoftwareImage image() {
    return new SoftwareImage(
        new ImageId("new"),
        FILE,
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

  DriverException failure(TransferProtocol protocol, InetSocketAddress at) {
    DriverException e = catchThrowableOfType(DriverException.class, () -> push(protocol, at));
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).doesNotContain(SECRETS);
    return e;
  }
}
