package io.swim.fault;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong between us and a vendor's catalogue. The message tells it in our words, with the
 * names and numbers; no secret, no token and no signed URL is in it.
 */
public final class CatalogueException extends Exception {
  private static final long serialVersionUID = 1;

  /** Why. */
  private final CatalogueProblem problem;

  /** The vendor's code. */
  private final String code;

  /** The vendor's own words. */
  private final String vendorWords;

  /** When to ask again. */
  private final @Nullable Duration retryAfter;

  public CatalogueException(CatalogueProblem problem, String message) {
    this(problem, message, "", "", Optional.empty());
  }

  /**
   * @param code the vendor's error code, or empty
   * @param vendorWords the vendor's own words, or empty
   * @param retryAfter how long the vendor asks us to wait
   */
  public CatalogueException(
      CatalogueProblem problem,
      String message,
      String code,
      String vendorWords,
      Optional<Duration> retryAfter) {
    super(message);
    this.problem = problem;
    this.code = code;
    this.vendorWords = vendorWords;
    this.retryAfter = retryAfter.orElse(null);
  }

  /** With the cause, which is for the log and never shown to an operator. */
  public CatalogueException withCause(Throwable cause) {
    initCause(cause);
    return this;
  }

  /** Why. */
  public CatalogueProblem problem() {
    return problem;
  }

  /** The vendor's error code, or empty. */
  public String code() {
    return code;
  }

  /** The vendor's own words, or empty. */
  public String vendorWords() {
    return vendorWords;
  }

  /** How long the vendor asks us to wait before we ask again. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
