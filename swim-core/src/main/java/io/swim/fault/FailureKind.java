package io.swim.fault;

/** Why something on a device failed, coarse enough to act on. */
public enum FailureKind {
  /** No answer at that address and port. */
  UNREACHABLE,
  /** The device answered and refused the credentials. */
  AUTHENTICATION,
  /**
   * The device can't prove that it is the one: its host key was refused by us. No other protocol is
   * tried then, since whoever answers would be given the passwords.
   */
  UNTRUSTED,
  /** The device understood and said no. */
  REJECTED,
  /** It began and did not end in time. */
  TIMEOUT,
  /** The answer could not be understood. */
  PROTOCOL,
  /** No room: flash, memory, sessions. */
  CAPACITY,
  /** What arrived is not what was sent. */
  INTEGRITY,
  /** Neither the device nor the platform definition can do this. */
  UNSUPPORTED,
  /** A validation found an error, or a warning that was not to be applied. */
  VALIDATION,
  /**
   * The device is not as it was when it was judged: somebody else is at work on it, or it reboots
   * by itself. Nothing more is done to it. Or a file became another one while it was read.
   */
  CHANGED,
  /** The device runs something else than it should. */
  WRONG_VERSION,
  /** The proof is missing: the reboot or the version could not be confirmed. */
  UNCONFIRMED,
  /** SWIM itself broke it off, by a restart: it says nothing of the device or of the protocol. */
  BROKEN_OFF,
  /** A defect in SWIM or in a driver. */
  INTERNAL;

  /**
   * Whether the same may work a while later: the device did not answer, or not to be understood.
   * What it refused, it will refuse again.
   */
  public boolean mayPass() {
    return this == UNREACHABLE || this == TIMEOUT || this == PROTOCOL;
  }
}
