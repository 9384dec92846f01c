package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swim.device.TransferProtocol;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.TransferFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.scp.common.ScpHelper;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that are sent to the device's own servers, by clients that are not ours. */
@Timeout(120)
class PushTest {
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final int[] SIZES = {0, 1, 64 * 1024 + 1, 5 << 20};

  private final SshClient client = SshClient.setUpDefaultClient();
  private SimulatedFleet fleet;
  private SimulatedDevice device;

  @BeforeEach
  void start() {
    client.setServerKeyVerifier((session, address, key) -> true);
    client.start();
    open(15, TransferProtocol.SCP, TransferProtocol.SFTP, TransferProtocol.FTP);
  }

  private void open(int privilege, TransferProtocol... servers) {
    if (fleet != null) {
      fleet.close();
    }
    fleet =
        SimulatedFleet.builder()
            .firstAddress("127.61.7.1")
            .credentials(SimulatedCredentials.defaults().withPrivilege(privilege))
            .ownServers(servers)
            .build()
            .start();
    device = fleet.device(0);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    fleet.close();
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private void isOnFlash(String name, byte[] expected) throws Exception {
    await().until(() -> device.flash().file(name).isPresent());
    try (InputStream in = device.flash().open(name)) {
      assertThat(Arrays.equals(in.readAllBytes(), expected)).as(name).isTrue();
    }
  }

  private ClientSession logIn() throws IOException {
    ClientSession session =
        client
            .connect("admin", device.address().getHostAddress(), device.ports().ssh())
            .verify(WAIT)
            .getSession();
    session.addPasswordIdentity("cisco-login");
    session.auth().verify(WAIT);
    return session;
  }

  /** With the command of real pushes; the client of MINA adds an option that IOS does not have. */
  private void scp(String path, byte[] bytes) throws Exception {
    try (ClientSession session = logIn();
        ChannelExec channel = session.createExecChannel("scp -t " + path)) {
      channel.open().verify(WAIT);
      ScpHelper scp =
          new ScpHelper(
              session, channel.getInvertedOut(), channel.getInvertedIn(), null, null, null);
      scp.readAndValidateOperationAck("scp", "begin");
      scp.sendStream(new ScpSource(path, bytes), false, ScpHelper.DEFAULT_SEND_BUFFER_SIZE);
    }
  }

  @Test
  void scpTakesEverySize() throws Exception {
    for (int size : SIZES) {
      byte[] bytes = random(size);
      scp("flash:s" + size, bytes);
      isOnFlash("s" + size, bytes);
    }
  }

  @Test
  void scpSaysWhatIosSaysWhenItIsOff() throws Exception {
    device.configure("no ip scp server enable");
    assertThatThrownBy(() -> scp("flash:a", random(10)))
        .hasMessageContaining("Administratively disabled.");
    device.configure("ip scp server enable");
    device.inject(TransferFault.serverOff(TransferProtocol.SCP));
    assertThatThrownBy(() -> scp("flash:a", random(10)))
        .hasMessageContaining("Administratively disabled.");
    device.healAll();
    scp("flash:a", random(10));
    open(1, TransferProtocol.SCP);
    assertThatThrownBy(() -> scp("flash:a", random(10))).hasMessageContaining("Privilege denied.");
  }

  @Test
  void scpChecksRoomBeforeItTakesAnything() throws Exception {
    device.flash().put("a", random(10));
    device.inject(Fault.flashFull());
    assertThatThrownBy(() -> scp("flash:a", random(1000)))
        .hasMessageContaining("Not enough space on device");
    isOnFlash("a", random(10));
  }

  @Test
  void aBrokenPushLeavesItsPart() throws Exception {
    byte[] bytes = random(1 << 20);
    for (int percent : new int[] {10, 50, 99}) {
      device.inject(TransferFault.breakOnce(percent));
      assertThatThrownBy(() -> scp("flash:part" + percent, bytes)).isInstanceOf(IOException.class);
      long least = (long) bytes.length * percent / 100;
      await().until(() -> device.flash().file("part" + percent).isPresent());
      assertThat(device.flash().file("part" + percent).orElseThrow().sizeBytes())
          .isBetween(least, least + 64 * 1024);
    }
    scp("flash:part99", bytes);
    isOnFlash("part99", bytes);
  }

  @Test
  void sftpTakesEverySizeAndBreaks() throws Exception {
    try (ClientSession session = logIn();
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      for (int size : SIZES) {
        byte[] bytes = random(size);
        sftp.put(new ByteArrayInputStream(bytes), "flash:f" + size);
        isOnFlash("f" + size, bytes);
        assertThat(sftp.stat("/flash:/f" + size).getSize()).isEqualTo(size);
        try (InputStream back = sftp.read("f" + size)) {
          assertThat(Arrays.equals(back.readAllBytes(), bytes)).isTrue();
        }
      }
      assertThat(sftp.readDir("/")).extracting("filename").contains("f1");
      sftp.remove("flash:f1");
      assertThat(device.flash().file("f1")).isEmpty();
      device.inject(TransferFault.breakOnceAtByte(100_000));
      assertThatThrownBy(() -> sftp.put(new ByteArrayInputStream(random(1 << 20)), "flash:p"))
          .isInstanceOf(IOException.class);
      await().until(() -> device.flash().file("p").isPresent());
      assertThat(device.flash().file("p").orElseThrow().sizeBytes()).isBetween(100_000L, 200_000L);
    }
    device.inject(TransferFault.serverOff(TransferProtocol.SFTP));
    try (ClientSession session = logIn()) {
      assertThatThrownBy(() -> SftpClientFactory.instance().createSftpClient(session))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aPartIsGoneOnWithOverSftpAndFtp() throws Exception {
    byte[] bytes = random(300_000);
    device.flash().put("part", Arrays.copyOf(bytes, 100_000));
    try (ClientSession session = logIn();
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
        SftpClient.CloseableHandle handle = sftp.open("flash:part", SftpClient.OpenMode.Write)) {
      assertThat(sftp.stat(handle).getSize()).isEqualTo(100_000);
      sftp.write(handle, 90_000, Arrays.copyOfRange(bytes, 90_000, 200_000), 0, 110_000);
    }
    await().until(() -> device.flash().file("part").orElseThrow().sizeBytes() == 200_000);
    FTPClient ftp = ftp("cisco-login");
    try {
      ftp.setRestartOffset(150_000);
      assertThat(
              ftp.storeFile(
                  "flash:part",
                  new ByteArrayInputStream(Arrays.copyOfRange(bytes, 150_000, 250_000))))
          .isTrue();
      assertThat(
              ftp.appendFile(
                  "flash:part",
                  new ByteArrayInputStream(Arrays.copyOfRange(bytes, 250_000, 300_000))))
          .isTrue();
    } finally {
      ftp.disconnect();
    }
    isOnFlash("part", bytes);
  }

  @Test
  void ftpTakesEverySizeAndRefusesWhatItMust() throws Exception {
    FTPClient ftp = ftp("cisco-login");
    try {
      for (int size : SIZES) {
        byte[] bytes = random(size);
        assertThat(ftp.storeFile("flash:f" + size, new ByteArrayInputStream(bytes))).isTrue();
        isOnFlash("f" + size, bytes);
        assertThat(ftp.getSize("f" + size)).isEqualTo(Integer.toString(size));
      }
      assertThat(ftp.listNames()).contains("f1");
      device.inject(Fault.flashFull());
      assertThat(ftp.storeFile("flash:g", new ByteArrayInputStream(random(1000)))).isFalse();
      assertThat(ftp.getReplyCode()).isEqualTo(552);
      device.healAll();
      assertThat(ftp.deleteFile("f1")).isTrue();
      device.inject(TransferFault.breakOnceAtByte(100_000));
      assertThatThrownBy(() -> ftp.storeFile("flash:p", new ByteArrayInputStream(random(5 << 20))))
          .isInstanceOf(IOException.class);
      await().until(() -> device.flash().file("p").isPresent());
      assertThat(device.flash().file("p").orElseThrow().sizeBytes()).isBetween(100_000L, 200_000L);
    } finally {
      ftp.disconnect();
    }
    FTPClient stranger = ftp("wrong");
    assertThat(stranger.getReplyCode()).isEqualTo(530);
    stranger.disconnect();
    device.inject(TransferFault.serverOff(TransferProtocol.FTP));
    assertThatThrownBy(() -> ftp("cisco-login")).isInstanceOf(java.net.ConnectException.class);
    device.healAll();
    ftp("cisco-login").disconnect();
  }

  private FTPClient ftp(String password) throws IOException {
    FTPClient ftp = new FTPClient();
    ftp.connect(device.address(), device.ports().ftp());
    if (ftp.login("admin", password)) {
      ftp.enterLocalPassiveMode();
      ftp.setFileType(FTP.BINARY_FILE_TYPE);
    }
    return ftp;
  }

  @Test
  void httpAndHttpsTakeEverySize() throws Exception {
    open(15, TransferProtocol.HTTP, TransferProtocol.HTTPS);
    for (TransferProtocol each :
        new TransferProtocol[] {TransferProtocol.HTTP, TransferProtocol.HTTPS}) {
      for (int size : SIZES) {
        byte[] bytes = random(size);
        String name = each.scheme() + size;
        assertThat(put(each, "/flash:/" + name, bytes, "cisco-login")).contains(" 201 ");
        isOnFlash(name, bytes);
      }
      assertThat(put(each, "/flash:/x", random(10), "wrong")).contains(" 401 ");
      device.inject(Fault.flashFull());
      assertThat(put(each, "/flash:/x", random(10), "cisco-login")).contains(" 507 ");
      device.healAll();
      assertThat(device.flash().file("x")).isEmpty();
      device.inject(TransferFault.breakOnce(50));
      assertThatThrownBy(() -> put(each, "/flash:/x", random(1 << 20), "cisco-login"))
          .isInstanceOf(IOException.class);
      await().until(() -> device.flash().file("x").isPresent());
      assertThat(device.flash().file("x").orElseThrow().sizeBytes())
          .isBetween(1L << 19, (1L << 19) + 64 * 1024);
      device.flash().delete("x");
    }
  }

  /** Any client would do; this one shows what is on the wire. */
  private String put(TransferProtocol protocol, String path, byte[] bytes, String password)
      throws Exception {
    boolean tls = protocol == TransferProtocol.HTTPS;
    int port = tls ? device.ports().https() : device.ports().http();
    String login =
        Base64.getEncoder()
            .encodeToString(("admin:" + password).getBytes(StandardCharsets.US_ASCII));
    try (Socket socket = tls ? anyCertificate().getSocketFactory().createSocket() : new Socket()) {
      socket.connect(new InetSocketAddress(device.address(), port));
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("PUT "
                  + path
                  + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Basic "
                  + login
                  + "\r\nContent-Length: "
                  + bytes.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
      out.flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      if (answer.isEmpty()) {
        throw new IOException("the device hung up");
      }
      return answer;
    }
  }

  private static SSLContext anyCertificate() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anything()}, new SecureRandom());
    return context;
  }

  private static final class Anything implements X509TrustManager {
    @Override
    public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {
      assertThat(chain[0].getSubjectX500Principal().getName()).contains("IOS-Self-Signed");
    }

    @Override
    public java.security.cert.X509Certificate[] getAcceptedIssuers() {
      return new java.security.cert.X509Certificate[0];
    }
  }

  @Test
  void serversThatADeviceDoesNotHaveAreNotThere() throws Exception {
    open(15);
    assertThatThrownBy(() -> scp("flash:a", random(10)))
        .hasMessageContaining("Administratively disabled.");
    assertThatThrownBy(() -> ftp("cisco-login")).isInstanceOf(java.net.ConnectException.class);
    try (ClientSession session = logIn()) {
      assertThatThrownBy(() -> SftpClientFactory.instance().createSftpClient(session))
          .isInstanceOf(IOException.class);
    }
  }
}
