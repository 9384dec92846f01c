package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.job.JobRun;
import io.swim.job.RunStatus;
import io.swim.job.Timeouts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargeRunTest {
  private static final int DEVICES = Integer.getInteger("swim.virtual.devices", 10_000);

  @Test
  void everyDeviceOfALargeRunIsUpgradedOnceWithinTheBound() {
    VirtualRun lab = new VirtualRun();
    List<FakeDevice> devices = lab.network.addMany(DEVICES);

    JobRun run =
        lab.upgrade(
            options ->
                options
                    .withParallel(500)
                    .withTimeouts(Timeouts.DEFAULT.withPollInterval(Duration.ofSeconds(30))));

    assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(devices).allMatch(device -> device.reboots() == 1);
    assertThat(devices).allMatch(device -> device.version().equals("2.0"));
    Duration took = Duration.between(run.startedAt(), run.endedAt().orElseThrow());
    assertThat(took).isLessThan(Duration.ofMinutes(DEVICES / 500 * 9));
  }
}
