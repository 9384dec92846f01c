package io.swim.testkit.internal.portal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Downloads under way, each with a session and the leave to go on. Thread-safe. */
public final class Sessions {
  private final Ids sessions = new Ids("115983");
  private final Ids retries = new Ids("115193");
  private final Map<String, String> retryOf = new ConcurrentHashMap<>();

  /**
   * A download.
   *
   * @param session its id
   * @param retry the leave to go on with it
   */
  record Session(String session, String retry) {}

  Session begin() {
    Session begun = new Session(sessions.grant(), retries.grant());
    retryOf.put(begun.session(), begun.retry());
    return begun;
  }

  /** The code that is the answer to these ids; empty when they are good. */
  Optional<String> complaint(String session, String retry) {
    if (sessions.isOver(session)) {
      return Optional.of("DWLDSID_EXPIRED");
    }
    if (!sessions.isGood(session)) {
      return Optional.of("INVALID_DWLDSID");
    }
    if (retry.isEmpty()) {
      return Optional.of("MISSING_DW_RETRY_ID");
    }
    if (retries.isOver(retry)) {
      return Optional.of("DRETRYID_EXPIRED");
    }
    return retry.equals(retryOf.get(session)) ? Optional.empty() : Optional.of("INVALID_DRETRYID");
  }

  public void endSessions() {
    sessions.end();
  }

  public void endRetries() {
    retries.end();
  }
}
