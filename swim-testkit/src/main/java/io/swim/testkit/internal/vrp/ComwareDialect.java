package io.swim.testkit.internal.vrp;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.vrp.VrpSession.View;

/** Comware 7. The words of failures of its TFTP client are those of curl; others are a guess. */
final class ComwareDialect implements Dialect {
  @Override
  public CommandTree<VrpSession> commands(View view) {
    return ComwareCommands.of(view);
  }

  @Override
  public String error(String words) {
    return " % " + words + "\n";
  }

  @Override
  public String logMessage(NetworkDevice device) {
    return ComwareText.logMessage(device);
  }

  @Override
  public String greeting(TransferProtocol protocol, String host) {
    return switch (protocol) {
      case TFTP ->
          """
          Press CTRL+C to abort.
            % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                           Dload  Upload   Total   Spent    Left  Speed
          """;
      case FTP -> "Press CTRL+C to abort.\nConnected to " + host + " (" + host + ").\n";
      default -> "";
    };
  }

  @Override
  public String userQuestion(TransferProtocol protocol, String host) {
    return protocol == TransferProtocol.FTP
        ? "220 FTP service ready.\nUser (" + host + ":(none)): "
        : "Username: ";
  }

  @Override
  public String passwordQuestion(TransferProtocol protocol, String user, String host) {
    return protocol == TransferProtocol.FTP
        ? "331 Password required for " + user + ".\nPassword: "
        : "Press CTRL+C to abort.\nConnecting to "
            + host
            + " port 22.\n"
            + user
            + "@"
            + host
            + "'s password: ";
  }

  @Override
  public String clientPrompt(TransferProtocol protocol) {
    return protocol == TransferProtocol.FTP ? "ftp> " : "sftp> ";
  }

  @Override
  public boolean scpTakesVerbs() {
    return true;
  }

  @Override
  public String done(TransferProtocol protocol, boolean received, long bytes) {
    return switch (protocol) {
      case TFTP ->
          "100 "
              + bytes
              + "  100 "
              + bytes
              + "    0     0   200k      0  0:00:01  0:00:01 -- 200k\n"
              + (received ? "Writing file...Done.\n" : "");
      case FTP ->
          "226 File successfully transferred\n"
              + bytes
              + (received ? " bytes received" : " bytes sent")
              + " in 0.530 seconds (203.11 Kbytes/s)\n";
      default -> "file                   100%  " + bytes + "   1.2MB/s   00:01\n";
    };
  }

  @Override
  public String failed(TransferProtocol protocol, Kind kind) {
    if (protocol == TransferProtocol.TFTP) {
      return switch (kind) {
        case NO_SUCH_FILE -> "curl: (68) TFTP: File Not Found\n";
        case REFUSED -> "curl: (69) TFTP: Access Violation\n";
        case TIMED_OUT, UNREACHABLE, CONNECTION_REFUSED -> "curl: (28) Operation timed out\n";
        default -> "curl: (56) Failure when receiving data from the peer\n";
      };
    }
    return switch (kind) {
      case NO_SUCH_FILE ->
          protocol == TransferProtocol.FTP
              ? "550 File not found.\n"
              : "File not found: No such file or directory\n";
      case LOGIN_REFUSED ->
          protocol == TransferProtocol.FTP ? "530 Login incorrect.\n" : "Authentication failed.\n";
      case REFUSED -> "Permission denied.\n";
      case CONNECTION_REFUSED, UNREACHABLE -> "Failed to connect to the remote host.\n";
      case TIMED_OUT -> "Connection timed out.\n";
      case RESET -> "Connection closed by the remote host.\n";
      case NO_SPACE_THERE -> error("Not enough space on the server.");
      case UNTRUSTED, IO, PROTOCOL, INTERRUPTED -> "Failed to transfer the file.\n";
    };
  }
}
