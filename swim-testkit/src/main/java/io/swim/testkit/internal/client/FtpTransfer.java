package io.swim.testkit.internal.client;

import io.swim.device.Login;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.apache.commons.net.ftp.FTPReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * FTP (RFC 959) from the address of the device, passive and binary as IOS does by default.
 *
 * @param timeout for the connection and for every answer
 */
public record FtpTransfer(InetAddress local, Duration timeout) implements FileTransfer {
  private static final Logger LOG = LoggerFactory.getLogger(FtpTransfer.class);
  private static final int BUFFER = 32 * 1024;

  @Override
  public void get(ServerFile file, Intake to) throws IOException {
    run(
        file,
        client -> {
          String told = client.getSize(file.path());
          long size = told == null || !told.strip().matches("\\d{1,18}") ? -1 : number(told);
          if (size >= 0) {
            to.expect(size);
          }
          InputStream in = client.retrieveFileStream(file.path());
          if (in == null) {
            throw refused(client);
          }
          long bytes;
          try (in) {
            bytes = in.transferTo(to);
          }
          ended(client);
          if (bytes < size) {
            throw new TransferFailure(Kind.RESET);
          }
        });
  }

  @Override
  public void put(ServerFile file, InputStream from, long size) throws IOException {
    run(
        file,
        client -> {
          OutputStream out = client.storeFileStream(file.path());
          if (out == null) {
            TransferFailure why = refused(client);
            throw why.kind() == Kind.NO_SUCH_FILE ? new TransferFailure(Kind.REFUSED, why) : why;
          }
          try (out) {
            send(from, out, client);
          } catch (TransferFailure e) {
            throw e;
          } catch (IOException e) {
            // The server says why on the other connection.
            ended(client);
            throw e;
          }
          ended(client);
        });
  }

  /**
   * Where the link breaks, the control connection is gone before the data connection ends: an end
   * alone would be the end of the file (RFC 959, section 3.4).
   */
  private static void send(InputStream from, OutputStream out, FTPClient client)
      throws IOException {
    try {
      from.transferTo(out);
    } catch (TransferFailure e) {
      client.setSoLinger(true, 0);
      hangUp(client);
      throw e;
    }
  }

  private interface Dialogue {
    void with(FTPClient client) throws IOException;
  }

  private void run(ServerFile file, Dialogue dialogue) throws IOException {
    FTPClient client = new FTPClient();
    int millis = Math.toIntExact(timeout.toMillis());
    client.setConnectTimeout(millis);
    client.setDefaultTimeout(millis);
    client.setDataTimeout(timeout);
    client.setBufferSize(BUFFER);
    client.setPassiveLocalIPAddress(local);
    try {
      client.connect(file.server().getAddress(), file.server().getPort(), local, 0);
      if (!FTPReply.isPositiveCompletion(client.getReplyCode())) {
        throw new TransferFailure(Kind.CONNECTION_REFUSED);
      }
      client.setSoTimeout(millis);
      logIn(client, file);
      client.enterLocalPassiveMode();
      client.setFileType(FTP.BINARY_FILE_TYPE);
      dialogue.with(client);
      client.logout();
    } catch (FTPConnectionClosedException e) {
      throw new TransferFailure(Kind.RESET, e);
    } catch (IOException e) {
      throw Causes.of(e, Kind.PROTOCOL);
    } finally {
      hangUp(client);
    }
  }

  private static void logIn(FTPClient client, ServerFile file) throws IOException {
    String user = file.login().map(Login::username).orElse("anonymous");
    String password = file.login().map(login -> login.password().reveal()).orElse("");
    if (!client.login(user, password)) {
      throw new TransferFailure(Kind.LOGIN_REFUSED);
    }
  }

  private static void ended(FTPClient client) throws IOException {
    if (!client.completePendingCommand()) {
      throw refused(client);
    }
  }

  /** RFC 959 section 4.2; 550 has no code of its own for each of its causes. */
  private static TransferFailure refused(FTPClient client) {
    String words = client.getReplyString().toLowerCase(Locale.ROOT);
    return new TransferFailure(
        switch (client.getReplyCode()) {
          case 530, 532 -> Kind.LOGIN_REFUSED;
          case 550 ->
              words.matches("(?s).*(denied|permission|not allowed|forbidden).*")
                  ? Kind.REFUSED
                  : Kind.NO_SUCH_FILE;
          case 553, 501, 502, 503 -> Kind.REFUSED;
          case 452, 552 -> Kind.NO_SPACE_THERE;
          case 421, 425, 426, 451 -> Kind.RESET;
          default -> Kind.PROTOCOL;
        });
  }

  private static long number(String text) {
    return Long.parseLong(text.strip());
  }

  private static void hangUp(FTPClient client) {
    try {
      client.disconnect();
    } catch (IOException e) {
      LOG.debug("the FTP connection was gone: {}", e.toString());
    }
  }
}
