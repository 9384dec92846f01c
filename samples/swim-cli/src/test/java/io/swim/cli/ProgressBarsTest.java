package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceId;
import io.swim.event.EngineEvent.StateChanged;
import io.swim.event.EngineEvent.TransferProgressed;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.RunId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressBarsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
  private static final RunId RUN = new RunId("run");

  @Test
  void aTransferMovesTheBarBetweenItsTwoStates() {
    try (ProgressBars bars = new ProgressBars(Output.standard(), 24, 80)) {
      bars.onEvent(in("sw-1", AssignmentState.DISTRIBUTING));
      bars.onEvent(new TransferProgressed(NOW, id("sw-1"), 1, 2));

      List<String> lines = bars.lines();

      assertThat(lines).hasSize(2);
      assertThat(lines.get(0)).contains(" 35 % DISTRIBUTING").endsWith("sw-1");
      assertThat(lines.get(1)).isEqualTo("0 devices have ended");
    }
  }

  @Test
  void onlyThoseUnderWayAreShownAndNoMoreThanTheTerminalHolds() {
    try (ProgressBars bars = new ProgressBars(Output.standard(), 5, 40)) {
      bars.onEvent(in("done", AssignmentState.SUCCESS));
      for (int i = 0; i < 4; i++) {
        bars.onEvent(in("a-device-with-a-long-name-" + i, AssignmentState.ACTIVATING));
      }

      List<String> lines = bars.lines();

      assertThat(lines).hasSize(3).allMatch(line -> line.length() < 40);
      assertThat(lines.get(2)).isEqualTo("1 devices have ended, and 2 more under ");
    }
  }

  private static AssignmentId id(String device) {
    return new AssignmentId(RUN, new DeviceId(device));
  }

  private static StateChanged in(String device, AssignmentState state) {
    Assignment pending = Assignment.pending(id(device), NOW);
    return new StateChanged(
        NOW, AssignmentState.PENDING, pending.toBuilder().enter(state, NOW).next());
  }
}
