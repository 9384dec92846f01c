package io.swim.ssh;

import io.swim.device.FlashPath;
import io.swim.device.TransferProtocol;
import io.swim.spi.PushDriver;
import io.swim.spi.PushTarget;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.contract.DriverBench;
import io.swim.testkit.contract.PushDriverContract;
import io.swim.testkit.contract.SimulatedBench;
import io.swim.transfer.ftp.FtpFileClient;
import io.swim.transfer.http.HttpFiles;
import io.swim.transfer.push.FilePush;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** Pushes keep the rules of the SPI, over each protocol that devices take files by. */
class FilePushContractsTest {
  /** Simulated devices take files by more protocols than IOS does. */
  private static Optional<PushTarget> target(TransferProtocol protocol, FlashPath file) {
    boolean http = protocol == TransferProtocol.HTTP || protocol == TransferProtocol.HTTPS;
    String path =
        http ? "/" + file.fileSystem() + "/" + file.file() : file.fileSystem() + file.file();
    return Optional.of(new PushTarget(path, "PUT"));
  }

  private abstract static class Pushes extends PushDriverContract {
    private final TransferProtocol protocol;

    Pushes(TransferProtocol protocol) {
      this.protocol = protocol;
    }

    @Override
    protected PushDriver driver() {
      return new FilePush();
    }

    @Override
    protected TransferProtocol protocol() {
      return protocol;
    }

    @Override
    protected DriverBench newBench() throws IOException {
      return SimulatedBench.startForPushes(
          SimulatedFleet.builder().firstAddress("127.45.9.1"),
          Set.of(protocol),
          new PushTargets(FilePushContractsTest::target),
          new SshFiles(),
          new FtpFileClient(),
          new HttpFiles());
    }
  }

  @Nested
  class OverScp extends Pushes {
    OverScp() {
      super(TransferProtocol.SCP);
    }
  }

  @Nested
  class OverSftp extends Pushes {
    OverSftp() {
      super(TransferProtocol.SFTP);
    }
  }

  @Nested
  class OverFtp extends Pushes {
    OverFtp() {
      super(TransferProtocol.FTP);
    }
  }

  @Nested
  class OverHttp extends Pushes {
    OverHttp() {
      super(TransferProtocol.HTTP);
    }
  }

  @Nested
  class OverHttps extends Pushes {
    OverHttps() {
      super(TransferProtocol.HTTPS);
    }
  }
}
