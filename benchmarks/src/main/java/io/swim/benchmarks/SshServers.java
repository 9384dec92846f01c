package io.swim.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts our SFTP and SCP server, and OpenSSH's; both know one password. */
final class SshServers {
  static final String PASSWORD = "one-time";

  private SshServers() {}

  /** Ours, in a JVM with so much heap. */
  static ServerProcess swim(Path folder, String heap) throws IOException, InterruptedException {
    InetSocketAddress at = freePort();
    List<String> command = new ArrayList<>(Programs.java(ServeSsh.class, "-Xmx" + heap));
    command.addAll(List.of("127.0.0.1", Integer.toString(at.getPort()), folder.toString()));
    command.addAll(List.of("root", PASSWORD));
    ServerProcess server = ServerProcess.start("swim", at, command);
    server.awaitWords("ready");
    return server;
  }

  /**
   * OpenSSH with its own files: nothing outside {@code scratch} is touched, since it sees another
   * /run and /etc/shadow than everybody else. Needs root.
   */
  static ServerProcess openSsh(Path scratch) throws IOException, InterruptedException {
    InetSocketAddress at = freePort();
    Path key = scratch.resolve("host");
    Programs.mustSucceed("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    String hash = Programs.mustSucceed("openssl", "passwd", "-6", PASSWORD).strip();
    Path shadow =
        Files.writeString(scratch.resolve("shadow"), "root:" + hash + ":19000:0:99999:7:::\n");
    Path config =
        Files.writeString(
            scratch.resolve("sshd_config"),
            String.join(
                "\n",
                "Port " + at.getPort(),
                "ListenAddress 127.0.0.1",
                "HostKey " + key,
                "StrictModes no",
                "PermitRootLogin yes",
                "UsePAM no",
                "PidFile none",
                "MaxStartups 1000",
                "Subsystem sftp /usr/lib/openssh/sftp-server",
                ""));
    String start =
        "mount -t tmpfs none /run && mkdir -p /run/sshd && mount --bind "
            + shadow
            + " /etc/shadow && exec "
            + ServerProcess.program("sshd")
            + " -D -e -f "
            + config;
    ServerProcess server =
        ServerProcess.start("sshd", at, List.of("unshare", "-m", "sh", "-c", start));
    server.awaitWords("Server listening");
    return server;
  }

  private static InetSocketAddress freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return (InetSocketAddress) any.getLocalSocketAddress();
    }
  }
}
