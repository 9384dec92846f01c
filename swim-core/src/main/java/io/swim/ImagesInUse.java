package io.swim;

import io.swim.image.ImageId;
import io.swim.spi.JobStore;
import java.util.function.Predicate;

/** Whether a run that has not ended needs an image. */
final class ImagesInUse implements Predicate<ImageId> {
  private final JobStore jobs;

  ImagesInUse(JobStore jobs) {
    this.jobs = jobs;
  }

  @Override
  public boolean test(ImageId image) {
    return jobs.unfinishedRuns().stream()
        .map(run -> jobs.job(run.job()).orElseThrow().request())
        .anyMatch(request -> request.task().images().contains(image));
  }
}
