package io.swim.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many threads that begin at the same moment. */
final class Race {
  static final int THREADS = 8;
  private static final long PATIENCE_SECONDS = 60;

  private Race() {}

  /** What one thread does. */
  interface Runner<T> {
    T run(int number) throws Exception;
  }

  /** What each of {@link #THREADS} threads returned, by number. The first failure is thrown. */
  static <T> List<T> of(Runner<T> runner) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<Callable<T>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        tasks.add(
            () -> {
              start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
              return runner.run(number);
            });
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : pool.invokeAll(tasks, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    } finally {
      pool.shutdownNow();
    }
  }
}
