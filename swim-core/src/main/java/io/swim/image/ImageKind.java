package io.swim.image;

/** What an image is for. Only a system image is ever activated. */
public enum ImageKind {
  /** The operating system itself. */
  SYSTEM,
  /** A device manager, VPN client or plug-in: copied, never booted. */
  COMPANION,
  /** A file of no use, copied to see whether copying works, and deleted again. */
  TEST
}
