package io.swim.ssh.platform;

import io.swim.fault.FailureKind;
import java.util.regex.Pattern;

/**
 * A question of a device and what is done about it.
 *
 * @param ask the end of the line that the cursor stands on, or a finished line
 * @param where which of the two
 * @param reply sent back
 * @param then what follows
 * @param effect what the reply does to the device: where a command has no effect before it
 * @param kind why, when the operation fails by it
 * @param times how often it may be asked in one operation
 * @param unless a value: where the operation was told it by now, this is not the answer; empty
 *     where it always is
 * @param means what it means that the operation fails by it, for the message; may hold values in
 *     braces; empty where the question tells
 */
public record Expectation(
    Pattern ask,
    Where where,
    Reply reply,
    Then then,
    Effect effect,
    FailureKind kind,
    int times,
    String unless,
    String means) {
  /** Where a question stands. */
  public enum Where {
    /** The device waits behind it. */
    CURSOR,
    /** The device goes on below it: it told which key would make it do something else. */
    LINE
  }

  /**
   * What is sent.
   *
   * @param text may hold values in braces
   * @param ending whether the line is ended
   */
  public record Reply(String text, Ending ending) {}

  /** How a reply ends. */
  public enum Ending {
    NEWLINE,
    NONE
  }

  /** What follows a reply. */
  public enum Then {
    /** More of the dialogue. */
    GO_ON,
    /** The device does it; the session drops, or falls silent. */
    SESSION_ENDS,
    /** More of the dialogue; the session may also drop, which is no failure. */
    MAY_END,
    /** The operation has failed. */
    FAIL
  }
}
