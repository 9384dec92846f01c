package io.swim.transfer.ftp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.spi.FileService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A vsftpd on loopback with one writable folder and one login: the anonymous user with a password
 * that it asks for, because that needs no account and no PAM file of the system.
 */
final class Vsftpd implements AutoCloseable {
  static final Login LOGIN = new Login("anonymous", Secret.of("a-Secret"));

  private final Path folder;
  private final int port;
  private final Process process;

  private Vsftpd(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** In a folder of its own below {@code temp}. */
  static Vsftpd start(Path temp, String... more) throws IOException {
    String program = Peers.program("vsftpd", "/usr/sbin/vsftpd");
    assumeTrue("root".equals(System.getProperty("user.name")), "vsftpd changes its root folder");
    Path root = Files.createDirectory(temp.resolve("vsftpd"));
    // It does not run where the root itself can be written to.
    Path folder = Files.createDirectory(root.resolve("in"));
    Path empty = Files.createDirectory(temp.resolve("vsftpd-empty"));
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path passwords = Files.writeString(temp.resolve("passwords"), LOGIN.password().reveal() + "\n");
    int port = TestFtp.freePort();
    Path configuration = temp.resolve("vsftpd.conf");
    Files.write(
        configuration,
        List.of(
            "listen=YES",
            "background=NO",
            "listen_address=127.0.0.1",
            "listen_port=" + port,
            "local_enable=NO",
            "anonymous_enable=YES",
            "anon_root=" + root,
            "anon_world_readable_only=NO",
            "anon_upload_enable=YES",
            "anon_mkdir_write_enable=YES",
            "anon_other_write_enable=YES",
            "anon_umask=022",
            "write_enable=YES",
            "secure_email_list_enable=YES",
            "email_password_file=" + passwords,
            // A user whose home folder exists everywhere.
            "ftp_username=daemon",
            "secure_chroot_dir=" + empty,
            "seccomp_sandbox=NO",
            "isolate=NO",
            "isolate_network=NO",
            "xferlog_enable=NO",
            String.join("\n", more)));
    Process process =
        new ProcessBuilder(program, configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("vsftpd.log").toFile())
            .start();
    Vsftpd server = new Vsftpd(folder, port, process);
    Awaitility.await().ignoreExceptions().until(server::answers);
    return server;
  }

  private boolean answers() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException("vsftpd ended with " + process.exitValue());
    }
    try (Socket probe = new Socket(TestFtp.LOOPBACK, port)) {
      return probe.getInputStream().read() == '2';
    }
  }

  InetSocketAddress address() {
    return new InetSocketAddress(TestFtp.LOOPBACK, port);
  }

  /** A file of the folder, which clients see as {@code in}. */
  Path file(String name) {
    return folder.resolve(name);
  }

  FileService service() {
    return service(port);
  }

  static FileService service(int port) {
    return FileService.of("server/lab", TransferProtocol.FTP, "127.0.0.1")
        .withPort(port)
        .withLogin(LOGIN);
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    children.forEach(ProcessHandle::destroyForcibly);
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
