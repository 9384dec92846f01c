package io.swim.image;

/** How big the way from one version to another is: which part is the first that differs. */
public enum VersionStep {
  /** The same version, in whatever spelling. */
  SAME,
  /** Another maintenance release, rebuild or patch of the same minor release. */
  MAINTENANCE,
  /** Another minor release of the same major release. */
  MINOR,
  /** Another major release. */
  MAJOR,
  /** Nobody can say: one is no version of the scheme, or the scheme does not compare such two. */
  UNKNOWN
}
