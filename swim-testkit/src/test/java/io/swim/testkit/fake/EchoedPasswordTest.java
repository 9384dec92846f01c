package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Takeover;
import io.swim.job.UpgradeOptions;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A password that a device says in its answers is in nothing that is stored of them. */
class EchoedPasswordTest {
  private static final String PASSWORD = "standby";

  private final VirtualRun lab = new VirtualRun();

  private Assignment upgrade(FakeDevice device, UnaryOperator<UpgradeOptions> options) {
    lab.lastWord = builder -> builder.credentials(new OnePassword(PASSWORD));
    return lab.assignment(lab.upgrade(options), device);
  }

  @Test
  void whyTrafficWouldStop() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.WOULD_INTERRUPT).installed();

    Assignment end = upgrade(device, options -> options.withTakeover(Takeover.IN_SERVICE));

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message()).contains("is not ready");
    assertThat(end.failure().orElseThrow().deviceWords()).contains("is not ready");
    assertThat(end.toString()).doesNotContain(PASSWORD);
  }

  @Test
  void whyAUnitOfAPairIsNotReady() {
    FakePair pair = lab.network.addPair("fw-1");
    pair.neverReadyAgain(pair.secondary());
    lab.lastWord = builder -> builder.credentials(new OnePassword("Syncing"));

    Assignment end = lab.assignment(lab.upgrade(options -> options), pair.primary());

    assertThat(end.state()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.failure().orElseThrow().message()).contains("SERIAL-B", "***");
    assertThat(end.note()).contains("***");
    assertThat(end.toString()).doesNotContain("Syncing");
  }
}
