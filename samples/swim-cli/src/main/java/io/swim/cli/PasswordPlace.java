package io.swim.cli;

import io.swim.device.Login;
import io.swim.device.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where passwords are that are not on the command line. */
final class PasswordPlace {
  private PasswordPlace() {}

  /**
   * Reads one.
   *
   * @param options the name that both options begin with
   * @return empty when neither is given
   */
  static Optional<Secret> read(String options, @Nullable String variable, @Nullable String file) {
    if (variable != null && file != null) {
      throw new BadInput(options + "-env and " + options + "-file exclude each other");
    }
    if (variable != null) {
      String value = System.getenv(variable);
      if (value == null) {
        throw new BadInput("the environment variable " + variable + " is not set");
      }
      return Optional.of(Secret.of(value));
    }
    return file == null ? Optional.empty() : Optional.of(content(Path.of(file)));
  }

  /** Without the line end that editors put there. */
  private static Secret content(Path file) {
    try {
      return Secret.of(Files.readString(file).replaceFirst("\\R\\z", ""));
    } catch (IOException e) {
      throw new BadInput("password file " + file + " can't be read: " + Words.because(e), e);
    }
  }

  /** With a password that somebody is asked for if need be. */
  static Login login(String user, Optional<Secret> password, String options, Output output) {
    if (user.isEmpty()) {
      throw new BadInput("the user name is empty");
    }
    return new Login(
        user,
        password
            .or(() -> output.ask("Password of " + user))
            .orElseThrow(
                () ->
                    new BadInput(
                        "what is the password of %s? Give %s-env or %s-file"
                            .formatted(user, options, options))));
  }
}
