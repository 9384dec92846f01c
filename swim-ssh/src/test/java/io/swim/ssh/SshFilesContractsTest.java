package io.swim.ssh;

import io.swim.device.HostKeyPolicy;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.realservers.LibraryServers;
import io.swim.spi.FileClient;
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
    @Override
    protected FileClient client() {
      return new SshFiles();
    }

    @Override
    protected FileClientSubject newServer() throws Exception {
      return server(TransferProtocol.SFTP);
    }
  }

  @Nested
  class Scp extends Sftp {
    @Override
    protected FileClientSubject newServer() throws Exception {
      return server(TransferProtocol.SCP);
    }
  }

  @Nested
  class SftpTrouble extends FileClientTroubleContract {
    @Override
    protected FileClient client() {
      return new SshFiles();
    }

    @Override
    protected FileClientSubject newServer() throws Exception {
      return server(TransferProtocol.SFTP);
    }
  }

  @Nested
  class ScpTrouble extends SftpTrouble {
    @Override
    protected FileClientSubject newServer() throws Exception {
      return server(TransferProtocol.SCP);
    }
  }
}
