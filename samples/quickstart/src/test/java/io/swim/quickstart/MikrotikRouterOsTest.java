package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.image.SoftwareImage;
import io.swim.job.AssignmentState;
import io.swim.job.Direction;
import io.swim.job.FailureReason;
import io.swim.job.Finding;
import io.swim.job.ImageVerification;
import io.swim.job.JobRun;
import io.swim.job.Severity;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeScope;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.OtherModels;
import io.swim.testkit.device.SimulatedFile;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedImageBuilder;
import io.swim.testkit.device.TransferFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RouterOS through the engine: every protocol, from 6 to 7 and back, and what goes wrong. */
class MikrotikRouterOsTest {
  private static final String OLD = "6.49.10";

  @TempDir Path folder;

  private FleetLab lab(UnaryOperator<SimulatedFleetBuilder> shape) throws Exception {
    return EveryServer.lab(folder, fleet -> shape.apply(fleet.model(OtherModels.mikrotikRb4011())));
  }

  private static UnaryOperator<UpgradeOptions> over(
      Direction direction, TransferProtocol... transfer) {
    return options ->
        EveryServer.over(direction, transfer)
            .apply(options.withVerification(ImageVerification.SIZE));
  }

  private static UnaryOperator<UpgradeOptions> overHttp() {
    return over(Direction.PULL, TransferProtocol.HTTP);
  }

  /** A router has no package of before any more: it is given the old one, as any other. */
  static JobRun givenBack(FleetLab lab, Path folder, String old) throws Exception {
    lab.awaitUptime();
    return lab.upgrade(new Task.Upgrade(imported(lab, folder, old).id()), overHttp());
  }

  private static SoftwareImage imported(FleetLab lab, Path folder, String version)
      throws IOException {
    return lab.imported(folder, image -> image.version(version));
  }

  private static FailureReason failure(FleetLab lab, JobRun run) {
    return lab.only(run).failure().orElseThrow();
  }

