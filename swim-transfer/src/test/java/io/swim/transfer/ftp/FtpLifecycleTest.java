package io.swim.transfer.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.image.ImageContent;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.StoreFullException;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import io.swim.spi.UploadSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How transfers end that nobody takes to their end, and how the server ends. */
class FtpLifecycleTest {
  /** More than the buffers of two sockets take. */
  private static final byte[] LARGE = TestFtp.bytes(40 << 20);

  /** A device that has begun to read, and stops. */
  private static Socket begun(RawControl control) throws IOException {
    Socket data = new Socket();
    data.setReceiveBufferSize(16 << 10);
    data.connect(new InetSocketAddress(TestFtp.LOOPBACK, control.passive()));
    control.say("TYPE I");
    assertThat(control.say("RETR image.bin")).startsWith("150");
    assertThat(data.getInputStream().readNBytes(1000)).hasSize(1000);
    return data;
  }

  private static Result only(Publication publication) {
    List<TransferRecord> all = publication.transfers();
    assertThat(all).hasSize(1);
    return all.get(0).result();
  }

  private static void assertIsReset(Socket data) throws IOException {
    data.setSoTimeout(20_000);
    InputStream in = data.getInputStream();
    assertThatThrownBy(() -> in.readNBytes(LARGE.length)).isInstanceOf(SocketException.class);
  }

  @Test
  void aPeerThatStopsReadingTimesOut() throws Exception {
    try (TestFtp ftp = TestFtp.start(server -> server.progressTimeout(Duration.ofMillis(300)));
        Publication publication = ftp.publish(TestFtp.file("image.bin", LARGE));
        RawControl control = RawControl.loggedIn(ftp.address());
        Socket data = begun(control)) {
      assertThat(control.reply()).startsWith("426").contains("no byte moved for");
      assertThat(only(publication)).isEqualTo(Result.TIMED_OUT);
      assertThat(publication.transfers().get(0).detail()).contains("server ended");
      assertIsReset(data);
    }
  }

  @Test
  void aPeerThatNeverOpensItsDataConnectionTimesOut() throws Exception {
    try (TestFtp ftp = TestFtp.start(server -> server.progressTimeout(Duration.ofMillis(300)));
        Publication publication = ftp.publish(TestFtp.file("image.bin", LARGE));
        RawControl control = RawControl.loggedIn(ftp.address())) {
      control.passive();
      assertThat(control.say("RETR image.bin")).startsWith("150");
      assertThat(control.reply()).startsWith("425");
      assertThat(only(publication)).isEqualTo(Result.TIMED_OUT);
    }
  }

  @Test
  void aPeerThatSendsNothingTimesOut() throws Exception {
    TestFtp.Sink sink = new TestFtp.Sink();
    try (TestFtp ftp = TestFtp.start(server -> server.progressTimeout(Duration.ofMillis(300)));
        Publication publication =
            ftp.publish(new ServedFile.Incoming("up.bin", LARGE.length, sink));
        RawControl control = RawControl.loggedIn(ftp.address());
        Socket data = new Socket(TestFtp.LOOPBACK, control.passive())) {
      assertThat(control.say("STOR up.bin")).startsWith("150");
      data.getOutputStream().write(1);
      assertThat(control.reply()).startsWith("426");
      assertThat(only(publication)).isEqualTo(Result.TIMED_OUT);
      assertThat(sink.ended.get(0).result()).isEqualTo(Result.TIMED_OUT);
    }
  }

  @Test
  void aFullDiskIsSaidToTheDevice() throws Exception {
    UploadSink full =
        new UploadSink() {
          @Override
          public OutputStream begin(InetSocketAddress peer) {
            return new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new StoreFullException("/srv/x is full");
              }
            };
          }

