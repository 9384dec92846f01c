package io.swim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Device;
import io.swim.device.DeviceFacts;
import io.swim.device.DeviceFacts.Configuration;
import io.swim.device.DeviceFactsBuilder;
import io.swim.device.PlatformId;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.job.Finding;
import io.swim.job.Severity;
import io.swim.job.SoftwareChange;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeScope;
import io.swim.spi.DriverCoverage;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.ValidationContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnsavedConfigurationValidatorTest {
  private static final SoftwareImage IMAGE =
      new SoftwareImage(
          new ImageId("new.bin"),
          "new.bin",
          new PlatformId("cisco-ios"),
          ImageKind.SYSTEM,
          "15.0(2)SE11",
          "C2960",
          "",
          1000,
          List.of(),
          ImageRequirements.NONE,
          "",
          "",
          Instant.EPOCH);

  private static List<Finding> findings(DeviceFactsBuilder facts, UpgradeOptions options) {
    return new UnsavedConfigurationValidator()
        .validate(
            new ValidationContext(
                Device.of("sw-1", "127.0.0.1"),
                facts.build(),
                new Task.Upgrade(IMAGE.id()),
                SoftwareChange.BOOT_LIST,
                List.of(IMAGE),
                options,
                PlatformCatalog.NONE,
                true,
                Map.of(),
                new DriverCoverage(
                    Map.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(),
                    Set.of())));
  }

  private static DeviceFactsBuilder facts() {
    return DeviceFacts.builder(Instant.EPOCH);
  }

  @Test
  void changesThatAreNotSavedAreAWarningThatNamesTheDevice() {
    List<Finding> found =
        findings(facts().configuration(Configuration.UNSAVED_CHANGES), UpgradeOptions.DEFAULT);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).severity()).isEqualTo(Severity.WARNING);
    assertThat(found.get(0).message())
        .isEqualTo(
            "sw-1: the running configuration has changes that are not saved; activating saves them");
  }

  @Test
  void aSavedConfigurationAndOneThatIsNotToldAreNoFinding() {
    assertThat(findings(facts().configuration(Configuration.SAVED), UpgradeOptions.DEFAULT))
        .isEmpty();
    assertThat(findings(facts(), UpgradeOptions.DEFAULT)).isEmpty();
  }

  @Test
  void whoOnlyDistributesSavesNothing() {
    UpgradeOptions distribute = UpgradeOptions.DEFAULT.withScope(UpgradeScope.DISTRIBUTE);

    assertThat(findings(facts().configuration(Configuration.UNSAVED_CHANGES), distribute))
        .isEmpty();
  }

  @Test
  void itIsAskedByEveryEngine() {
    assertThat(Validators.standard())
        .hasAtLeastOneElementOfType(UnsavedConfigurationValidator.class);
  }
}
