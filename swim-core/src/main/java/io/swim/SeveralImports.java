package io.swim;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageImport;
import io.swim.image.SoftwareImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports some images at a time; what goes wrong with one does not keep the others away. */
final class SeveralImports {
  private static final Logger LOG = LoggerFactory.getLogger(SeveralImports.class);

  private final Executor executor;
  private final Function<ImageImport, SoftwareImage> importing;

  SeveralImports(Executor executor, Function<ImageImport, SoftwareImage> importing) {
    this.executor = executor;
    this.importing = importing;
  }

  /** In the order of the requests. */
  List<ImportOutcome> of(List<ImageImport> requests, int atOnce) throws InterruptedException {
    Semaphore places = new Semaphore(atOnce);
    List<FutureTask<ImportOutcome>> tasks = new ArrayList<>();
    try {
      for (ImageImport request : requests) {
        places.acquire();
        FutureTask<ImportOutcome> task = new FutureTask<>(() -> one(request));
        tasks.add(task);
        run(
            () -> {
              task.run();
              places.release();
            });
      }
      List<ImportOutcome> outcomes = new ArrayList<>();
      for (FutureTask<ImportOutcome> task : tasks) {
        outcomes.add(task.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      tasks.forEach(task -> task.cancel(true));
    }
  }

  /** A pool that is full is no reason to fail: the caller does this one itself. */
  private void run(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      task.run();
    }
  }

  private ImportOutcome one(ImageImport request) {
    try {
      return new ImportOutcome(request, Optional.of(importing.apply(request)), Optional.empty());
    } catch (SwimException e) {
      return failed(request, e);
    } catch (RuntimeException e) {
      LOG.warn("{} could not be imported", request.source(), e);
      return failed(
          request,
          new SwimException(
              ErrorCode.STORE_FAILED, request.source() + " could not be imported: " + e, e));
    }
  }

  private static ImportOutcome failed(ImageImport request, SwimException failure) {
    return new ImportOutcome(request, Optional.empty(), Optional.of(failure));
  }
}
