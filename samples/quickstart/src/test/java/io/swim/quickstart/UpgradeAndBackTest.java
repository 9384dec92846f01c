package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.TranscriptEntry;
import io.swim.job.UpgradeOptions;
import io.swim.testkit.device.OtherModels;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SimulatedModels;
import io.swim.testkit.device.SimulatedPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A whole upgrade and a whole rollback of each simulated platform, over the protocols that the real
 * one has. What was said to the device is in {@code target/upgrades}.
 */
class UpgradeAndBackTest {
  @TempDir Path folder;

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of("cisco-ios-switch", SimulatedModels.catalyst2960()),
        Arguments.of("cisco-ios-stack", SimulatedModels.catalyst2960x().withMembers(3)),
        Arguments.of("cisco-ios-router", SimulatedModels.router1941()),
        Arguments.of("cisco-iosxe-switch", SimulatedModels.catalyst9300()),
        Arguments.of("cisco-iosxe-router", SimulatedModels.router4451()),
        Arguments.of("cisco-c9800", SimulatedModels.catalyst9800()),
        Arguments.of("cisco-ewc", SimulatedModels.catalyst9120Controller()),
        Arguments.of("cisco-nxos", SimulatedModels.nexus9300()),
        Arguments.of("cisco-iosxr-router", SimulatedModels.asr9901()),
        Arguments.of("cisco-iosxr-32-bits", SimulatedModels.asr9006()),
        Arguments.of("cisco-iosxr-lnt", SimulatedModels.ncs5700()),
        Arguments.of("cisco-asa", SimulatedModels.asa5516()),
        Arguments.of("arista-eos", OtherModels.arista7050()),
        Arguments.of("huawei-vrp", OtherModels.huaweiS5735()),
        Arguments.of("cisco-aireos", SimulatedModels.wlc5520()),
        Arguments.of("cisco-aironet", SimulatedModels.aironet1142()),
        Arguments.of("cisco-sb", SimulatedModels.smallBusiness300()),
        Arguments.of("juniper-junos", OtherModels.juniperMx204()),
        Arguments.of("linux-ab", OtherModels.linuxGateway()),
        Arguments.of("hpe-comware", OtherModels.hpe5130()),
        Arguments.of("mikrotik-routeros", OtherModels.mikrotikRb4011()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void aDeviceGetsAnImageAndItsOldOneBack(String name, SimulatedModel model) throws Exception {
    try (FleetLab lab = EveryServer.lab(folder, fleet -> fleet.model(model))) {
      String old = lab.device().runningVersion();
      List<String> boots = lab.device().bootVariables();

      JobRun there = lab.upgrade(options -> verifiable(model, fetched(lab, options)));
      assertThat(lab.only(there).state())
          .as("%s%n%s", lab.only(there), lab.transcript(there))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());

      JobRun back =
          model.platform() == SimulatedPlatform.ROUTEROS
              ? MikrotikRouterOsTest.givenBack(lab, folder, old)
              : lab.rollBack(there);
      assertThat(lab.only(back).state())
          .as("%s%n%s", lab.only(back), lab.transcript(back))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().runningVersion()).isEqualTo(old);
      assertThat(lab.device().rebootCount()).isEqualTo(2);
      assertThat(lab.device().bootVariables()).startsWith(boots.toArray(String[]::new));
      record(name, lab, there, back);
    }
  }

  /** A controller on an access point fetches from a folder that the host offers. */
  private UpgradeOptions fetched(FleetLab lab, UpgradeOptions options) {
    return lab.device().model().platform() == SimulatedPlatform.EWC
        ? EmbeddedControllerTest.offered(lab, folder, options)
        : options;
  }

  /** VRP and RouterOS have no command for the digest of a file. */
  private static UpgradeOptions verifiable(SimulatedModel model, UpgradeOptions options) {
    boolean sizeAlone =
        model.platform() == SimulatedPlatform.VRP || model.platform() == SimulatedPlatform.ROUTEROS;
    return sizeAlone ? HuaweiVrpTest.bySize(options) : options;
  }

  private static void record(String name, FleetLab lab, JobRun there, JobRun back)
      throws IOException {
    Path target = Files.createDirectories(Path.of("target", "upgrades"));
    Files.writeString(
        target.resolve(name + ".md"),
        "# "
            + name
            + "\n\n## Upgrade\n\n```\n"
            + said(lab, there)
            + "```\n\n## Rollback\n\n```\n"
            + said(lab, back)
            + "```\n");
  }

  private static String said(FleetLab lab, JobRun run) {
    return lab.engine.transcript(lab.only(run).id()).stream()
        .filter(entry -> entry.kind() != TranscriptEntry.Kind.RECEIVED)
        .map(entry -> (entry.kind() == TranscriptEntry.Kind.SENT ? "> " : "# ") + entry.text())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
