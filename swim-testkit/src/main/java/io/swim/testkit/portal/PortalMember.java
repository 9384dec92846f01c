package io.swim.testkit.portal;

import io.swim.image.Agreement;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An account at the portal. Immutable.
 *
 * @param clientId of the application
 * @param clientSecret of the application
 * @param username of a person; empty for the application alone
 * @param password of the person
 * @param open agreements that it has still to accept; the one for strong encryption is asked for
 *     with encrypted images only
 * @param standing what it may have
 */
public record PortalMember(
    String clientId,
    String clientSecret,
    Optional<String> username,
    String password,
    Set<Agreement> open,
    Standing standing) {
  /** What an account may have. */
  public enum Standing {
    ENTITLED,
    /** Is given images with a warning. */
    DOUBTED,
    NO_CONTRACT,
    /** Its form for strong encryption is refused. */
    NOT_ELIGIBLE
  }

  public PortalMember {
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(clientSecret, "clientSecret");
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
    Objects.requireNonNull(open, "open");
    Objects.requireNonNull(standing, "standing");
    open = Set.copyOf(open);
  }

  /** An application that has accepted all and may have all. */
  public static PortalMember of(String clientId, String clientSecret) {
    return new PortalMember(
        clientId, clientSecret, Optional.empty(), "", Set.of(), Standing.ENTITLED);
  }

  /** Tokens are asked for with a person's name and password too. */
  public PortalMember withUser(String name, String word) {
    return new PortalMember(clientId, clientSecret, Optional.of(name), word, open, standing);
  }

  /** Has still to accept that. */
  public PortalMember mustAccept(Agreement agreement) {
    Set<Agreement> all = EnumSet.of(agreement);
    all.addAll(open);
    return new PortalMember(clientId, clientSecret, username, password, all, standing);
  }

  public PortalMember withStanding(Standing value) {
    return new PortalMember(clientId, clientSecret, username, password, open, value);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return clientId + " " + standing + " " + open;
  }
}
