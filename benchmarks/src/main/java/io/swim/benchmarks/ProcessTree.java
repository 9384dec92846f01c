package io.swim.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a server process and its children use, as Linux tells in {@code /proc} (proc(5)). tftpd-hpa
 * serves each file in a child and lets the kernel bury it, so that nobody adds up its CPU time:
 * children are looked at all the time, and what one used after the last look is missed.
 * Thread-safe.
 */
final class ProcessTree {
  private static final long LOOK_EVERY_MILLIS = 20;

  /** USER_HZ, which is 100 on every Linux architecture that Java runs on. */
  private static final double TICKS_PER_SECOND = 100;

  /** Where utime is behind the name in {@code /proc/PID/stat}; stime follows. */
  private static final int UTIME = 11;

  /** Where cutime is, of children that were waited for; cstime follows. */
  private static final int CUTIME = 13;

  private final long root;
  private final Map<Long, Long> ticks = new HashMap<>();
  private long peakBytes;

  ProcessTree(long root) {
    this.root = root;
  }

  /** Looks until the watch is closed. */
  PeakWatch watch() {
    return PeakWatch.of(this::look, LOOK_EVERY_MILLIS);
  }

  /** The bytes resident at most so far (VmHWM), those of all processes added up. */
  private synchronized long look() {
    long bytes = resident(root);
    for (long child : children()) {
      bytes += resident(child);
      ticks.merge(child, cpuTicks(child), Math::max);
    }
    ticks.put(root, cpuTicks(root));
    peakBytes = Math.max(peakBytes, bytes);
    return peakBytes;
  }

  /** CPU time of the process and of its children, dead ones included. */
  synchronized double cpuSeconds() {
    look();
    return ticks.values().stream().mapToLong(Long::longValue).sum() / TICKS_PER_SECOND;
  }

  /** CPU time of the programs that this JVM started and that have ended. */
  static double endedProgramsCpuSeconds() {
    return ticks(ProcessHandle.current().pid(), CUTIME) / TICKS_PER_SECOND;
  }

  /** The peak starts anew from what is resident now. */
  synchronized void forgetPeak() throws IOException {
    Files.writeString(Path.of("/proc/" + root + "/clear_refs"), "5");
    peakBytes = 0;
  }

  private List<Long> children() {
    List<Long> all = new ArrayList<>();
    addChildren(root, all);
    return all;
  }

  /** sshd serves in a child, whose child in turn is the SFTP server. */
  private static void addChildren(long parent, List<Long> all) {
    try {
      String line = Files.readString(Path.of("/proc/" + parent + "/task/" + parent + "/children"));
      for (String pid : line.split(" ")) {
        if (!pid.isBlank()) {
          all.add(Long.valueOf(pid));
          addChildren(Long.parseLong(pid), all);
        }
      }
    } catch (IOException e) {
      // It has ended.
    }
  }

  private static long cpuTicks(long pid) {
    return ticks(pid, UTIME);
  }

  /** Two fields that follow each other, added up; 0 when the process has ended. */
  private static long ticks(long pid, int first) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      // The name in parentheses may hold blanks.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1]);
    } catch (IOException e) {
      return 0;
    }
  }

  private static long resident(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
