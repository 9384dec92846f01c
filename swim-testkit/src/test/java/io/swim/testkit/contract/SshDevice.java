package io.swim.testkit.contract;

import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.transfer.ssh.SshFileServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.scp.client.ScpClientCreator;
import org.apache.sshd.scp.common.ScpTransferEventListener;
import org.apache.sshd.scp.common.helpers.ScpAckInfo;
import org.apache.sshd.scp.common.helpers.ScpTimestampCommandDetails;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** Devices with one SSH client among them, and the server that they copy with. */
final class SshDevice implements FileServerSubject, AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final KeyPair HOST_KEY = key();

  private final SshClient client = SshClient.setUpDefaultClient();
  private final TransferProtocol protocol;
  private final Way way;

  private SshDevice(TransferProtocol protocol, Way way) {
    this.protocol = protocol;
    this.way = way;
    client.setServerKeyVerifier((session, address, key) -> true);
    client.setKeyExchangeFactories(
        NamedFactory.setUpTransformedFactories(
            false, List.of(BuiltinDHFactories.curve25519), ClientBuilder.DH2KEX));
    client.start();
  }

  static SshDevice speaking(TransferProtocol protocol) {
    return new SshDevice(protocol, protocol == TransferProtocol.SCP ? new ByScp() : new BySftp());
  }

  @Override
  public void close() {
    client.stop();
  }

  @Override
  public TransferProtocol protocol() {
    return protocol;
  }

  @Override
  public void refused(String attempt, IOException answer) {
    RefusedAttempts.add(protocol, attempt, answer);
  }

  @Override
  public byte[] fetch(
      InetSocketAddress server, InetAddress from, Optional<Login> login, String path)
      throws IOException {
    try (ClientSession session = login(server, from, login.orElseThrow())) {
      return way.get(session, path);
    }
  }

  @Override
  public void send(
      InetSocketAddress server, InetAddress from, Optional<Login> login, String path, byte[] bytes)
      throws IOException {
    try (ClientSession session = login(server, from, login.orElseThrow())) {
      way.put(session, path, bytes);
    }
  }

  @Override
  public FileServer newServer(Clock clock) throws IOException {
    return SshFileServer.builder()
        .bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0))
        .hostKey(HOST_KEY)
        .clock(clock)
        .build();
  }

  private static KeyPair key() {
    try {
      return KeyPairGenerator.getInstance("RSA").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private ClientSession login(InetSocketAddress server, InetAddress from, Login login)
      throws IOException {
    ClientSession session =
        client
            .connect(login.username(), server, new InetSocketAddress(from, 0))
            .verify(LIMIT)
            .getSession();
    try {
      // This client refuses to send an empty one.
      String password = login.password().isEmpty() ? " " : login.password().reveal();
      session.addPasswordIdentity(password);
      session.auth().verify(LIMIT);
      return session;
    } catch (IOException | RuntimeException e) {
      session.close(true);
      throw e;
    }
  }

  /** One way to copy. */
  private interface Way {
    byte[] get(ClientSession session, String path) throws IOException;

    void put(ClientSession session, String path, byte[] bytes) throws IOException;
  }

  private static final class BySftp implements Way {
    @Override
    public byte[] get(ClientSession session, String path) throws IOException {
      try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
          InputStream from = sftp.read(path)) {
        return from.readAllBytes();
      }
    }

    @Override
    public void put(ClientSession session, String path, byte[] bytes) throws IOException {
      try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
          OutputStream to =
              sftp.write(path, List.of(OpenMode.Write, OpenMode.Create, OpenMode.Truncate))) {
        to.write(bytes);
      }
    }
  }

  private static final class ByScp implements Way {
    /** This client takes the refusal of a file for a warning. */
    private static final ScpTransferEventListener STRICT =
        new ScpTransferEventListener() {
          @Override
          public void handleFileEventAckInfo(
              Session by,
              FileOperation operation,
              Path file,
              long length,
              Set<PosixFilePermission> permissions,
              ScpAckInfo answer)
              throws IOException {
            refuse(answer);
          }

          @Override
          public void handleReceiveCommandAckInfo(Session by, String command, ScpAckInfo answer)
              throws IOException {
            refuse(answer);
          }

          private void refuse(ScpAckInfo answer) throws IOException {
            if (answer.getStatusCode() != ScpAckInfo.OK) {
              throw new IOException(answer.getLine());
            }
          }
        };

    @Override
    public byte[] get(ClientSession session, String path) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ScpClientCreator.instance().createScpClient(session, STRICT).download(path, bytes);
      return bytes.toByteArray();
    }

    @Override
    public void put(ClientSession session, String path, byte[] bytes) throws IOException {
      ScpClientCreator.instance()
          .createScpClient(session, STRICT)
          .upload(
              new ByteArrayInputStream(bytes),
              path,
              bytes.length,
              Set.of(PosixFilePermission.OWNER_READ),
              (ScpTimestampCommandDetails) null);
    }
  }
}
