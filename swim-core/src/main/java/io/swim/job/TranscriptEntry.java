package io.swim.job;

import java.time.Instant;
import java.util.Objects;

/**
 * One line of what was said with or about one device, in order, without secrets.
 *
 * @param at on SWIM's clock
 * @param kind who said it
 * @param text one command, one answer (perhaps of many lines), or one remark
 */
public record TranscriptEntry(Instant at, Kind kind, String text) {
  public TranscriptEntry {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }

  /** Who said it. */
  public enum Kind {
    /** SWIM to the device. */
    SENT,
    /** The device to SWIM. */
    RECEIVED,
    /** Progress, for people. */
    COMMENTARY
  }
}
