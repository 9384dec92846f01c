package io.swim.cli;

import io.swim.event.EngineEvent;
import io.swim.event.EngineListener;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.AssignmentStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A bar for each device under way, redrawn on standard error. The start script says whether that is
 * a terminal, and its size; otherwise nothing is drawn.
 */
final class ProgressBars implements EngineListener, AutoCloseable {
  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final int BAR = 30;
  private static final int LINES_KEPT_FREE = 3;

  private final Output output;
  private final int rows;
  private final int columns;
  private final Map<AssignmentId, Progress> devices = new LinkedHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "swim-progress");
            thread.setDaemon(true);
            return thread;
          });
  private int drawn;

  private record Progress(AssignmentState state, int percent) {}

  ProgressBars(Output output, int rows, int columns) {
    this.output = output;
    this.rows = rows;
    this.columns = columns;
  }

  /** On a terminal they are drawn from now on; elsewhere never. */
  static ProgressBars forTerminal(Output output) {
    ProgressBars bars = new ProgressBars(output, size("swim.lines", 24), size("swim.columns", 80));
    if (Boolean.getBoolean("swim.terminal")) {
      long period = REDRAW.toMillis();
      bars.timer.scheduleAtFixedRate(bars::draw, period, period, TimeUnit.MILLISECONDS);
    }
    return bars;
  }

  /** A terminal that does not know its size says 0. */
  private static int size(String property, int usual) {
    int told = Integer.getInteger(property, usual);
    return told < LINES_KEPT_FREE ? usual : told;
  }

  @Override
  public synchronized void onEvent(EngineEvent event) {
    if (event instanceof EngineEvent.StateChanged changed) {
      Assignment assignment = changed.assignment();
      devices.put(assignment.id(), new Progress(assignment.state(), assignment.percent()));
    } else if (event instanceof EngineEvent.TransferProgressed progressed) {
      int from = AssignmentState.DISTRIBUTING.percent();
      int to = AssignmentState.VERIFYING_IMAGE.percent();
      long part = progressed.bytes() * (to - from) / Math.max(1, progressed.totalBytes());
      devices.computeIfPresent(
          progressed.assignment(),
          (id, old) ->
              old.state() == AssignmentState.DISTRIBUTING
                  ? new Progress(old.state(), from + (int) part)
                  : old);
    }
  }

  /** The lines as they are now: those under way, then a sum. */
  synchronized List<String> lines() {
    List<String> lines = new ArrayList<>();
    int left = 0;
    for (Map.Entry<AssignmentId, Progress> each : devices.entrySet()) {
      Progress progress = each.getValue();
      if (progress.state().status() != AssignmentStatus.RUNNING) {
        continue;
      }
      if (lines.size() < rows - LINES_KEPT_FREE) {
        lines.add(cut(line(each.getKey().device().value(), progress)));
      } else {
        left++;
      }
    }
    long ended = devices.values().stream().filter(each -> each.state().isTerminal()).count();
    String more = left == 0 ? "" : ", and " + left + " more under way";
    lines.add(cut(ended + " devices have ended" + more));
    return lines;
  }

  private static String line(String device, Progress progress) {
    int full = BAR * progress.percent() / 100;
    return "[%s%s] %3d %% %-16s %s"
        .formatted(
            "#".repeat(full), ".".repeat(BAR - full), progress.percent(), progress.state(), device);
  }

  private String cut(String line) {
    return line.length() < columns ? line : line.substring(0, Math.max(0, columns - 1));
  }

  private synchronized void draw() {
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append("\033[").append(drawn).append("F\033[J");
    }
    List<String> lines = lines();
    lines.forEach(line -> text.append(line).append('\n'));
    drawn = lines.size();
    output.draw(text.toString());
  }

  /** Takes the bars away. */
  @Override
  public synchronized void close() {
    timer.shutdownNow();
    if (drawn > 0) {
      output.draw("\033[" + drawn + "F\033[J");
      drawn = 0;
    }
  }
}
