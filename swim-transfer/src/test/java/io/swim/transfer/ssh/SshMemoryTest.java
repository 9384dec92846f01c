package io.swim.transfer.ssh;

import static io.swim.transfer.ssh.TestSshServer.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshMemoryTest {
  private static final int AT_ONCE = 32;
  private static final int SIZE = 8 << 20;

  /** 256 MiB pass, in both directions, through a heap of 48 MiB. */
  @Test
  void theHeapDoesNotGrowWithTheSizeOfTheFiles(@TempDir Path temp) throws Exception {
    Path served = Files.createDirectory(temp.resolve("served"));
    byte[] image = TestSshServer.bytes(SIZE);
    Files.write(served.resolve("image.bin"), image);
    ExecutorService devices = Executors.newFixedThreadPool(AT_ONCE);
    try (ChildServer server =
            ChildServer.start(
                served, temp.resolve("log"), LOGIN, "-Xmx48m", "-XX:+ExitOnOutOfMemoryError");
        TestDevice device = TestDevice.start()) {
      List<Future<Long>> running = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        String up = "up" + i;
        boolean sends = i % 4 == 0;
        running.add(
            devices.submit(
                () ->
                    sends
                        ? send(device, server.address, up, image)
                        : fetch(device, server.address, "image.bin")));
      }
      for (Future<Long> each : running) {
        assertThat(each.get()).isEqualTo(SIZE);
      }
      assertThat(served.resolve("up0")).hasBinaryContent(image);
      assertThat(server.log()).doesNotContain("OutOfMemory").doesNotContain("ERROR");
    } finally {
      devices.shutdownNow();
    }
  }

  private static long fetch(TestDevice device, InetSocketAddress server, String path)
      throws IOException {
    try (ClientSession session = login(device, server);
        SftpClient sftp = TestDevice.sftp(session);
        InputStream from = sftp.read(path)) {
      return from.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static long send(TestDevice device, InetSocketAddress server, String path, byte[] bytes)
      throws IOException {
    try (ClientSession session = login(device, server);
        SftpClient sftp = TestDevice.sftp(session);
        OutputStream to = sftp.write(path)) {
      to.write(bytes);
    }
    return bytes.length;
  }

  private static ClientSession login(TestDevice device, InetSocketAddress server)
      throws IOException {
    ClientSession session = device.connect(server, TestSshServer.DEVICE, LOGIN.username());
    session.addPasswordIdentity(LOGIN.password().reveal());
    session.auth().verify(TestDevice.LIMIT);
    return session;
  }
}
