package io.swim.internal;

/** Lets one event through for each percent. */
final class Progress {
  private final long total;
  private volatile int percent;
  private volatile long bytes;

  Progress(long total) {
    this.total = total;
  }

  int percent() {
    return percent;
  }

  long bytes() {
    return bytes;
  }

  boolean isNews(long moved) {
    bytes = moved;
    int now = total == 0 ? 100 : (int) (moved * 100 / total);
    if (now == percent) {
      return false;
    }
    percent = now;
    return true;
  }
}
