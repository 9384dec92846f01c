package io.swim.fault;

/**
 * What the caller did wrong, or what a store of the host could not do. What happened to a device is
 * never an exception: it is data on its assignment.
 */
public final class SwimException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The stable code. */
  private final ErrorCode code;

  public SwimException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  public SwimException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The stable code. */
  public ErrorCode code() {
    return code;
  }
}
