package io.swim.job;

import java.time.Instant;
import java.util.Objects;

/**
 * What was asked, as it is stored.
 *
 * @param id made by the engine
 * @param request as it was submitted
 * @param createdAt on SWIM's clock
 */
public record UpgradeJob(JobId id, UpgradeRequest request, Instant createdAt) {
  public UpgradeJob {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(createdAt, "createdAt");
  }
}
