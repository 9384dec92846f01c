package io.swim.ssh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Servers that nobody here wrote, started for one test. */
final class RealServers implements AutoCloseable {
  final int port;
  private final Process process;

  private RealServers(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Skips the test where a program is missing, unless it must be there. */
  static void needs(String... programs) {
    for (String program : programs) {
      boolean there = Files.isExecutable(Path.of(program)) || onPath(program);
      if (!there && "true".equals(System.getenv("CI"))) {
        throw new AssertionError(program + " is not installed, and this is the CI");
      }
      assumeTrue(there, program + " is not installed");
    }
    assumeTrue("root".equals(System.getProperty("user.name")), "only root may start it");
  }

  private static boolean onPath(String program) {
    for (String folder : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  /**
   * OpenSSH with its own files: nothing outside {@code folder} is touched, since it sees another
   * /run and /etc/shadow than everybody else.
   */
  static RealServers openSsh(Path folder, String authorizedKey, List<String> settings)
      throws Exception {
    List<String> shell = new ArrayList<>(settings);
    shell.add("ForceCommand PS1='# ' exec /bin/sh -i");
    return openSsh(folder, authorizedKey, shell, "true");
  }

  /** OpenSSH that serves files; {@code folder/small} is a file system of 1 MiB. */
  static RealServers openSshFiles(Path folder) throws Exception {
    needs("/usr/sbin/sshd", "ssh-keygen", "openssl", "unshare", "scp");
    Path small = Files.createDirectory(folder.resolve("small"));
    return openSsh(
        folder,
        "",
        List.of("HostKey @host", "Subsystem sftp internal-sftp"),
        "mount -t tmpfs -o size=1m none " + small);
  }

  private static RealServers openSsh(
      Path folder, String authorizedKey, List<String> settings, String before) throws Exception {
    int port = freePort();
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve("host").toString());
    run("ssh-keygen", "-q", "-t", "rsa", "-N", "", "-f", folder.resolve("hostrsa").toString());
    Files.writeString(folder.resolve("keys"), authorizedKey);
    String hash = run("openssl", "passwd", "-6", "s3cret-login").strip();
    Files.writeString(folder.resolve("shadow"), "root:" + hash + ":19000:0:99999:7:::\n");
    StringBuilder config =
        new StringBuilder("Port " + port + "\nListenAddress 127.0.0.1\nStrictModes no\n");
    config.append("PermitRootLogin yes\nUsePAM no\nPidFile none\nPrintMotd no\nPrintLastLog no\n");
    config.append("AuthorizedKeysFile ").append(folder.resolve("keys")).append('\n');
    config.append(String.join("\n", settings)).append('\n');
    Path file = Files.writeString(folder.resolve("sshd_config"), folder(config, folder));
    String start =
        before
            + " && mount -t tmpfs none /run && mkdir -p /run/sshd && mount --bind "
            + folder.resolve("shadow")
            + " /etc/shadow && exec /usr/sbin/sshd -D -e -f "
            + file;
    return start(port, "Server listening", "unshare", "-m", "sh", "-c", start);
  }

  private static String folder(StringBuilder config, Path folder) {
    return config.toString().replace("@", folder + "/");
  }

  /** The Telnet server of GNU inetutils, behind a small loop that accepts connections for it. */
  static RealServers telnet(Path folder) throws Exception {
    Path shell =
        Files.writeString(folder.resolve("shell"), "#!/bin/sh\nPS1='# ' exec /bin/sh -i\n");
    if (!shell.toFile().setExecutable(true)) {
      throw new IOException(shell + " can't be made executable");
    }
    int port = freePort();
    String loop =
        """
        import socket, subprocess, sys
        server = socket.create_server(('127.0.0.1', %d))
        print('listening', flush=True)
        while True:
            connection, peer = server.accept()
            subprocess.Popen(['/usr/sbin/telnetd', '-h', '-E', '%s'],
                             stdin=connection, stdout=connection, stderr=connection)
            connection.close()
        """
            .formatted(port, shell);
    return start(port, "listening", "python3", "-c", loop);
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return any.getLocalPort();
    }
  }

  static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
    return said;
  }

  private static RealServers start(int port, String ready, String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      if (line.contains(ready)) {
        Thread drain = new Thread(() -> drain(said), "server log");
        drain.setDaemon(true);
        drain.start();
        return new RealServers(process, port);
      }
    }
    throw new IOException("the server did not start: " + all);
  }

  private static void drain(BufferedReader said) {
    try (said) {
      while (said.readLine() != null) {}
    } catch (IOException e) {
      // The server was stopped.
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().join();
  }
}
