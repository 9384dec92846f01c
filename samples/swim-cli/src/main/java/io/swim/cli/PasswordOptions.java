package io.swim.cli;

import io.swim.device.Login;
import io.swim.device.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A login of which the password is not on the command line, where everybody could see it. */
final class PasswordOptions {
  @Option(names = "--user", paramLabel = "NAME", description = "User name for the server.")
  @Nullable String user;

  @Option(
      names = "--password-env",
      paramLabel = "VARIABLE",
      description = "Environment variable that holds the password.")
  @Nullable String variable;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File that holds the password. Without any of the two you are asked for it.")
  @Nullable String file;

  /** The password, if it is said where it is. */
  Optional<Secret> password() {
    return PasswordPlace.read("--password", variable, file);
  }

  boolean isGiven() {
    return user != null || variable != null || file != null;
  }

  /**
   * The login.
   *
   * @param whoElse a user that was named in another way
   * @return empty when there is no user
   */
  Optional<Login> login(Optional<String> whoElse, Output output) {
    Optional<String> who = Optional.ofNullable(user).or(() -> whoElse);
    if (who.isEmpty()) {
      if (isGiven()) {
        throw new BadInput("a password is of no use without --user");
      }
      return Optional.empty();
    }
    return Optional.of(PasswordPlace.login(who.get(), password(), "--password", output));
  }
}
