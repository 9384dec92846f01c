package io.swim.spi;

/** What a device said would become of it when a part of its software is activated or taken away. */
public enum PartImpact {
  /** It reloads. */
  RELOAD,
  /** It goes on: at most some of its processes restart. */
  NO_RELOAD,
  /** It said neither. */
  NOT_TOLD
}
