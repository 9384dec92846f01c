package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.swim.device.FlashPath;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.spi.Driver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every driver must do. Each test has a device of its own.
 *
 * @param <D> the kind of driver
 */
public abstract class DriverContract<D extends Driver> {
  private final List<TestContext> steps = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private DriverBench bench;

  /** The driver under test. */
  protected abstract D driver();

  /** A device, fresh from the box, for each test anew; closed after it. */
  protected abstract DriverBench newBench() throws Exception;

  @BeforeEach
  final void makeBench() throws Exception {
    bench = newBench();
  }

  /** Everything said in the test, and every failure, is free of secrets. */
  @AfterEach
  final void nothingSaidHoldsASecret() {
    List<String> secrets = bench.secrets();
    steps.forEach(TestContext::close);
    bench.close();
    for (TestContext each : steps) {
      each.said().forEach(entry -> assertThat(entry.text()).doesNotContain(secrets));
    }
    for (Throwable each : failures) {
      assertThat(each.toString()).doesNotContain(secrets);
      if (each instanceof DriverException e) {
        assertThat(e.deviceWords()).doesNotContain(secrets);
      }
    }
  }

  final DriverBench bench() {
    return bench;
  }

  /** A new step; closed after the test. */
  final TestContext step() {
    return remembered(bench.context());
  }

  final TestContext remembered(TestContext step) {
    steps.add(step);
    return step;
  }

  /** What the repository would say of the image of the bench. */
  final SoftwareImage image() {
    DriverBench.ImageFile file = bench.image();
    return new SoftwareImage(
        new ImageId(file.name()),
        file.name(),
        step().device().platform().orElseThrow(),
        ImageKind.SYSTEM,
        file.version(),
        "",
        "",
        file.bytes().length,
        List.of(),
        ImageRequirements.NONE,
        "",
        "",
        SampleJob.NOW);
  }

  final FlashPath path(String name) {
    return new FlashPath(bench.fileSystem(), name);
  }

  /** What a driver does. */
  interface Call {
    void run() throws Exception;
  }

  /** The failure of a call that must fail. */
  final DriverException failure(Call call) {
    Throwable thrown = catchThrowable(call::run);
    assertThat(thrown).isInstanceOf(DriverException.class);
    failures.add(thrown);
    DriverException failure = (DriverException) thrown;
    assertThat(failure.getMessage()).isNotBlank();
    return failure;
  }

  /** That a call which is stopped at its first checkpoint ends there. */
  final void stopsAtCheckpoint(Call call) {
    assertThat(catchThrowable(call::run)).isInstanceOf(InterruptedException.class);
  }

  /** How a device that can't be reached, or that lets nobody in, fails before anything was done. */
  final void isNoWayIn(DriverException failure) {
    assertThat(failure.kind())
        .isIn(FailureKind.UNREACHABLE, FailureKind.AUTHENTICATION, FailureKind.TIMEOUT);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
  }

  /** The same of what is sent without a question before: a device that is silent may have heard. */
  final void isNoWayInOrUnknown(DriverException failure) {
    assertThat(failure.kind())
        .isIn(FailureKind.UNREACHABLE, FailureKind.AUTHENTICATION, FailureKind.TIMEOUT);
    assertThat(failure.effect()).isNotEqualTo(DeviceEffect.APPLIED);
  }

  @Test
  void hasAnIdAndSupportsThePlatform() {
    assertThat(driver().id()).isNotBlank();
    assertThat(driver().supports(step().device().platform().orElseThrow())).isTrue();
  }
}
