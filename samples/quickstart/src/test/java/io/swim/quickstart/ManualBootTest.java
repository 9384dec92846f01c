package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.event.EngineEvent;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SimulatedModels;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Switches that wait at their boot loader after a reset. */
class ManualBootTest {
  @TempDir Path folder;

  static Stream<SimulatedModel> switches() {
    return Stream.of(
        SimulatedModels.catalyst2960(),
        SimulatedModels.catalyst2960x().withMembers(2),
        SimulatedModels.catalyst9300());
  }

  private FleetLab lab(SimulatedModel model) throws Exception {
    return EveryServer.lab(folder, fleet -> fleet.model(model));
  }

  private static void bootsByHand(FleetLab lab) {
    lab.device().configure("boot manual");
    lab.device().saveConfiguration();
  }

  @ParameterizedTest
  @MethodSource("switches")
  void oneThatWouldNotComeBackIsLeftAsItIs(SimulatedModel model) throws Exception {
    try (FleetLab lab = lab(model)) {
      bootsByHand(lab);

      Assignment end = lab.only(lab.upgrade(options -> options));

      assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SKIPPED);
      assertThat(end.findings())
          .anySatisfy(
              finding -> {
                assertThat(finding.code()).isEqualTo("manual-boot");
                assertThat(finding.remedy()).endsWith("no boot manual");
              });
      assertThat(lab.device().flash().file(lab.image.fileName())).isEmpty();
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("switches")
  void aReloadOfOneEndsInItsBootLoader(SimulatedModel model) throws Exception {
    try (FleetLab lab = lab(model)) {
      bootsByHand(lab);

      lab.device().powerCycle();

      FleetLab.await().until(() -> lab.device().state() == DeviceState.IN_BOOT_LOADER);
      assertThat(lab.device().bootLog()).anyMatch(line -> line.contains("boot manually"));
    }
  }

  @Test
  void itIsLookedAtOnceMoreRightBeforeTheBootListIsSet() throws Exception {
    try (FleetLab lab = lab(SimulatedModels.catalyst2960())) {
      var boots = lab.device().savedBootVariables();
      lab.engine.addListener(
          event -> {
            if (event instanceof EngineEvent.StateChanged changed
                && changed.assignment().state() == AssignmentState.STAGED) {
              bootsByHand(lab);
            }
          });

      Assignment end = lab.only(lab.upgrade(options -> options));

      assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
      assertThat(end.failure().orElseThrow().message()).contains("set to boot by hand");
      assertThat(lab.device().savedBootVariables()).isEqualTo(boots);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }
}
