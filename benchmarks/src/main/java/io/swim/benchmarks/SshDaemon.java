package io.swim.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * OpenSSH's server on loopback with keys of its own, and one key that may log in as root. Needs
 * root; sees a /run of its own, so nothing of the machine is touched.
 */
final class SshDaemon implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(20);

  private final int port;
  private final Path key;
  private final Process process;

  private SshDaemon(int port, Path key, Process process) {
    this.port = port;
    this.key = key;
    this.process = process;
  }

  /** Its files go into that folder. */
  static SshDaemon start(Path folder) throws IOException, InterruptedException {
    int port = ServerProcess.freePort().getPort();
    Path key = folder.resolve("login");
    for (Path each : List.of(folder.resolve("host"), key)) {
      Programs.mustSucceed("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", each.toString());
    }
    Path config =
        Files.writeString(
            folder.resolve("sshd_config"),
            String.join(
                "\n",
                "Port " + port,
                "ListenAddress 127.0.0.1",
                "StrictModes no",
                "PermitRootLogin yes",
                "UsePAM no",
                "PidFile none",
                "HostKey " + folder.resolve("host"),
                "AuthorizedKeysFile " + key + ".pub",
                "Subsystem sftp internal-sftp",
                ""));
    Path log = folder.resolve("sshd.log");
    Process process =
        new ProcessBuilder(
                "unshare",
                "-m",
                "sh",
                "-c",
                "mount -t tmpfs none /run && mkdir -p /run/sshd && exec /usr/sbin/sshd -D -e -f "
                    + config)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    SshDaemon daemon = new SshDaemon(port, key, process);
    try {
      Waiting.until(
          "the start of sshd",
          START,
          () -> {
            if (!process.isAlive()) {
              throw new IOException("sshd ended at once: " + Files.readString(log));
            }
            return Files.readString(log).contains("Server listening");
          });
    } catch (IOException | InterruptedException | RuntimeException e) {
      daemon.close();
      throw e;
    }
    return daemon;
  }

  int port() {
    return port;
  }

  /** Of whom may log in. */
  Path key() {
    return key;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
