package io.swim.realservers;

import io.swim.device.TransferProtocol;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * File servers of others that run in this JVM, on loopback with ports of the system's choice, with
 * one folder and one login: Apache MINA SSHD and FtpServer, and the JDK's HTTP server. Thread-safe.
 */
public final class LibraryServers implements AutoCloseable {
  /** Where they listen. */
  public static final String HOST = "127.0.0.1";

  /** Who may log in. */
  public static final String USER = "files";

  /** The password of {@link #USER}. */
  public static final String PASSWORD = "S3rver-word";

  private final Set<InetAddress> seen = ConcurrentHashMap.newKeySet();
  private final LibraryIdentity identity;
  private final SshFolder ssh;
  private final FtpFolder ftp;
  private final HttpFolder http;

  private LibraryServers(Path folder) throws Exception {
    identity = LibraryIdentity.create();
    ssh = new SshFolder(folder, seen::add);
    ftp = new FtpFolder(folder);
    http = new HttpFolder(folder, identity.tls(), seen::add);
  }

  /**
   * Starts them.
   *
   * @param folder what they serve, and what is written to
   */
  public static LibraryServers start(Path folder) throws Exception {
    return new LibraryServers(folder);
  }

  /** The port of a protocol; TFTP is not among them. */
  public int port(TransferProtocol protocol) {
    return switch (protocol) {
      case FTP -> ftp.port();
      case SFTP, SCP -> ssh.port();
      case HTTP -> http.port();
      case HTTPS -> http.tlsPort();
      case TFTP -> throw new IllegalArgumentException("TFTP has a server of its own");
    };
  }

  /** Who asked over SSH, HTTP and HTTPS, successful or not. */
  public Set<InetAddress> seen() {
    return Set.copyOf(seen);
  }

  /** What the HTTPS server proves itself with; self-signed. */
  public Certificate certificate() {
    return identity.certificate();
  }

  @Override
  public void close() throws IOException {
    http.close();
    ftp.close();
    ssh.close();
  }
}
