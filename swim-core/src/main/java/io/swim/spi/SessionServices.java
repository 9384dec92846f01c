package io.swim.spi;

/** What the engine gives to a session. */
public interface SessionServices extends ClientServices {
  /** Where the secrets are. */
  CredentialsProvider credentials();

  /** What is known of platforms. */
  PlatformCatalog platforms();

  /** Where everything that is said goes. */
  Transcript transcript();
}
