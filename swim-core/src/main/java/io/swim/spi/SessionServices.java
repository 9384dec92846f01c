package io.swim.spi;

import java.time.Clock;
import java.time.Instant;

/** What the engine gives to a session. */
public interface SessionServices {
  /** Where the secrets are. */
  CredentialsProvider credentials();

  /** Known host keys. */
  HostKeyStore hostKeys();

  /** What is known of platforms. */
  PlatformCatalog platforms();

  /** Where everything that is said goes. */
  Transcript transcript();

  /** SWIM's clock. */
  Clock clock();

  /** When the step must have ended. */
  Instant deadline();
}
