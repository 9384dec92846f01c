package io.swim.transfer.ftp;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.ClientServices;
import io.swim.spi.FileClient;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.transfer.client.GoAhead;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import org.apache.commons.net.MalformedServerReplyException;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPReply;

/**
 * Reads and writes files at FTP servers, of devices for instance (RFC 959, 2428, 3659). Without a
 * login it is anonymous (RFC 1635).
 *
 * <p>Always in binary. A write has succeeded when the server has said so (226) and, where it knows
 * SIZE, says the right size too. The server may take one second for each MiB, and a minute at
 * least, after the last byte: devices write to flash then. A transfer that is broken off ends with
 * a reset, so that the server does not take a part for the file; it has to be resumed or deleted.
 * FTP can't write only where there is no file: a session looks first, which is not the same. A part
 * is gone on with at its end only, by REST, or by APPE where that is not known.
 *
 * <p>Transfers, and waits for a reply, look twice a second whether they may go on; a connection
 * that is made has half a minute, and not longer than until the deadline.
 *
 * <p>Thread-safe; keeps nothing between sessions. A session holds two sockets and 256 KiB.
 */
public final class FtpFileClient implements FileClient {
  /** Who opens the data connections. */
  public enum DataMode {
    /** This side; where the server refuses PASV or EPSV, the server. */
    PASSIVE_FIRST,
    /** The server, always: a firewall in front of it lets only control connections in. */
    ACTIVE
  }

  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final DataMode mode;
  private final Duration silence;

  /** Passive first. */
  public FtpFileClient() {
    this(DataMode.PASSIVE_FIRST);
  }

  /** With a patience of a minute. */
  public FtpFileClient(DataMode mode) {
    this(mode, SILENCE);
  }

  /**
   * With another patience than a minute.
   *
   * @param silence how long a connection may bring nothing
   */
  FtpFileClient(DataMode mode, Duration silence) {
    this.mode = mode;
    this.silence = silence;
  }

  @Override
  public String id() {
    return "ftp";
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return Set.of(TransferProtocol.FTP);
  }

  @Override
  public FileSession open(FileService service, ClientServices services)
      throws DriverException, InterruptedException {
    services.checkpoint();
    FtpLink link = new FtpLink(service, new Patience(new GoAhead(services), silence), mode);
    try {
      greet(link, service);
      login(link, service.login().orElseGet(() -> new Login("anonymous", Secret.of("anonymous@"))));
      if (!link.setFileType(FTP.BINARY_FILE_TYPE)) {
        throw link.refused("TYPE I", DeviceEffect.NONE);
      }
      return new FtpFileSession(link, Features.ask(link), services);
    } catch (DriverException | InterruptedException | RuntimeException e) {
      link.hangUp();
      throw e;
    } catch (IOException e) {
      try {
        throw link.failed("the login", e, DeviceEffect.NONE);
      } finally {
        link.hangUp();
      }
    }
  }

  private void greet(FtpLink link, FileService service)
      throws DriverException, InterruptedException {
    try {
      link.connect(service.host(), service.port());
    } catch (MalformedServerReplyException e) {
      throw link.failed("the greeting", e, DeviceEffect.NONE);
    } catch (IOException e) {
      if (Replies.isStop(e) || (link.isConnected() && link.timedOut(e))) {
        throw link.failed("the greeting", e, DeviceEffect.NONE);
      }
      throw new DriverException(
              FailureKind.UNREACHABLE,
              DeviceEffect.NONE,
              service + " can't be reached: " + why(e, service),
              link.words())
          .withCause(e);
    }
    if (!FTPReply.isPositiveCompletion(link.getReplyCode())) {
      throw link.refused("the connection", DeviceEffect.NONE);
    }
  }

  private static String why(IOException e, FileService service) {
    if (e instanceof UnknownHostException) {
      return "unknown host " + service.host();
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static void login(FtpLink link, Login login) throws DriverException, IOException {
    String password = login.password().reveal();
    if (FtpLink.breaksLine(login.username()) || FtpLink.breaksLine(password)) {
      throw new DriverException(
          FailureKind.AUTHENTICATION,
          DeviceEffect.NONE,
          "the login has a line end in it, which FTP can't send");
    }
    int reply = link.user(login.username());
    if (FTPReply.isPositiveIntermediate(reply)) {
      reply = link.pass(password);
    }
    if (!FTPReply.isPositiveCompletion(reply)) {
      throw link.refused("the login", DeviceEffect.NONE);
    }
  }
}
