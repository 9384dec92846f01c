package io.swim.testkit.contract;

import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.transfer.ftp.FtpFileServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import org.junit.jupiter.api.Nested;

class FtpServerContractTest {
  private static final int ANY_PORT = 0;
  private static final int TIMEOUT_MILLIS = 20_000;

  @Nested
  class FilesByPassiveDevices extends FileServerContract {
    FilesByPassiveDevices() {
      super(new Devices(false));
    }
  }

  @Nested
  class OfferingsToPassiveDevices extends OfferingContract {
    OfferingsToPassiveDevices() {
      super(new Devices(false));
    }
  }

  @Nested
  class FilesByActiveDevices extends FileServerContract {
    FilesByActiveDevices() {
      super(new Devices(true));
    }
  }

  @Nested
  class OfferingsToActiveDevices extends OfferingContract {
    OfferingsToActiveDevices() {
      super(new Devices(true));
    }
  }

  record Devices(boolean active) implements FileServerSubject {
    @Override
    public TransferProtocol protocol() {
      return TransferProtocol.FTP;
    }

    @Override
    public FileServer newServer(Clock clock) throws IOException {
      return FtpFileServer.builder()
          .bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), ANY_PORT))
          .clock(clock)
          .build();
    }

    @Override
    public void refused(String attempt, IOException answer) {
      RefusedAttempts.add(protocol(), attempt, answer);
    }

    @Override
    public byte[] fetch(
        InetSocketAddress server, InetAddress from, Optional<Login> login, String path)
        throws IOException {
      FTPClient client = device(server, from, login);
      try {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!client.retrieveFile(path, bytes)) {
          throw refused(client);
        }
        hangUp(client);
        return bytes.toByteArray();
      } finally {
        client.disconnect();
      }
    }

    @Override
    public void send(
        InetSocketAddress server,
        InetAddress from,
        Optional<Login> login,
        String path,
        byte[] bytes)
        throws IOException {
      FTPClient client = device(server, from, login);
      try {
        if (!client.storeFile(path, new ByteArrayInputStream(bytes))) {
          throw refused(client);
        }
        hangUp(client);
      } finally {
        client.disconnect();
      }
    }

    /** A device with everything that it says coming from its own address. */
    private FTPClient device(InetSocketAddress server, InetAddress from, Optional<Login> login)
        throws IOException {
      FTPClient client = new FTPClient();
      client.setConnectTimeout(TIMEOUT_MILLIS);
      client.setDefaultTimeout(TIMEOUT_MILLIS);
      client.connect(server.getAddress(), server.getPort(), from, ANY_PORT);
      client.setPassiveLocalIPAddress(from);
      if (active) {
        client.enterLocalActiveMode();
      } else {
        client.enterLocalPassiveMode();
      }
      Login known = login.orElseThrow();
      if (!client.login(known.username(), known.password().reveal())
          || !client.setFileType(FTP.BINARY_FILE_TYPE)) {
        throw refused(client);
      }
      return client;
    }

    private static IOException refused(FTPClient client) {
      return new IOException(client.getReplyString().trim());
    }

    private static void hangUp(FTPClient client) throws IOException {
      if (FTPReply.isPositiveCompletion(client.quit())) {
        client.disconnect();
      }
    }
  }
}
