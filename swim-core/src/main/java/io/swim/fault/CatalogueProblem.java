package io.swim.fault;

/** Why a vendor's catalogue did not give what was asked, coarse enough to act on. */
public enum CatalogueProblem {
  /** What was asked makes no sense to the vendor: no such product, release or name. */
  INVALID,
  /** It makes sense, and there is nothing. */
  NOT_FOUND,
  /** The account has no contract for it. */
  NOT_ENTITLED,
  /** The licence agreement must be accepted first. */
  EULA_NOT_ACCEPTED,
  /**
   * The vendor gives strong encryption only to whom it has found eligible: the form is missing, or
   * was refused.
   */
  ENCRYPTION_NOT_ELIGIBLE,
  /** The account, or the login at the proxy, was refused. */
  AUTHENTICATION,
  /** What the vendor granted for a while is over, and beginning anew did not help. */
  EXPIRED,
  /** Asked too often; the exception may say when to ask again. */
  RATE_LIMITED,
  /** The service is down, or under maintenance. */
  UNAVAILABLE,
  /** It began and did not end in time. */
  TIMEOUT,
  /** The name of the service, of its download host or of the proxy does not resolve. */
  NAME_UNRESOLVED,
  /** No answer at that address and port. */
  UNREACHABLE,
  /** The certificate of the service was refused by us. */
  UNTRUSTED,
  /** The answer could not be understood. */
  PROTOCOL,
  /** The bytes stopped before the end. */
  BROKEN_OFF,
  /** What is offered for download is not what the catalogue describes. */
  INTEGRITY,
  /** A request of ours lacked something: a defect in SWIM or in the catalogue's client. */
  INTERNAL;

  /** Whether the same may work a while later; what was refused will be refused again. */
  public boolean mayPass() {
    return switch (this) {
      case EXPIRED, RATE_LIMITED, UNAVAILABLE, TIMEOUT, UNREACHABLE, BROKEN_OFF -> true;
      case INVALID,
          NOT_FOUND,
          NOT_ENTITLED,
          EULA_NOT_ACCEPTED,
          ENCRYPTION_NOT_ELIGIBLE,
          AUTHENTICATION,
          NAME_UNRESOLVED,
          UNTRUSTED,
          PROTOCOL,
          INTEGRITY,
          INTERNAL ->
          false;
    };
  }
}
