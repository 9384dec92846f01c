package io.swim.testkit.internal.terminal;

import java.io.IOException;

/** The other side is gone, or this side has to end the session. */
public final class SessionEnd extends IOException {
  private static final long serialVersionUID = 1L;

  public SessionEnd(String why) {
    super(why);
  }
}
