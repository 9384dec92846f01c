package io.swim.internal;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * What is to be told, in order, once the lock under which it happened is given back: a listener may
 * wait for another thread, and that one for the lock. Thread-safe; one thread tells at a time.
 */
final class News {
  private final Queue<Runnable> untold = new ArrayDeque<>();
  private boolean telling;

  synchronized void add(Runnable item) {
    untold.add(item);
  }

  /** Tells all there is, unless another thread is at it: then that one tells this too. */
  void tell() {
    for (Optional<Runnable> next = begin(); next.isPresent(); next = begin()) {
      try {
        next.get().run();
      } finally {
        end();
      }
    }
  }

  private synchronized Optional<Runnable> begin() {
    if (telling || untold.isEmpty()) {
      return Optional.empty();
    }
    telling = true;
    return Optional.of(untold.remove());
  }

  private synchronized void end() {
    telling = false;
  }
}
