package io.swim.transfer.ssh;

import io.swim.transfer.serving.Printable;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends connections on which nothing moves: half-open ones, those of clients that only keep them
 * alive, and those of offerings that are over.
 */
final class Watchdog implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  /** For a client to say goodbye when all that it may have is over. */
  private static final Duration GOODBYE = Duration.ofSeconds(3);

  private final Supplier<List<AbstractSession>> sessions;

  Watchdog(Supplier<List<AbstractSession>> sessions) {
    this.sessions = sessions;
  }

  @Override
  public void run() {
    for (AbstractSession session : sessions.get()) {
      try {
        look(session);
      } catch (RuntimeException e) {
        LOG.error("a connection can't be closed", e);
      }
    }
  }

  private void look(AbstractSession session) {
    Visit visit = session.getAttribute(Visit.KEY);
    if (visit == null) {
      // SSHD's own timeout for the login ends it.
      return;
    }
    if (visit.isOver() && visit.pace().silence().compareTo(GOODBYE) > 0) {
      LOG.debug("{} is sent away: its offering is over", Printable.of(visit.peer()));
      session.close(true);
    } else if (visit.pace().isDead()) {
      String why = visit.pace().verdict();
      LOG.info("{}: {}", Printable.of(visit.peer()), why);
      visit.fellSilent(why);
      session.close(true);
    }
  }
}
