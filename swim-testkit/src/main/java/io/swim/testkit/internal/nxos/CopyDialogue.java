package io.swim.testkit.internal.nxos;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.copy.CopyUrl;
import io.swim.testkit.internal.copy.FlashCopier;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * The questions of one copy, the copy, and what is said of it. The words of the questions, of what
 * is done and of most refusals are those of documents and recordings; the others are a guess.
 */
final class CopyDialogue implements Progress {
  private final NxSession session;
  private final NetworkDevice device;
  private final FlashCopier copier;
  private final Optional<String> vrf;
  private CopyUrl url;
  private long bytes;

  CopyDialogue(NxSession session, CopyUrl typed, Optional<String> vrf) {
    this.session = session;
    this.device = session.device();
    this.copier = new FlashCopier(device);
    this.url = typed;
    this.vrf = vrf;
  }

  /** From a server. */
  void fetch(String to) throws IOException {
    if (url.file().isEmpty()) {
      url = url.withFile(session.ask("Enter source filename: "));
    }
    askForServer();
    Located wanted = device.fileSystems().locate(to);
    String name = FileCommands.name(wanted).isEmpty() ? url.lastName() : FileCommands.name(wanted);
    Located target = new Located(wanted.fileSystem(), name);
    if (FileCommands.isBooted(device, target)) {
      session.say("Destination file is a boot image.Cannot overwrite. Check 'Show Boot'.\n");
      return;
    }
    boolean isThere = target.fileSystem().find(name).isPresent();
    if (isThere
        && !session.agrees(
            "Warning: There is already a file existing with this name. Do you want to overwrite"
                + " (y/n)?[n] ")) {
      return;
    }
    transfer(login -> copier.fetch(server(login), target, this));
  }

  /** To a server. */
  void send(String from) throws IOException {
    Located located = device.fileSystems().locate(from);
    Located source = new Located(located.fileSystem(), FileCommands.name(located));
    source.fileSystem().get(source.file());
    if (url.file().isEmpty()) {
      url = url.withFile(source.file());
    }
    askForServer();
    transfer(login -> copier.send(source, server(login), this));
  }

  private void askForServer() throws IOException {
    if (vrf.isEmpty()) {
      session.ask("Enter vrf (If no input, current vrf 'default' is considered): ");
    }
    if (url.host().isEmpty()) {
      String scheme = url.protocol().scheme();
      url = url.withHost(session.ask("Enter hostname for the " + scheme + " server: "));
    }
    if (url.user().isEmpty() && url.protocol() != TransferProtocol.TFTP) {
      url = url.withUser(session.ask("Enter username: "));
    }
  }

  /** A copy with a login, which TFTP has none of. */
  private interface Copying {
    long run(Optional<Login> login) throws IOException;
  }

  private void transfer(Copying copying) throws IOException {
    if (!session.extraConfirm()) {
      return;
    }
    boolean ssh = isSsh();
    if (ssh && NxOs.of(device).isNewHost(device, url.host())) {
      session.say("The authenticity of host '" + url.host() + "' can't be established.\n");
      session.say("RSA key fingerprint is SHA256:notcomparedwithanything.\n");
      String answer = session.ask("Are you sure you want to continue connecting (yes/no)? ");
      if (!answer.equals("yes")) {
        session.say("Host key verification failed.\n");
        return;
      }
      session.say(
          "Warning: Permanently added '" + url.host() + "' (RSA) to the list of known hosts.\n");
    }
    Optional<Login> login = Optional.empty();
    if (url.protocol() != TransferProtocol.TFTP) {
      session.say(ssh ? url.user() + "@" + url.host() + "'s password: " : "Password: ");
      Secret password = Secret.of(session.terminal().readLine(Echo.OFF));
      login = Optional.of(new Login(url.user(), password));
    } else {
      session.say("Trying to connect to tftp server......\n");
    }
    try {
      copying.run(login);
      session.say(done());
    } catch (TransferFailure e) {
      session.say("\n" + failed(e));
    } catch (FlashException e) {
      session.say(
          e.reason() == Reason.NO_SPACE
              ? "\nError: There is not enough space on the device to copy.\n"
              : "\nERROR: " + e.getMessage() + "\n");
    }
  }

  private boolean isSsh() {
    return url.protocol() == TransferProtocol.SCP || url.protocol() == TransferProtocol.SFTP;
  }

  private ServerFile server(Optional<Login> login) throws IOException {
    int port = url.port().orElse(device.spec().transfer().serverPort(url.protocol()));
    return new ServerFile(
        url.protocol(),
        new InetSocketAddress(InetAddress.getByName(url.host()), port),
        url.file(),
        login);
  }

  private String done() {
    String how =
        switch (url.protocol()) {
          case TFTP -> "\nTFTP get operation was successful\n";
          case FTP -> "\n***** Transfer of file Completed Successfully *****\n";
          default ->
              String.format(
                  Locale.ROOT,
                  "\r%s%30s 100%% %dKB   1.0MB/s   00:01    \n",
                  url.lastName(),
                  "",
                  bytes >> 10);
        };
    return how + "Copy complete, now saving to disk (please wait)...\nCopy complete.\n";
  }

  private String failed(TransferFailure e) {
    boolean ssh = isSsh();
    String host = url.host();
    return switch (e.kind()) {
      case CONNECTION_REFUSED, UNREACHABLE, TIMED_OUT ->
          ssh
              ? "ssh: connect to host " + host + " port 22: " + words(e) + "\nlost connection\n"
              : url.protocol() == TransferProtocol.FTP
                  ? "***** Transfer of file aborted, server not reachable *****\n"
                  : "TFTP get operation failed:Timed out\n";
      case LOGIN_REFUSED ->
          ssh ? "Permission denied (publickey,password).\n" : "Login incorrect\nLogin failed.\n";
      case NO_SUCH_FILE ->
          ssh ? "scp: " + url.file() + ": No such file or directory\n" : "File not found\n";
      case REFUSED -> "Access violation\n";
      case RESET -> ssh ? "lost connection\n" : "***** Transfer of file aborted *****\n";
      case NO_SPACE_THERE -> "No space left on device\n";
      case UNTRUSTED, IO, PROTOCOL, INTERRUPTED ->
          url.protocol() == TransferProtocol.TFTP
              ? "TFTP get operation failed:" + e.getMessage() + "\n"
              : "***** Transfer of file aborted *****\n";
    };
  }

  private static String words(TransferFailure e) {
    return switch (e.kind()) {
      case CONNECTION_REFUSED -> "Connection refused";
      case UNREACHABLE -> "No route to host";
      default -> "Connection timed out";
    };
  }

  @Override
  public void passed(long soFar) {
    bytes = soFar;
  }
}
