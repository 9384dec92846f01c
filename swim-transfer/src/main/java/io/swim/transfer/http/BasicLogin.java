package io.swim.transfer.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swim.device.Login;
import io.swim.device.Secret;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Basic authentication (RFC 7617), in UTF-8. */
final class BasicLogin {
  private static final String SCHEME = "Basic ";

  private BasicLogin() {}

  /** The login in an Authorization field; empty when it holds none, or not a proper one. */
  static Optional<Login> of(@Nullable String field) {
    return Optional.ofNullable(field)
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .flatMap(value -> decoded(value.substring(SCHEME.length()).strip()))
        .filter(pair -> pair.indexOf(':') > 0)
        .map(
            pair ->
                new Login(
                    pair.substring(0, pair.indexOf(':')),
                    Secret.of(pair.substring(pair.indexOf(':') + 1))));
  }

  private static Optional<String> decoded(String base64) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(base64), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A login as it stands in an Authorization field, behind the scheme. */
  static String encoded(Login login) {
    String pair = login.username() + ":" + login.password().reveal();
    return Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }
}
