package io.swim.store;

import io.swim.job.AssignmentId;
import io.swim.job.TranscriptEntry;
import io.swim.spi.TranscriptStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Transcripts in memory: gone with the process. Thread-safe. */
public final class InMemoryTranscriptStore implements TranscriptStore {
  private final Map<AssignmentId, List<TranscriptEntry>> transcripts = new ConcurrentHashMap<>();

  @Override
  public void append(AssignmentId id, TranscriptEntry entry) {
    List<TranscriptEntry> entries = transcripts.computeIfAbsent(id, key -> new ArrayList<>());
    synchronized (entries) {
      entries.add(entry);
    }
  }

  @Override
  public List<TranscriptEntry> read(AssignmentId id) {
    List<TranscriptEntry> entries = transcripts.getOrDefault(id, List.of());
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }

  @Override
  public void delete(AssignmentId id) {
    transcripts.remove(id);
  }
}
