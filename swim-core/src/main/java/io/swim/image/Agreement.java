package io.swim.image;

/** What a vendor wants to be agreed to before it gives an image. */
public enum Agreement {
  /** The end user licence agreement. */
  EULA,
  /** Eligibility for strong encryption: Cisco's K9 form. */
  STRONG_ENCRYPTION
}
