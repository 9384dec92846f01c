package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.spi.InstallFailure;
import io.swim.spi.InstallLogDriver;
import io.swim.spi.StepContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Devices that keep a log of what came of installing, with an old failure in it. */
class InstallLogTest {
  private static final InstallFailure OLD = new InstallFailure("7", "no room in spring");
  private static final InstallFailure NEW = new InstallFailure("8", "no room in autumn");

  private final VirtualRun lab = new VirtualRun();

  private Assignment upgrade(FakeDevice device, InstallFailure afterTheOrder) {
    lab.settings = builder -> builder.register(new Logged(device, afterTheOrder));
    return lab.assignment(lab.upgrade(UnaryOperator.identity()), device);
  }

  @Test
  void anOldFailureInTheLogIsNoneOfAnOrderThatWasLost() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.RELOAD_LOST_ONCE).installed();

    Assignment end = upgrade(device, OLD);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.reloadOrders()).isEqualTo(2);
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void aNewFailureInTheLogIsThatOfTheOrder() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_GOES_DOWN).installed();

    Assignment end = upgrade(device, NEW);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().deviceWords()).isEqualTo(NEW.words());
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  @Test
  void aRefusalIsNotExplainedByAnOldFailure() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.UNPACKING_REFUSED).installed();

    Assignment end = upgrade(device, OLD);

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message()).doesNotContain(OLD.words());
  }

  /** Has the old failure in its log until an activation was ordered. */
  private record Logged(FakeDevice device, InstallFailure afterTheOrder)
      implements InstallLogDriver, WrongPart {
    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SSH);
    }

    @Override
    public Optional<InstallFailure> lastFailure(Access access, StepContext context) {
      return Optional.of(device.reloadOrders() == 0 ? OLD : afterTheOrder);
    }
  }
}
