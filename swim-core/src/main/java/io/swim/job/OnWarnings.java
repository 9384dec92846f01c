package io.swim.job;

/** What to do with devices that have warnings. Those with errors are always skipped. */
public enum OnWarnings {
  APPLY,
  SKIP
}
