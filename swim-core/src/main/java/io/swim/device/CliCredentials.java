package io.swim.device;

import java.util.Objects;
import java.util.Optional;

/**
 * How to log in to a device's CLI.
 *
 * @param username may be empty where a device asks for a password alone
 * @param password empty when a key is used
 * @param enable the password for privileged mode
 * @param privateKey in OpenSSH or PEM form
 */
public record CliCredentials(
    String username,
    Optional<Secret> password,
    Optional<Secret> enable,
    Optional<Secret> privateKey) {
  public CliCredentials {
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
    Objects.requireNonNull(enable, "enable");
    Objects.requireNonNull(privateKey, "privateKey");
  }

  /** With an enable password of its own. */
  public static CliCredentials of(String username, Secret password, Secret enable) {
    return new CliCredentials(
        username, Optional.of(password), Optional.of(enable), Optional.empty());
  }
}
