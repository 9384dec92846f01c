package io.swim.transfer.http;

import java.io.IOException;

/** A message that is not HTTP as we take it, and what a server answers to it. */
final class BadMessageException extends IOException {
  private static final long serialVersionUID = 1;

  /** The answer. */
  private final Status status;

  BadMessageException(Status status, String what) {
    super(what);
    this.status = status;
  }

  Status status() {
    return status;
  }
}
