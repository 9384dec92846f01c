package io.swim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceFactsBuilder;
import io.swim.device.FileSystem;
import io.swim.device.RemoteFile;
import io.swim.job.Severity;
import io.swim.job.SoftwareChange;
import io.swim.job.UpgradeScope;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a device runs is what it boots when the new image does not. */
class FallbackValidatorTest extends ValidatorFixture {
  private final FallbackValidator validator = new FallbackValidator();

  private static UnaryOperator<DeviceFactsBuilder> runs(String path) {
    FileSystem flash = new FileSystem("flash:", 100, 50, List.of(new RemoteFile("there.bin", 50)));
    return facts -> facts.runningImage(path).fileSystem(flash);
  }

  @Test
  void whatRunsAndIsNotThereIsWarnedOf() {
    is(
        only(validator, runs("flash:/gone.bin")),
        Severity.WARNING,
        "running-image-gone",
        "flash:/gone.bin");
  }

  @Test
  void whatIsThereOrCanNotBeSeenIsNot() {
    for (String path :
        List.of(
            "flash:/there.bin", "flash:There.bin", "flash:dir/x.bin", "tftp://1.2.3.4/x", "x")) {
      assertThat(findings(validator, runs(path))).as(path).isEmpty();
    }
    assertThat(findings(validator, facts -> facts)).isEmpty();
  }

  @Test
  void noOneIsWarnedWhereNoListIsSet() {
    options = options.withScope(UpgradeScope.DISTRIBUTE);
    assertThat(findings(validator, runs("flash:gone.bin"))).isEmpty();
    options = options.withScope(UpgradeScope.ACTIVATE);
    assertThat(findings(validator, runs("flash:gone.bin"))).hasSize(1);
    change = SoftwareChange.INSTALL;
    assertThat(findings(validator, runs("flash:gone.bin"))).isEmpty();
  }
}
