package io.swim.testkit.device;

/** Which algorithms the SSH server of a simulated device offers. */
public enum SshProfile {
  /**
   * curve25519 and ECDH key exchange only, ECDSA host key: quick, so that large fleets stay usable.
   */
  FAST,
  /** Everything the server library offers by default, post-quantum key exchange first. */
  LIBRARY_DEFAULT,
  /**
   * What old IOS offers: diffie-hellman-group1-sha1 and group14-sha1, ssh-rsa with a 2048 bit key,
   * aes128-cbc and 3des-cbc, hmac-sha1. Clients that dropped these can't connect.
   */
  LEGACY
}
