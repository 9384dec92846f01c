package io.swim.job;

/** How bad a finding is; later ones are worse. */
public enum Severity {
  PASSED,
  INFORMATION,
  /** Permitted but perhaps not wise. Whether such devices are upgraded is the user's choice. */
  WARNING,
  /** The upgrade would fail. Such devices are always skipped. */
  ERROR
}
