package io.swim.internal;

/** Lets one event through for each percent. */
final class Progress {
  private final long total;
  private volatile int percent;

  Progress(long total) {
    this.total = total;
  }

  int percent() {
    return percent;
  }

  boolean isNews(long bytes) {
    int now = total == 0 ? 100 : (int) (bytes * 100 / total);
    if (now == percent) {
      return false;
    }
    percent = now;
    return true;
  }
}
