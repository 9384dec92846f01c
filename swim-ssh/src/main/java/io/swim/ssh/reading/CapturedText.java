package io.swim.ssh.reading;

/**
 * What one command printed, as a person would have seen it: without escape sequences, pagers, the
 * echo of the command and prompts. Immutable.
 *
 * @param text lines, each ended by a line feed, but for the last if that is unfinished
 * @param ending how it ends
 */
public record CapturedText(String text, Ending ending) {
  /** How it ends. */
  public enum Ending {
    /** Behind it was a prompt: it is whole. */
    PROMPT,
    /** With a line that is finished. */
    LINE,
    /** In the middle of a line, as far as can be told. */
    MIDDLE
  }

  /** What a device printed between a command and the next prompt. */
  public static CapturedText whole(String output) {
    return new CapturedText(output, Ending.PROMPT);
  }
}
