package io.swim.benchmarks;

import io.swim.device.TransferProtocol;
import io.swim.image.ImageContent;
import io.swim.spi.FileServer;
import io.swim.transfer.ftp.FtpFileServer;
import io.swim.transfer.http.HttpFileServer;
import io.swim.transfer.ssh.SshFileServer;
import io.swim.transfer.tftp.TftpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * One of our servers with an offering for each {@link CrowdDevice}: PROTOCOL ADDRESS PORT FILE
 * DEVICES. Runs until it is told to end, and then says what heap it used: at most, with garbage;
 * really held before the first transfer; really held at most, seen by a full collection each
 * second.
 */
final class ServeCrowd {
  static final String USED = "used MiB: ";
  private static final long COLLECT_EVERY_MILLIS = 1000;

  private ServeCrowd() {}

  public static void main(String[] arguments) throws Exception {
    Unwinding.onExit();
    TransferProtocol protocol = TransferProtocol.valueOf(arguments[0]);
    InetSocketAddress at = new InetSocketAddress(arguments[1], Integer.parseInt(arguments[2]));
    int devices = Integer.parseInt(arguments[4]);
    try (ImageContent image = ImageContent.of(Path.of(arguments[3]));
        FileServer server = server(protocol, at)) {
      server.start();
      for (int i = 0; i < devices; i++) {
        server.publish(new CrowdDevice(i).offering(protocol, image));
      }
      serve(Report.to(Optional.empty()));
    }
  }

  private static void serve(Report report) throws IOException {
    double before = JvmUse.liveMebibytes();
    double held = before;
    try (JvmUse use = new JvmUse()) {
      Report.ready();
      try {
        while (true) {
          Waiting.forMillis(COLLECT_EVERY_MILLIS);
          held = Math.max(held, JvmUse.liveMebibytes());
        }
      } catch (InterruptedException e) {
        report.line(USED + "%.1f %.1f %.1f", use.peakHeapMebibytes(), before, held);
      }
    }
  }

  private static FileServer server(TransferProtocol protocol, InetSocketAddress at)
      throws NoSuchAlgorithmException {
    return switch (protocol) {
      case TFTP -> TftpServer.builder().bind(at).build();
      case FTP -> FtpFileServer.builder().bind(at).build();
      case SFTP, SCP -> SshFileServer.builder().bind(at).hostKey(hostKey()).build();
      case HTTP -> HttpFileServer.builder().bind(at).build();
      case HTTPS -> HttpFileServer.builder().bindTls(at).build();
    };
  }

  /** Of this kind because curl's libssh2 1.10 knows RSA with SHA-1 only. */
  private static KeyPair hostKey() throws NoSuchAlgorithmException {
    return KeyPairGenerator.getInstance("EC").generateKeyPair();
  }
}
