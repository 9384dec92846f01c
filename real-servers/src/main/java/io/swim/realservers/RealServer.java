package io.swim.realservers;

import io.swim.device.CertificatePolicy;
import io.swim.device.HostKeyPolicy;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.spi.FileService;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A server that runs, and where it runs. Its login begins in {@link #FOLDER}, which is on a disk
 * without a limit and has {@link #SMALL} in it. Used by one thread.
 */
public abstract class RealServer implements AutoCloseable {
  /** A user of the server's machine, not root. */
  public static final Login LOGIN = new Login("files", Secret.of("S3rver-w0rd"));

  /** The password of {@link #LOGIN}, for {@code crypt}. */
  static final String PASSWORD_HASH =
      "$6$swimtest$i1N5Inj3J258VS1ju.XUPjzH78TAq6aPGqc9cWlBrLYUoaQfsY2D7HE/SvjfTsxZqrnhV.pE98RCnMlJDzhdm0";

  /** Where the login begins, for servers that show their whole machine. */
  public static final String FOLDER = "/srv/files";

  /** A disk of 1 MiB in it. */
  public static final String SMALL = "small";

  final ServerProgram program;

  RealServer(ServerProgram program) {
    this.program = program;
  }

  /** What our clients connect to. */
  public abstract InetSocketAddress address(TransferProtocol protocol);

  /** Runs a command of the shell where the server runs, as root, in its folder. */
  public abstract String shell(String command) throws Exception;

  /** Lays a file into the server's folder, without the server; {@link #LOGIN} owns it. */
  public abstract void put(String file, byte[] content) throws Exception;

  /** What the server and its script said so far. */
  abstract String log();

  abstract boolean isRunning();

  @Override
  public abstract void close();

  /** The login at it; whatever host key or certificate it has is taken. */
  public FileService service(TransferProtocol protocol) {
    return service(protocol, address(protocol));
  }

  /** The same, by way of another address. */
  public static FileService service(TransferProtocol protocol, InetSocketAddress by) {
    return FileService.of("server/lab", protocol, by.getHostString())
        .withPort(by.getPort())
        .withLogin(LOGIN)
        .withHostKeys(HostKeyPolicy.NONE)
        .withCertificates(CertificatePolicy.ANY);
  }

  /** SHA-256 of what lies on the server's disk. */
  public String digest(String file) throws Exception {
    return shell("sha256sum < '" + file + "'").substring(0, 64);
  }

  /** SHA-256. */
  public static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a file or folder is on the server's disk. */
  public boolean exists(String file) throws Exception {
    return shell("if [ -e '" + file + "' ]; then echo yes; fi").contains("yes");
  }

  /** Where {@code put} lays a file. */
  static String path(String file) {
    return Path.of(FOLDER, file).normalize().toString();
  }

  static String inFolder(String command) {
    return "cd " + FOLDER + " && " + command;
  }
}
