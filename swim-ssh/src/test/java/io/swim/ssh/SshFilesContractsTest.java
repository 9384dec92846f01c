package io.swim.ssh;

import io.swim.device.HostKeyPolicy;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.realservers.LibraryServers;
import io.swim.spi.FileService;
import io.swim.testkit.contract.FileClientContract;
import io.swim.testkit.contract.FileClientSubject;
import io.swim.testkit.contract.FileClientTroubleContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The client keeps the rules of the SPI, at Apache MINA SSHD. */
class SshFilesContractsTest {
  @TempDir Path folder;

  private FileClientSubject server(TransferProtocol protocol) throws Exception {
    LibraryServers servers = LibraryServers.start(folder);
    FileService service =
        FileService.of("server/lab", protocol, LibraryServers.HOST)
            .withPort(servers.port(protocol))
            .withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE)
            .withLogin(new Login(LibraryServers.USER, Secret.of(LibraryServers.PASSWORD)));
    return FileClientSubject.of(service, folder, servers::close);
  }

  @Nested
  class Sftp extends FileClientContract {
    Sftp() {
      super(new SshFiles(), () -> server(TransferProtocol.SFTP));
    }
  }

  @Nested
  class SftpTrouble extends FileClientTroubleContract {
    SftpTrouble() {
      super(new SshFiles(), () -> server(TransferProtocol.SFTP));
    }
  }

  @Nested
  class Scp extends FileClientContract {
    Scp() {
      super(new SshFiles(), () -> server(TransferProtocol.SCP));
    }
  }

  @Nested
  class ScpTrouble extends FileClientTroubleContract {
    ScpTrouble() {
      super(new SshFiles(), () -> server(TransferProtocol.SCP));
    }
  }
}
