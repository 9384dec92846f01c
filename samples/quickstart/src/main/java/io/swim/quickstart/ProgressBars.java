package io.swim.quickstart;

import io.swim.event.EngineEvent;
import io.swim.event.EngineListener;
import io.swim.job.Assignment;
import java.util.Map;
import java.util.TreeMap;

/** Follows a run: a bar for each device on a terminal, a line for each device's end elsewhere. */
final class ProgressBars implements EngineListener, AutoCloseable {
  private static final int BAR = 40;

  private final Screen screen;
  private final Map<String, String> bars = new TreeMap<>();
  private int drawn;

  ProgressBars(Screen screen) {
    this.screen = screen;
    screen.line("%n== Upgrade");
  }

  @Override
  public synchronized void onEvent(EngineEvent event) {
    if (event instanceof EngineEvent.StateChanged changed) {
      Assignment assignment = changed.assignment();
      String name = assignment.id().device().value();
      bars.put(name, bar(assignment.percent()) + " " + name + " " + assignment.state());
      if (screen.isTerminal()) {
        draw();
      } else if (assignment.state().isTerminal()) {
        screen.line("%s %s", name, assignment.state());
      }
    } else if (event instanceof EngineEvent.TransferProgressed progressed && screen.isTerminal()) {
      long percent = 10 + 50 * progressed.bytes() / Math.max(1, progressed.totalBytes());
      String name = progressed.assignment().device().value();
      bars.put(name, bar((int) percent) + " " + name + " DISTRIBUTING");
      draw();
    }
  }

  private static String bar(int percent) {
    int full = BAR * percent / 100;
    return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] %3d %%".formatted(percent);
  }

  private void draw() {
    StringBuilder text = new StringBuilder(drawn == 0 ? "" : "\033[" + drawn + "F");
    bars.values().forEach(bar -> text.append(bar).append("\033[K\n"));
    drawn = bars.size();
    screen.draw(text.toString());
  }

  @Override
  public synchronized void close() {
    bars.clear();
  }
}
