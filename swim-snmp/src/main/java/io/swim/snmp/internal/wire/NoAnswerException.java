package io.swim.snmp.internal.wire;

import java.util.List;

/** Nothing that may be believed came back in time. */
public final class NoAnswerException extends Exception {
  private static final long serialVersionUID = 1;

  /** How long and how often. */
  private final transient Attempts attempts;

  /** What did come and was refused. */
  private final transient List<String> refusals;

  /** Whether the request itself went out, and not only the question for the engine ID. */
  private final boolean sent;

  private NoAnswerException(Attempts attempts, List<String> refusals, boolean sent) {
    super("no answer in " + attempts);
    this.sent = sent;
    this.attempts = attempts;
    this.refusals = List.copyOf(refusals);
  }

  static NoAnswerException toRequest(Attempts attempts, List<String> refusals) {
    return new NoAnswerException(attempts, refusals, true);
  }

  static NoAnswerException toDiscovery(Attempts attempts) {
    return new NoAnswerException(attempts, List.of(), false);
  }

  /** Whether the request itself went out, and not only the question for the engine ID. */
  public boolean wasSent() {
    return sent;
  }

  /** How long and how often. */
  public Attempts attempts() {
    return attempts;
  }

  /** Why messages that did come were not believed; empty when there was silence. */
  public List<String> refusals() {
    return refusals;
  }
}
