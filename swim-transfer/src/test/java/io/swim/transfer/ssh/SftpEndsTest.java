package io.swim.transfer.ssh;

import static io.swim.transfer.ssh.TestSshServer.DEVICE;
import static io.swim.transfer.ssh.TestSshServer.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.image.ImageContent;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A download without CLOSE of its file is complete only if the device ended in order. */
class SftpEndsTest {
  private static final byte[] IMAGE = TestSshServer.bytes(30_000);

  private TestSshServer server;
  private TestDevice device;
  private Publication publication;

  @BeforeEach
  void start() throws IOException {
    server = TestSshServer.start();
    device = TestDevice.start();
    publication =
        server.server.publish(
            Offering.of(
                    new ServedFile.Outgoing("image.bin", ImageContent.of(IMAGE), so -> {}), DEVICE)
                .withLogin(LOGIN)
                .withUses(Offering.Uses.ONE_EACH));
  }

  @AfterEach
  void stop() {
    device.close();
    server.close();
  }

  private TransferRecord end() {
    Awaitility.await().until(() -> !server.ended.isEmpty());
    return server.ended.get(0);
  }

  private static void readAll(SftpClient sftp) throws IOException {
    SftpClient.CloseableHandle open = sftp.open("image.bin", OpenMode.Read);
    byte[] got = new byte[IMAGE.length];
    assertThat(sftp.read(open, 0, got, 0, got.length)).isEqualTo(IMAGE.length);
    assertThat(got).isEqualTo(IMAGE);
  }

  @Test
  void oneWhoseChannelIsClosedInOrderIsComplete() throws Exception {
    try (ClientSession session = device.login(server)) {
      SftpClient sftp = TestDevice.sftp(session);
      readAll(sftp);

      sftp.getClientChannel().close(false);

      assertThat(end().result()).isEqualTo(Result.COMPLETE);
    }
  }

  @Test
  void oneWhoseDeviceDisconnectsInOrderIsComplete() throws Exception {
    try (ClientSession session = device.login(server)) {
      readAll(TestDevice.sftp(session));

      session.disconnect(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, "done");

      assertThat(end().result()).isEqualTo(Result.COMPLETE);
    }
  }

  @Test
  void oneWhoseAnswerNeverArrivedHasFailedAndMayBeFetchedAgain() throws Exception {
    try (Relay relay = new Relay(server.address());
        ClientSession session =
            device.connect(relay.address(), TestSshServer.LOOPBACK, LOGIN.username())) {
      session.addPasswordIdentity(LOGIN.password().reveal());
      session.auth().verify(TestDevice.LIMIT);
      SftpClient sftp = TestDevice.sftp(session);
      SftpClient.CloseableHandle open = sftp.open("image.bin", OpenMode.Read);
      relay.swallowAnswers();
      CompletableFuture<Integer> reading =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return sftp.read(open, 0, new byte[IMAGE.length]);
                } catch (IOException e) {
                  return -1;
                }
              });
      Awaitility.await()
          .until(() -> publication.transfers().stream().anyMatch(e -> e.bytes() == IMAGE.length));

      relay.reset();

      assertThat(reading.get()).as("bytes that the device got").isEqualTo(-1);
    }
    assertThat(end().result()).isEqualTo(Result.FAILED);
    assertThat(end().digest()).isEmpty();
    try (ClientSession again = device.login(server)) {
      readAll(TestDevice.sftp(again));
    }
  }

  @Test
  void aDeviceThatPausesWhenItsOfferingIsOverMayFinish() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    Offering minute =
        Offering.of(new ServedFile.Outgoing("image.bin", ImageContent.of(IMAGE), so -> {}), DEVICE)
            .withLogin(LOGIN)
            .withExpiry(Instant.EPOCH.plusSeconds(60));
    try (TestSshServer timed = TestSshServer.start(builder -> builder.clock(clock(now)));
        Publication running = timed.server.publish(minute);
        ClientSession session = device.login(timed)) {
      SftpClient sftp = TestDevice.sftp(session);
      SftpClient.CloseableHandle open = sftp.open("image.bin", OpenMode.Read);
      assertThat(sftp.read(open, 0, new byte[1000])).isEqualTo(1000);

      now.set(minute.expiry());

      Awaitility.await()
          .during(Duration.ofSeconds(6))
          .atMost(Duration.ofSeconds(20))
          .until(() -> timed.server.openConnections() == 1);
      assertThat(sftp.read(open, 1000, new byte[IMAGE.length])).isEqualTo(IMAGE.length - 1000);
      open.close();
      Awaitility.await().until(() -> !timed.ended.isEmpty());
      assertThat(running.transfers().get(0).result()).isEqualTo(Result.COMPLETE);
    }
  }

  private static Clock clock(AtomicReference<Instant> now) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }

  /** Between the device and the server; the server sees the address of the device. */
  private static final class Relay implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<Socket> device = new CompletableFuture<>();
    private final Socket server = new Socket();
    private volatile boolean swallows;

    Relay(InetSocketAddress to) throws IOException {
      server.bind(new InetSocketAddress(DEVICE, 0));
      server.connect(to);
      start(
          () -> {
            device.complete(listening.accept());
            start(() -> pass(server, device.join()));
            device.join().getInputStream().transferTo(server.getOutputStream());
          });
    }

    InetSocketAddress address() {
      return (InetSocketAddress) listening.getLocalSocketAddress();
    }

    void swallowAnswers() {
      swallows = true;
    }

    void reset() throws IOException {
      for (Socket each : new Socket[] {server, device.join()}) {
        if (!each.isClosed()) {
          each.setSoLinger(true, 0);
          each.close();
        }
      }
    }

    private void pass(Socket from, Socket to) throws IOException {
      byte[] buffer = new byte[8192];
      OutputStream out = to.getOutputStream();
      for (int count = from.getInputStream().read(buffer);
          count >= 0;
          count = from.getInputStream().read(buffer)) {
        if (!swallows) {
          out.write(buffer, 0, count);
        }
      }
    }

    private interface Work {
      void run() throws IOException;
    }

    private static void start(Work work) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  work.run();
                } catch (IOException e) {
                  // One side is gone.
                }
              },
              "relay");
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void close() throws IOException {
      listening.close();
      reset();
    }
  }
}
