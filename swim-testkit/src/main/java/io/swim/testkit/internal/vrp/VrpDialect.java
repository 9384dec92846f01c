package io.swim.testkit.internal.vrp;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.vrp.VrpSession.View;

/** Huawei VRP. The words of failures are a guess. */
final class VrpDialect implements Dialect {
  @Override
  public CommandTree<VrpSession> commands(View view) {
    return VrpCommands.of(view);
  }

  @Override
  public String error(String words) {
    return "Error: " + words + "\n";
  }

  @Override
  public String logMessage(NetworkDevice device) {
    return VrpText.logMessage(device);
  }

  @Override
  public String greeting(TransferProtocol protocol, String host) {
    return protocol == TransferProtocol.TFTP
        ? "Info: Transfer file in binary mode.\n"
        : "Trying " + host + " ...\nPress CTRL+K to abort\nConnected to " + host + " ...\n";
  }

  @Override
  public String userQuestion(TransferProtocol protocol, String host) {
    return protocol == TransferProtocol.FTP
        ? "220 FTP service ready.\nUser(" + host + ":(none)):"
        : "Please input the username:";
  }

  @Override
  public String passwordQuestion(TransferProtocol protocol, String user, String host) {
    return (protocol == TransferProtocol.FTP ? "331 Password required.\n" : "") + "Enter password:";
  }

  @Override
  public String clientPrompt(TransferProtocol protocol) {
    return protocol == TransferProtocol.FTP ? "[ftp]" : "sftp-client>";
  }

  @Override
  public boolean scpTakesVerbs() {
    return false;
  }

  @Override
  public String done(TransferProtocol protocol, boolean received, long bytes) {
    String verb = received ? "received" : "sent";
    String doing = received ? "Downloading" : "Uploading";
    return switch (protocol) {
      case FTP ->
          "226 Transfer complete.\nFTP: " + bytes + " byte(s) " + verb + " in 1.000 second(s).\n";
      case TFTP ->
          "TFTP: " + doing + " the file successfully.\n" + bytes + " byte(s) " + verb + ".\n";
      case SFTP -> "Info: " + doing + " file successfully ended.\n";
      case SCP, HTTP, HTTPS -> "file  100%  " + bytes + " Bytes\n";
    };
  }

  @Override
  public String failed(TransferProtocol protocol, Kind kind) {
    boolean ftp = protocol == TransferProtocol.FTP;
    return switch (kind) {
      case NO_SUCH_FILE ->
          ftp ? "550 File not found.\n" : error("The file does not exist on the server.");
      case LOGIN_REFUSED -> ftp ? "530 Login incorrect.\n" : error("Authentication failed.");
      case REFUSED -> error("Permission denied.");
      case CONNECTION_REFUSED, UNREACHABLE -> error("Failed to connect to the remote host.");
      case TIMED_OUT -> error("The operation timed out.");
      case RESET -> error("The connection was closed by the remote host.");
      case NO_SPACE_THERE -> error("There is not enough space on the server.");
      case UNTRUSTED, IO, PROTOCOL, INTERRUPTED -> error("The transfer failed.");
    };
  }
}
