package io.swim.testkit.portal;

/** What a client of the portal does, one request each. */
public enum PortalStep {
  /** Asks for a token. */
  TOKEN,
  /** Looks up images. */
  METADATA,
  /** Asks for the address of an image. */
  DOWNLOAD,
  /** Accepts an agreement. */
  AGREEMENT,
  /** Fetches the bytes. */
  FILE
}
