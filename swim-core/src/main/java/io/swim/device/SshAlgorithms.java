package io.swim.device;

/** Which SSH algorithms may be used with a device. */
public enum SshAlgorithms {
  /** What is considered safe today. */
  MODERN,
  /** Also the SHA-1 key exchanges, CBC ciphers and SHA-1 MACs that old devices need. */
  LEGACY
}
