package io.swim;

import io.swim.retrieval.Retrieval;
import io.swim.retrieval.RetrievalPlan;
import java.util.List;
import java.util.Optional;

/**
 * Images that are fetched by themselves: once at a time, or again and again. A started engine runs
 * what is due; of several engines over one store, one does. What was missed while none ran is done
 * once. Clocks of nodes that share plans must agree to a minute. Thread-safe.
 *
 * <p>A file that has not changed since it was last judged is not read again, where its source can
 * tell: a file of the host, or one of an SFTP, FTP or HTTP server that says when it was last
 * changed. Deleting a plan and saving it anew has everything read again.
 */
public interface RetrievalPlans {
  /**
   * Stores a plan, or changes the one of its name. A plan that is just being run goes on as it was.
   *
   * @return with the time when it is due
   */
  Retrieval save(RetrievalPlan plan);

  /**
   * Has it run at once, besides when it is due. Does nothing to one that is running.
   *
   * @throws io.swim.fault.SwimException INVALID_REQUEST when there is none, or it is disabled
   */
  void runNow(String name);

  /** All plans with what came of them last, by name. */
  List<Retrieval> list();

  /** A plan by its name, with what came of it last; empty when there is none. */
  Optional<Retrieval> find(String name);

  /** Deletes a plan, but no image; one that is not there is no error. */
  void delete(String name);
}
