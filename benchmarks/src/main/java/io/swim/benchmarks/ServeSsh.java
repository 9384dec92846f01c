package io.swim.benchmarks;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.transfer.ssh.SshFileServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Our SFTP and SCP server in a process of its own: ADDRESS PORT FOLDER USER PASSWORD. Runs until it
 * is stopped.
 */
final class ServeSsh {
  private ServeSsh() {}

  public static void main(String[] arguments) throws Exception {
    try (SshFileServer server =
        SshFileServer.builder()
            .bind(new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1])))
            .folder(Path.of(arguments[2]))
            .account(new Login(arguments[3], Secret.of(arguments[4])))
            .writable()
            .build()) {
      server.start();
      Report.ready();
      new CountDownLatch(1).await();
    }
  }
}
