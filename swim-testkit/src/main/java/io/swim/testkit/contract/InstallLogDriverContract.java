package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.spi.InstallFailure;
import io.swim.spi.InstallLogDriver;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link InstallLogDriver} must do. */
public abstract class InstallLogDriverContract extends DriverContract<InstallLogDriver> {
  /** What it is tested over. */
  protected abstract Access access();

  /** Has the device fail at something that it installs: the last operation in its log by then. */
  protected abstract void failToInstall(TestContext step) throws Exception;

  private Optional<InstallFailure> read() throws Exception {
    return driver().lastFailure(access(), step());
  }

  @Test
  void theAccessIsOneOfItsOwn() {
    assertThat(driver().accesses()).contains(access());
  }

  @Test
  void whereNothingFailedNoFailureIsTold() throws Exception {
    assertThat(read()).isEmpty();
  }

  @Test
  void whatFailedLastIsToldEachTimeInTheSameWords() throws Exception {
    failToInstall(step());

    InstallFailure failure = read().orElseThrow();

    assertThat(failure.operation()).isNotBlank();
    assertThat(failure.words()).isNotBlank();
    assertThat(read()).contains(failure);
  }

  @Test
  void anotherFailureIsAnotherOperation() throws Exception {
    failToInstall(step());
    String first = read().orElseThrow().operation();

    failToInstall(step());

    assertThat(read().orElseThrow().operation()).isNotEqualTo(first);
  }

  @Test
  void readingChangesNothing() throws Exception {
    String version = bench().version();
    List<String> bootList = bench().bootList();
    long free = bench().freeBytes();
    TestContext step = step();

    driver().lastFailure(access(), step);

    assertThat(bench().version()).isEqualTo(version);
    assertThat(bench().bootList()).isEqualTo(bootList);
    assertThat(bench().freeBytes()).isEqualTo(free);
    assertThat(bench().reboots()).isZero();
  }

  @Test
  void aStrangerIsToldNothing() {
    TestContext stranger = remembered(bench().contextOfAStranger());

    isNoWayIn(failure(() -> driver().lastFailure(access(), stranger)));
  }

  @Test
  void aDeviceThatIsGoneTellsNothing() {
    bench().disappear();

    isNoWayIn(failure(() -> driver().lastFailure(access(), step())));
  }
}
