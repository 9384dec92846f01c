package io.swim.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.OnePlatform;
import io.swim.device.DeviceFacts;
import io.swim.device.DeviceFactsBuilder;
import io.swim.device.PlatformId;
import io.swim.device.SoftwarePackage;
import io.swim.job.DistributionOptions;
import io.swim.job.Finding;
import io.swim.job.Severity;
import io.swim.job.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which running software can be brought into the repository. */
class FileTaskFindingsTest {
  private static final PlatformId PLATFORM = new PlatformId("acme-os");

  private static Finding backup(DeviceFactsBuilder facts) {
    List<Finding> found =
        new FileTaskFindings(new OnePlatform(PLATFORM), facts.build(), Optional.of(PLATFORM))
            .of(new Task.Backup(), DistributionOptions.DEFAULT);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static DeviceFactsBuilder facts() {
    return DeviceFacts.builder(Instant.EPOCH);
  }

  @Test
  void anImageFileIs() {
    assertThat(backup(facts().runningImage("flash:brick-1.bin")).severity())
        .isEqualTo(Severity.PASSED);
  }

  @Test
  void aListOfPackagesIsNot() {
    Finding finding = backup(facts().runningImage("flash:packages.conf"));

    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.code()).isEqualTo("running-image-not-importable");
    assertThat(finding.message()).contains("flash:packages.conf").contains("no image file");
    assertThat(finding.remedy()).contains("from its vendor");
  }

  @Test
  void softwareThatIsInstalledAndTellsNoFileIsNotAndItsPackagesAreNamed() {
    Finding finding = backup(runs("a-1.0", "b-1.0", "c-1.0", "d-1.0"));

    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.code()).isEqualTo("running-image-not-importable");
    assertThat(finding.message())
        .isEqualTo(
            "it runs software that was installed, and no image file: a-1.0, b-1.0, c-1.0, ... (4 packages)");
  }

  @Test
  void whatTellsNothingAtAllIsNot() {
    assertThat(backup(facts()).code()).isEqualTo("running-image-unknown");
  }

  private static DeviceFactsBuilder runs(String... names) {
    DeviceFactsBuilder facts = facts();
    for (String name : names) {
      facts.softwarePackage(
          new SoftwarePackage(name, Optional.of("1.0"), SoftwarePackage.State.COMMITTED));
    }
    return facts.softwarePackage(
        new SoftwarePackage("old", Optional.of("0.9"), SoftwarePackage.State.INACTIVE));
  }
}
