package io.swim.ssh.connect;

import io.swim.device.CliCredentials;
import io.swim.device.Secret;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.method.AuthPublickey;
import net.schmizz.sshj.userauth.method.PasswordResponseProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.PasswordUtils;

/** How SWIM proves to an SSH server who it is. */
final class SshLogin {
  private SshLogin() {}

  /** Logs in with a key, else with the password: plain, or asked for in a dialogue (RFC 4256). */
  static void logIn(SSHClient client, CliCredentials credentials, String peer)
      throws DriverException, InterruptedException, IOException {
    List<AuthMethod> methods = new ArrayList<>();
    if (credentials.privateKey().isPresent()) {
      String key = credentials.privateKey().get().reveal();
      try {
        methods.add(new AuthPublickey(client.loadKeys(key, null, null)));
      } catch (IOException e) {
        throw ConnectFailures.failure(
            FailureKind.AUTHENTICATION,
            peer + ": the private key of '" + credentials.username() + "' can't be read",
            e);
      }
    }
    credentials.password().ifPresent(password -> methods.add(new AuthPassword(finder(password))));
    try {
      client.auth(credentials.username(), methods);
    } catch (UserAuthException e) {
      ConnectFailures.throwIfInterrupted(e);
      List<String> tried = new ArrayList<>(methods.stream().map(AuthMethod::getName).toList());
      if (!byDialogue(client, credentials, tried)) {
        throw refused(credentials, peer, tried, e);
      }
    }
  }

  /** Only where no plain password is taken: the same password twice might lock the account. */
  private static boolean byDialogue(
      SSHClient client, CliCredentials credentials, List<String> tried)
      throws InterruptedException, IOException {
    List<String> allowed = new ArrayList<>();
    client.getUserAuth().getAllowedMethods().forEach(allowed::add);
    if (credentials.password().isEmpty()
        || allowed.contains("password")
        || !allowed.contains("keyboard-interactive")) {
      return false;
    }
    tried.add("keyboard-interactive");
    PasswordFinder finder = finder(credentials.password().get());
    try {
      client.auth(
          credentials.username(),
          new AuthKeyboardInteractive(new PasswordResponseProvider(finder)));
      return true;
    } catch (UserAuthException e) {
      ConnectFailures.throwIfInterrupted(e);
      return false;
    }
  }

  private static DriverException refused(
      CliCredentials credentials, String peer, List<String> tried, UserAuthException e) {
    return ConnectFailures.failure(
        FailureKind.AUTHENTICATION,
        peer
            + " refused the login of '"
            + credentials.username()
            + "' by "
            + tried
            + ": "
            + e.getMessage(),
        e);
  }

  private static PasswordFinder finder(Secret password) {
    return PasswordUtils.createOneOff(password.reveal().toCharArray());
  }
}