  private static List<String> files(FleetLab lab) {
    return lab.device().flash().files().stream().map(SimulatedFile::name).toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferProtocol.class,
      names = {"TFTP", "FTP", "SFTP", "HTTP", "HTTPS"})
  void aRouterFetchesItsPackageAndRunsIt(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run = lab.upgrade(over(Direction.PULL, protocol));

      Outcomes.assertUpgraded(lab, run, protocol + " started by SSH");
      assertThat(files(lab)).as("what was installed is gone").isEmpty();
      assertThat(lab.only(run).findings())
          .extracting(Finding::message)
          .contains("6.49.10 -> 7.12.1");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferProtocol.class,
      names = {"FTP", "SFTP", "SCP"})
  void aRouterIsSentItsPackageAndRunsIt(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = lab(EveryServer.writable(protocol))) {
      JobRun run = lab.upgrade(over(Direction.PUSH, protocol));

      Outcomes.assertUpgraded(lab, run, protocol + " pushed");
    }
  }

  @Test
  void anOlderPackageIsTakenByAnOrderOfItsOwn() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      Outcomes.assertUpgraded(lab, lab.upgrade(overHttp()), "HTTP started by SSH");

      JobRun back = givenBack(lab, folder, OLD);

      assertThat(lab.only(back).state())
          .as(lab.transcript(back))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().runningVersion()).isEqualTo(OLD);
      assertThat(lab.transcript(back))
          .contains("SENT /system package downgrade")
          .doesNotContain("SENT /system reboot");
    }
  }

  @Test
  void whatRanBeforeIsNotOnTheRouterAnyMoreUnlessItIsBroughtThere() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun there = lab.upgrade(overHttp());

      JobRun refused = lab.rollBack(there);
      assertThat(lab.only(refused).state()).isEqualTo(AssignmentState.FAILED);
      assertThat(failure(lab, refused).text()).contains(OLD + " are not on the device any more");
      assertThat(failure(lab, refused).effect()).isEqualTo(DeviceEffect.NONE);

      SoftwareImage old = imported(lab, folder, OLD);
      JobRun copied =
          lab.upgrade(
              new Task.Upgrade(old.id()),
              options -> overHttp().apply(options.withScope(UpgradeScope.DISTRIBUTE)));
      assertThat(lab.only(copied).state()).isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().rebootCount()).isEqualTo(1);

      JobRun back = lab.rollBack(there);
      assertThat(lab.only(back).state())
          .as(lab.transcript(back))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().runningVersion()).isEqualTo(OLD);
    }
  }

  @Test
  void aPackageForAnotherArchitectureIsRefusedBeforeTheCopy() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      SoftwareImage other =
          lab.imported(folder, image -> image.family("arm64").version(lab.newVersion()));

      JobRun run = lab.upgrade(new Task.Upgrade(other.id()), overHttp());

      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.SKIPPED);
      assertThat(failure(lab, run).message()).contains("arm64", "family arm");
      assertThat(files(lab)).isEmpty();
    }
  }

  @Test
  void whatIsInstalledBesideTheSystemComesWithIt() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      SoftwareImage wireless =
          lab.imported(folder, image -> image.imageName("wireless").version(lab.newVersion()));

      JobRun run =
          lab.upgrade(new Task.Upgrade(lab.image.id(), List.of(wireless.id())), overHttp());

      Outcomes.assertUpgraded(lab, run, "HTTP started by SSH");
      assertThat(lab.device().bootLog())
          .contains(
              "system,info installed routeros-7.12.1", "system,info installed wireless-7.12.1");
      assertThat(files(lab)).isEmpty();
    }
  }

  @Test
  void aRebootThatInstallsNothingIsNoSuccess() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.bootOldImage()))) {
      JobRun run = lab.upgrade(overHttp());

      assertThat(lab.only(run).state())
          .as(lab.transcript(run))
          .isEqualTo(AssignmentState.ROLLED_BACK);
      assertThat(failure(lab, run).text()).contains("it rebooted, but runs 6.49.10");
      assertThat(lab.device().bootLog())
          .contains("system,error can not install routeros-7.12.1: not enough disk space");
      assertThat(files(lab)).as("the next reboot does not try it again").isEmpty();
      assertThat(lab.device().rebootCount()).isEqualTo(1);
    }
  }

  @Test
  void whatTheRouterCanNotReadAsAPackageIsNotRebootedFor() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.corruptWrites()))) {
      JobRun run = lab.upgrade(overHttp());

      assertThat(lab.only(run).state())
          .as(lab.transcript(run))
          .isEqualTo(AssignmentState.ROLLED_BACK);
      assertThat(failure(lab, run).text()).contains("a reboot installs it if it is a package");
      assertThat(files(lab)).isEmpty();
      assertThat(lab.device().rebootCount()).isZero();
      assertThat(lab.device().runningVersion()).isEqualTo(OLD);
    }
  }

  @Test
  void aPackageThatSomebodyElseLeftIsNotInstalledUnasked() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      lab.device()
          .flash()
          .put(SimulatedImage.builder().model(lab.device().model()).version("7.14.3").build());

      JobRun run = lab.upgrade(overHttp());

      assertThat(lab.only(run).state())
          .as(lab.transcript(run))
          .isEqualTo(AssignmentState.ROLLED_BACK);
      assertThat(failure(lab, run).text())
          .contains("routeros-7.14.3-arm.npk", "any reboot installs them");
      assertThat(files(lab)).as("theirs is left").containsExactly("routeros-7.14.3-arm.npk");
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void aPackageThatWasThereBeforeIsLeftThoughTheOneBesideItIsTakenOutAgain() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      SoftwareImage wireless =
          lab.imported(folder, image -> image.imageName("wireless").version(lab.newVersion()));
      SimulatedImageBuilder known = SimulatedImage.builder().model(lab.device().model());
      lab.device()
          .flash()
          .put(known.version(lab.newVersion()).sizeBytes(lab.image.sizeBytes()).build());
      lab.device().flash().put(known.version("7.14.3").build());

      JobRun run =
          lab.upgrade(new Task.Upgrade(lab.image.id(), List.of(wireless.id())), overHttp());

      assertThat(lab.only(run).state())
          .as(lab.transcript(run))
          .isEqualTo(AssignmentState.ROLLED_BACK);
      assertThat(files(lab))
          .containsExactlyInAnyOrder(lab.image.fileName(), "routeros-7.14.3-arm.npk");
      assertThat(lab.transcript(run)).contains("SENT /file remove \"" + wireless.fileName());
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void whatIsCopiedAloneIsInstalledByAnyReboot() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run =
          lab.upgrade(options -> overHttp().apply(options.withScope(UpgradeScope.DISTRIBUTE)));
      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.only(run).findings())
          .filteredOn(finding -> finding.code().equals("taken-by-any-reboot"))
          .extracting(Finding::severity)
          .containsExactly(Severity.WARNING);

      lab.device().powerCycle();

      FleetLab.await()
          .until(
              () -> lab.device().rebootCount() == 1 && lab.device().state() == DeviceState.RUNNING);
      assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());
    }
  }

  @Test
  void aQuestionThatNobodyKnowsStopsTheUpgrade() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.extraConfirm()))) {
      JobRun run = lab.upgrade(overHttp());

      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.FAILED);
      assertThat(failure(lab, run).text()).contains("This may affect the system");
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void anErrorOfALoginAtTheServerLeadsToTheNextProtocol() throws Exception {
    try (FleetLab lab =
        lab(fleet -> fleet.faults(TransferFault.spoilLogin(TransferProtocol.FTP)))) {
      JobRun run = lab.upgrade(over(Direction.PULL, TransferProtocol.FTP, TransferProtocol.TFTP));

      Outcomes.assertUpgraded(lab, run, "TFTP started by SSH");
      assertThat(Outcomes.transfers(lab.only(run)).get(0).failure()).isPresent();
    }
  }
}