          @Override
          public void ended(TransferRecord transfer) {}
        };
    try (TestFtp ftp = TestFtp.start();
        Publication publication = ftp.publish(new ServedFile.Incoming("up.bin", 100, full));
        RawControl control = RawControl.loggedIn(ftp.address());
        Socket data = new Socket(TestFtp.LOOPBACK, control.passive())) {
      assertThat(control.say("STOR up.bin")).startsWith("150");
      data.getOutputStream().write(1);

      assertThat(control.reply()).isEqualTo("452 There is no room left for the file.");
      assertThat(only(publication)).isEqualTo(Result.FAILED);
      assertThat(publication.transfers().get(0).detail()).contains("/srv/x is full");
    }
  }

  @Test
  void aClosedPublicationEndsItsTransfersAtOnce() throws Exception {
    try (TestFtp ftp = TestFtp.start()) {
      Publication publication = ftp.publish(TestFtp.file("image.bin", LARGE));
      RawControl control = RawControl.loggedIn(ftp.address());
      Socket data = begun(control);

      publication.close();

      assertThat(control.reply()).startsWith("426");
      assertThat(only(publication)).isEqualTo(Result.CLOSED);
      assertIsReset(data);
      control.passive();
      assertThat(control.say("RETR image.bin")).startsWith("550");
      data.close();
      control.close();
    }
  }

  @Test
  void aClosedServerEndsItsTransfersAndLeavesNoThread() throws Exception {
    TestFtp ftp = TestFtp.start();
    try (Publication publication = ftp.publish(TestFtp.file("image.bin", LARGE));
        RawControl control = RawControl.loggedIn(ftp.address());
        Socket data = begun(control)) {
      ftp.close();

      assertThat(only(publication)).isEqualTo(Result.CLOSED);
      assertIsReset(data);
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(Thread.getAllStackTraces())
                      .noneSatisfy(
                          (each, at) -> assertThat(each.getName()).startsWith("swim-ftp")));
    } finally {
      ftp.close();
    }
  }

  @Test
  void aDeviceThatBeginsAnewEndsItsEarlierTransfer() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = ftp.publish(TestFtp.file("image.bin", LARGE));
        RawControl first = RawControl.loggedIn(ftp.address());
        Socket stuck = begun(first);
        RawControl second = RawControl.loggedIn(ftp.address());
        Socket data = begun(second)) {
      assertThat(first.reply()).startsWith("426");
      assertIsReset(stuck);
      assertThat(data.getInputStream().readAllBytes()).hasSize(LARGE.length - 1000);
      data.shutdownOutput();
      assertThat(second.reply()).startsWith("226");
      assertThat(publication.transfers())
          .extracting(TransferRecord::result)
          .containsExactlyInAnyOrder(Result.CLOSED, Result.COMPLETE);
    }
  }

  @Test
  void aborEndsTheTransferAndTheSessionGoesOn() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = ftp.publish(TestFtp.file("image.bin", LARGE));
        RawControl control = RawControl.loggedIn(ftp.address());
        Socket data = begun(control)) {
      // With the Telnet codes that RFC 959 section 4.1.3 wants before it.
      control.send("\u00ff\u00f4\u00ff\u00f2ABOR\r\n");
      assertThat(control.reply()).startsWith("426");
      assertThat(control.reply()).startsWith("226");
      assertIsReset(data);
      assertThat(only(publication)).isEqualTo(Result.FAILED);
      assertThat(control.say("SIZE image.bin")).isEqualTo("213 " + LARGE.length);
    }
  }

  @Test
  void aLostControlConnectionEndsTheTransfer() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = ftp.publish(TestFtp.file("image.bin", LARGE));
        RawControl control = RawControl.loggedIn(ftp.address());
        Socket data = begun(control)) {
      control.drop();

      Awaitility.await().until(() -> only(publication) == Result.FAILED);
      assertIsReset(data);
    }
  }

  @Test
  void anUploadOfADeviceThatCrashesIsNotComplete() throws Exception {
    TestFtp.Sink sink = new TestFtp.Sink();
    try (TestFtp ftp = TestFtp.start();
        Publication publication =
            ftp.publish(new ServedFile.Incoming("up.bin", LARGE.length, sink));
        RawControl control = RawControl.loggedIn(ftp.address());
        Socket data = new Socket(TestFtp.LOOPBACK, control.passive())) {
      control.say("TYPE I");
      assertThat(control.say("STOR up.bin")).startsWith("150");
      data.getOutputStream().write(LARGE, 0, 100_000);

      control.drop();

      Awaitility.await().until(() -> !sink.ended.isEmpty());
      assertThat(sink.ended.get(0).result()).isEqualTo(Result.FAILED);
      assertThat(only(publication)).isEqualTo(Result.FAILED);
    }
  }

  @Test
  void twoHundredDevicesFetchAtOnce() throws Exception {
    int devices = 200;
    List<Publication> publications = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(devices);
    try (TestFtp ftp = TestFtp.start()) {
      List<Future<byte[]>> running = new ArrayList<>();
      for (int i = 0; i < devices; i++) {
        InetAddress device = TestFtp.address("127.66.1." + (i + 1));
        Login login = new Login("device" + i, Secret.of("secret" + i));
        ServedFile file =
            new ServedFile.Outgoing(
                "image.bin", ImageContent.of(TestFtp.bytes(200_000 + i)), so -> {});
        publications.add(ftp.server.publish(Offering.of(file, device).withLogin(login)));
        running.add(pool.submit(() -> fetch(ftp.address(), device, login)));
      }
      for (int i = 0; i < devices; i++) {
        assertThat(running.get(i).get()).as("device %s", i).isEqualTo(TestFtp.bytes(200_000 + i));
        assertThat(only(publications.get(i))).isEqualTo(Result.COMPLETE);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static byte[] fetch(InetSocketAddress server, InetAddress from, Login login)
      throws IOException {
    FTPClient client = new FTPClient();
    client.connect(server.getAddress(), server.getPort(), from, 0);
    client.setPassiveLocalIPAddress(from);
    client.enterLocalPassiveMode();
    client.login(login.username(), login.password().reveal());
    client.setFileType(FTP.BINARY_FILE_TYPE);
    var bytes = new java.io.ByteArrayOutputStream();
    assertThat(client.retrieveFile("image.bin", bytes)).as(client.getReplyString()).isTrue();
    client.disconnect();
    return bytes.toByteArray();
  }

  @Test
  void anAddressInUseIsNamed() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        FtpFileServer second = FtpFileServer.builder().bind(ftp.address()).build()) {
      assertThatThrownBy(second::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(Integer.toString(ftp.port()));
    }
  }
}
