package io.swim.transfer.portal;

import io.swim.device.Login;
import io.swim.device.Secret;
import java.util.Objects;
import java.util.Optional;

/**
 * Who asks the portal. It always knows the application by a client id and its secret; a token for
 * the application alone is asked for by the grant {@code client_credentials} (RFC 6749, section
 * 4.4), one for a person's account by the grant {@code password} (section 4.3). Contracts and
 * agreements are those of whoever that is.
 *
 * @param client client id and client secret
 * @param user the person's account at the vendor, where one is used
 */
public record PortalAccount(Login client, Optional<Login> user) {
  public PortalAccount {
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(user, "user");
  }

  /** The application's own rights. */
  public static PortalAccount of(String clientId, Secret clientSecret) {
    return new PortalAccount(new Login(clientId, clientSecret), Optional.empty());
  }

  /** The rights of a person. */
  public PortalAccount withUser(Login value) {
    return new PortalAccount(client, Optional.of(value));
  }
}
