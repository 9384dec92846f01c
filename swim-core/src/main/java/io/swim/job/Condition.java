package io.swim.job;

/** What a device is in, as far as upgrades have to do with it; the worst comes last. */
public enum Condition {
  /** Nothing is known that speaks against it. */
  OPERATIONAL,
  /** Its software was changed, and its configuration may not be what it was, or lacks something. */
  CONFIGURATION_REQUIRED,
  /** An upgrade, a rollback or a commit is at work on it. Ends by itself. */
  UPGRADE_IN_PROGRESS,
  /** A person has to look at it: nobody knows what it runs, or what it would boot. */
  MAINTENANCE
}
