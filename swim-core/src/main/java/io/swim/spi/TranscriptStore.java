package io.swim.spi;

import io.swim.job.AssignmentId;
import io.swim.job.TranscriptEntry;
import java.util.List;

/** Where a host keeps transcripts. Thread-safe. What is given holds no secret. */
public interface TranscriptStore {
  /** Keeps an entry behind those that are there. */
  void append(AssignmentId id, TranscriptEntry entry);

  /** Everything said, in order. */
  List<TranscriptEntry> read(AssignmentId id);

  /** Deletes everything said; nothing to delete is no error. */
  void delete(AssignmentId id);
}
