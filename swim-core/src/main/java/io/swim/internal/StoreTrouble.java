package io.swim.internal;

/** A store of the host failed. Nothing is assumed about the device; the step is entered again. */
final class StoreTrouble extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreTrouble(RuntimeException cause) {
    super(cause);
  }
}
