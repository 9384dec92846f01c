package io.swim.testkit.internal.device;

import java.io.IOException;

/** A command line after login. Used by one thread. */
public interface CommandSession {
  /** Prompts and carries out commands until the session ends. */
  void run() throws IOException;

  /** Carries out the one command of an exec request. */
  void runOnce(String line) throws IOException;
}
