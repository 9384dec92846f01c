package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.BundleOffer;
import io.swim.OfferedBundle;
import io.swim.device.FileLocation;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageImport;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.FetchFrom;
import io.swim.job.JobRun;
import io.swim.job.UpgradeOptions;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.AccessPointFault;
import io.swim.testkit.device.SimulatedAccessPoint;
import io.swim.testkit.device.SimulatedApImage;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A wireless controller on an access point: it fetches its own image and those of the others from a
 * folder that the host offers, by its image download profile.
 */
class EmbeddedControllerTest {
  private static final String RELEASE = "17.09.05";

  @TempDir Path folder;

  private FleetLab lab(UnaryOperator<SimulatedFleetBuilder> shape) throws Exception {
    return EveryServer.lab(
        folder, fleet -> shape.apply(fleet.model(SimulatedModels.catalyst9120Controller())));
  }

  /** Images of every type are offered, and the controller's own. */
  static UpgradeOptions offered(FleetLab lab, Path folder, UpgradeOptions options) {
    return offered(lab, folder, options, "ap1g7", "ap1g8", "ap3g3");
  }

  private static UpgradeOptions offered(
      FleetLab lab, Path folder, UpgradeOptions options, String... types) {
    SimulatedApImage[] images =
        Set.of(types).stream()
            .map(type -> new SimulatedApImage(type, RELEASE, 40_000))
            .toArray(SimulatedApImage[]::new);
    try {
      Path tar =
          Files.write(folder.resolve("C9800-AP-17.9.5.tar"), SimulatedApImage.bundle(images));
      InetAddress controller = lab.device().address();
      OfferedBundle offer =
          lab.engine.offer(
              lab.engine.images().importBundle(ImageImport.of(tar)).bundle().id(),
              BundleOffer.of(TransferProtocol.TFTP, "ewc/17_9_5", Set.of(controller))
                  .withImage(lab.image.id()));
      FileLocation place = offer.folder(controller);
      String own = place.path() + "/" + lab.image.fileName();
      return options.withDistribution(
          options
              .distribution()
              .withFrom(
                  new FetchFrom.File(
                      new FileLocation(place.protocol(), place.host(), place.port(), own))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> downloads(FleetLab lab) {
    return lab.device().accessPoints().stream().map(SimulatedAccessPoint::predownload).toList();
  }

  @Test
  void everyAccessPointGetsTheImageOfItsTypeFromTheFolderThatIsOffered() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run = lab.upgrade(options -> offered(lab, folder, options));

      Assignment end = lab.only(run);
      assertThat(end.state())
          .as("%s%n%s", end, lab.transcript(run))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().runningVersion()).isEqualTo(RELEASE);
      assertThat(lab.transcript(run))
          .containsSubsequence(
              "wireless profile image-download default",
              "image-download-mode tftp",
              "tftp-image-path ewc/17_9_5",
              "install add profile default",
              "all 3 access points have their image",
              "install activate",
              "install commit");
      assertThat(lab.device().accessPoints())
          .extracting(SimulatedAccessPoint::primaryVersion)
          .containsOnly(new SimulatedApImage("ap1g7", RELEASE, 1).version());
    }
  }

  @Test
  void aTypeThatNobodyOffersIsTheCauseThatIsTold() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run = lab.upgrade(options -> offered(lab, folder, options, "ap1g7", "ap1g8"));

      Assignment end = lab.only(run);
      assertThat(end.state()).as("%s", lab.transcript(run)).isEqualTo(AssignmentState.FAILED);
      assertThat(end.failure().orElseThrow().message())
          .contains("1 of 3 access points did not get their image", "ap-dock (failed: Failed to")
          .contains("/ewc/17_9_5/ap3g3: No such file or directory")
          .contains("the controller is not reloaded");
      assertThat(lab.device().rebootCount()).isZero();
      assertThat(downloads(lab)).containsExactly("Complete", "Complete", "Failed");
    }
  }

  @Test
  void anAccessPointThatComesRightIsNotTheEnd() throws Exception {
    AccessPointFault once = AccessPointFault.predownloadFails("ap-hall");
    try (FleetLab lab = lab(fleet -> fleet.faults(once))) {
      CompletableFuture.runAsync(
          () -> {
            FleetLab.await().until(() -> downloads(lab).contains("Failed"));
            lab.device().heal(once);
          });

      JobRun run = lab.upgrade(options -> offered(lab, folder, options));

      assertThat(lab.only(run).state())
          .as("%s", lab.transcript(run))
          .isEqualTo(AssignmentState.SUCCESS);
    }
  }
}
