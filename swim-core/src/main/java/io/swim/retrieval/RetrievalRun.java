package io.swim.retrieval;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One execution of a plan.
 *
 * @param begunAt when
 * @param endedAt when
 * @param files in the order in which they were looked at
 */
public record RetrievalRun(Instant begunAt, Instant endedAt, List<RetrievedFile> files) {
  public RetrievalRun {
    Objects.requireNonNull(begunAt, "begunAt");
    Objects.requireNonNull(endedAt, "endedAt");
    Objects.requireNonNull(files, "files");
    files = List.copyOf(files);
  }

  /** Those of which the repository does not have the bytes. */
  public List<RetrievedFile> notTaken() {
    return files.stream().filter(file -> !file.isThere()).toList();
  }

  /** The same, but everything is to be read again the next time. */
  RetrievalRun forgotten() {
    return new RetrievalRun(
        begunAt, endedAt, files.stream().map(RetrievedFile::forgotten).toList());
  }
}
