package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.fault.DriverException;
import io.swim.spi.InstallFailure;
import io.swim.spi.InstallLogDriver;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What every {@link InstallLogDriver} must do. */
public abstract class InstallLogDriverContract extends DriverContract<InstallLogDriver> {
  /** What it is tested over. */
  protected abstract Access access();

  /** Has the device fail at something that it installs, maybe after the order for it was taken. */
  protected abstract void failToInstall(TestContext step) throws Exception;

  /** What failed last, as soon as the log has it. */
  private InstallFailure failed(Predicate<InstallFailure> last) throws Exception {
    TestContext step = step();
    Patience.until("the log has what failed", () -> read(step).filter(last).isPresent());
    return read(step).orElseThrow();
  }

  private Optional<InstallFailure> read(TestContext step) {
    try {
      return driver().lastFailure(access(), step);
    } catch (DriverException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theAccessIsOneOfItsOwn() {
    assertThat(driver().accesses()).contains(access());
  }

  @Test
  void whereNothingFailedNoFailureIsTold() throws Exception {
    assertThat(read(step())).isEmpty();
  }

  @Test
  void whatFailedLastIsToldEachTimeInTheSameWords() throws Exception {
    failToInstall(step());

    InstallFailure failure = failed(any -> true);

    assertThat(failure.operation()).isNotBlank();
    assertThat(failure.words()).isNotBlank();
    assertThat(read(step())).contains(failure);
  }

  @Test
  void anotherFailureIsAnotherOperation() throws Exception {
    failToInstall(step());
    InstallFailure first = failed(any -> true);

    failToInstall(step());

    InstallFailure second = failed(each -> !each.equals(first));
    assertThat(second.operation()).isNotEqualTo(first.operation());
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
