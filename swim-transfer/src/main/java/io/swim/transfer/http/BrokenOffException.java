package io.swim.transfer.http;

import java.io.IOException;

/** A connection that we ended ourselves, from another thread. */
final class BrokenOffException extends IOException {
  private static final long serialVersionUID = 1;

  BrokenOffException(String why) {
    super(why);
  }
}
