package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceId;
import io.swim.job.Finding;
import io.swim.job.Severity;
import io.swim.job.UpgradeRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Activating saves the configuration: whoever asks for it is told what else that saves. */
class UnsavedChangesTest {
  @TempDir Path folder;

  private static List<String> warnings(FleetLab lab) throws InterruptedException {
    UpgradeRequest request =
        UpgradeRequest.of("check", lab.image.id(), List.of(new DeviceId(lab.device().name())));
    return lab.engine.validate(request).get(0).findings().stream()
        .filter(finding -> finding.severity().compareTo(Severity.WARNING) >= 0)
        .map(Finding::code)
        .toList();
  }

  @Test
  void onlyAnUnsavedChangeIsAWarning() throws Exception {
    try (FleetLab lab = new FleetLab(folder, fleet -> fleet)) {
      assertThat(warnings(lab)).isEmpty();

      lab.device().configure("ip tftp blocksize 1024");
      assertThat(warnings(lab)).containsExactly("configuration-not-saved");

      lab.device().saveConfiguration();
      assertThat(warnings(lab)).isEmpty();
    }
  }
}
