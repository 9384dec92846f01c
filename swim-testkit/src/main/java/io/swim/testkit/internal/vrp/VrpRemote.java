package io.swim.testkit.internal.vrp;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.testkit.internal.copy.FlashCopier;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;

/** A server that a client of VRP talks to. The words of failures are a guess. */
final class VrpRemote {
  private final VrpSession session;
  private final NetworkDevice device;
  private final TransferProtocol protocol;
  private final String host;
  private final OptionalInt port;
  private Optional<Login> login = Optional.empty();

  VrpRemote(VrpSession session, TransferProtocol protocol, String host, OptionalInt port) {
    this.session = session;
    this.device = session.device();
    this.protocol = protocol;
    this.host = host;
    this.port = port;
  }

  void logIn(String user, String password) {
    login = Optional.of(new Login(user, Secret.of(password)));
  }

  void get(String source, String path) throws IOException {
    Located target = device.fileSystems().locate(path);
    boolean there = target.fileSystem().find(target.file()).isPresent();
    if (there
        && !session.agrees("Warning: The file " + path + " already exists. Overwrite it? [Y/N]:")) {
      session.say("Error: The operation was aborted.\n");
      return;
    }
    if (!session.extraAgreement()) {
      return;
    }
    try {
      long bytes = new FlashCopier(device).fetch(server(source), target, Progress.SILENT);
      session.say(done("received", "Downloading", bytes));
    } catch (TransferFailure e) {
      session.say(words(e.kind()));
    } catch (FlashException e) {
      session.say("Error: " + VrpText.words(e) + "\n");
    }
  }

  void put(String path, String destination) throws IOException {
    Located source = device.fileSystems().locate(path);
    try {
      long bytes = new FlashCopier(device).send(source, server(destination), Progress.SILENT);
      session.say(done("sent", "Uploading", bytes));
    } catch (TransferFailure e) {
      session.say(words(e.kind()));
    } catch (FlashException e) {
      session.say("Error: " + VrpText.words(e) + "\n");
    }
  }

  private ServerFile server(String path) throws IOException {
    int at = port.orElse(device.spec().transfer().serverPort(protocol));
    return new ServerFile(
        protocol, new InetSocketAddress(InetAddress.getByName(host), at), path, login);
  }

  private String done(String verb, String doing, long bytes) {
    return switch (protocol) {
      case FTP ->
          "226 Transfer complete.\nFTP: " + bytes + " byte(s) " + verb + " in 1.000 second(s).\n";
      case TFTP ->
          "TFTP: " + doing + " the file successfully.\n" + bytes + " byte(s) " + verb + ".\n";
      case SFTP -> "Info: " + doing + " file successfully ended.\n";
      case SCP, HTTP, HTTPS -> "file  100%  " + bytes + " Bytes\n";
    };
  }

  private String words(Kind kind) {
    return switch (kind) {
      case NO_SUCH_FILE ->
          protocol == TransferProtocol.FTP
              ? "550 File not found.\n"
              : "Error: The file does not exist on the server.\n";
      case LOGIN_REFUSED ->
          protocol == TransferProtocol.FTP
              ? "530 Login incorrect.\n"
              : "Error: Authentication failed.\n";
      case REFUSED -> "Error: Permission denied.\n";
      case CONNECTION_REFUSED, UNREACHABLE -> "Error: Failed to connect to the remote host.\n";
      case TIMED_OUT -> "Error: The operation timed out.\n";
      case RESET -> "Error: The connection was closed by the remote host.\n";
      case NO_SPACE_THERE -> "Error: There is not enough space on the server.\n";
      case UNTRUSTED, IO, PROTOCOL, INTERRUPTED -> "Error: The transfer failed.\n";
    };
  }
}
