package io.swim.spi;

import io.swim.retrieval.Retrieval;
import java.util.List;
import java.util.Optional;

/**
 * Where a host keeps retrieval plans and what came of them. Thread-safe. When a call returns, what
 * it changed survives the end of the process, if the store is durable at all. Every node of a
 * cluster lists all of them about once a minute.
 */
public interface RetrievalStore {
  /** Stores a new one; false when there is one of its name, which stays as it is. */
  boolean create(Retrieval first);

  /** The plan of that name; empty when there is none. */
  Optional<Retrieval> find(String name);

  /** All of them, by name. */
  List<Retrieval> list();

  /**
   * Replaces the one of its name if the stored version is one less than that of {@code next}; else
   * false, and whoever asked has lost it to another process.
   */
  boolean replace(Retrieval next);

  /** Deletes the one of that name; false when there was none. */
  boolean delete(String name);
}
