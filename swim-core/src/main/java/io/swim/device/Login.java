package io.swim.device;

import java.util.Objects;

/**
 * User and password for a file service: of a device, of a distribution server, or made up for one
 * transfer.
 *
 * @param username not empty
 */
public record Login(String username, Secret password) {
  public Login {
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
    if (username.isEmpty()) {
      throw new IllegalArgumentException("a login needs a user name");
    }
  }
}
