package io.swim.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fetches files from one server and compares each with the original.
 *
 * @param atOnce how many at a time
 * @param limit after which a client is stopped, counted from its first call
 * @param calls how often a client that gives up is called in all
 */
record Fetches(SampleFiles files, InetSocketAddress server, int atOnce, Duration limit, int calls) {

  /**
   * What came of it.
   *
   * @param seconds of the last call
   * @param call which call of the client brought it, from 1
   * @param trouble empty when the file is equal
   */
  record Fetched(Fetch fetch, double seconds, int call, String trouble) {
    String cell() {
      if (!trouble.isEmpty()) {
        return "**" + trouble + "**";
      }
      String again = call == 1 ? "" : " (call " + call + ")";
      return String.format(Locale.ROOT, seconds < 10 ? "= %.2f" : "= %.0f", seconds) + again;
    }
  }

  /** Fetches them all; in their order. */
  List<Fetched> all(List<Fetch> wanted) throws IOException, InterruptedException {
    for (Fetch each : wanted) {
      files.ofSize(each.bytes());
    }
    ExecutorService workers = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<Fetched>> running = new ArrayList<>();
      for (Fetch each : wanted) {
        running.add(workers.submit(() -> one(each)));
      }
      List<Fetched> ended = new ArrayList<>();
      for (Future<Fetched> each : running) {
        ended.add(each.get());
      }
      return ended;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  /** A client that gives up is called again, as a person would; a wrong file stays wrong. */
  private Fetched one(Fetch fetch) throws IOException, InterruptedException {
    Path original = files.ofSize(fetch.bytes());
    Path copy = files.download(fetch.copy());
    List<String> command = new ArrayList<>(fetch.prefix());
    command.addAll(
        fetch.tool().command(server, original.getFileName().toString(), copy, fetch.bytes()));
    long end = System.nanoTime() + limit.toNanos();
    try {
      for (int call = 1; ; call++) {
        Files.deleteIfExists(copy);
        long start = System.nanoTime();
        Programs.Ended ended = Programs.run(command, Duration.ofNanos(end - start));
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!ended.failed() || call == calls) {
          return new Fetched(fetch, seconds, call, trouble(ended, original, copy));
        }
      }
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private String trouble(Programs.Ended ended, Path original, Path copy) throws IOException {
    long arrived = Files.exists(copy) ? Files.size(copy) : 0;
    if (ended.timedOut()) {
      return "not ended after " + limit.toMinutes() + " min, " + arrived + " bytes";
    }
    boolean equal = Files.exists(copy) && Files.mismatch(original, copy) == -1;
    return equal
        ? ""
        : "not equal: "
            + arrived
            + " bytes, exit "
            + ended.exit()
            + " "
            + ended.output().replace('\n', ' ');
  }
}
