package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.BootMark;
import io.swim.device.DeviceFacts;
import io.swim.device.FileSystem;
import io.swim.spi.FactsDriver;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link FactsDriver} must do. */
public abstract class FactsDriverContract extends DriverContract<FactsDriver> {
  /** What it is tested over. */
  protected abstract Access access();

  private DeviceFacts facts() throws Exception {
    return driver().facts(access(), step());
  }

  @Test
  void theAccessIsOneOfItsOwn() {
    assertThat(driver().accesses()).contains(access());
  }

  @Test
  void factsAreThoseOfTheDevice() throws Exception {
    Instant before = Instant.now();

    DeviceFacts facts = facts();

    assertThat(facts.readAt()).isBetween(before, Instant.now());
    facts.platform().ifPresent(platform -> assertThat(driver().supports(platform)).isTrue());
    assertThat(facts.version()).contains(bench().version());
    for (FileSystem each : facts.fileSystems()) {
      assertThat(each.name()).endsWith(":");
      assertThat(each.freeBytes()).isBetween(0L, each.totalBytes());
    }
    facts
        .fileSystem(bench().fileSystem())
        .ifPresent(flash -> assertThat(flash.freeBytes()).isEqualTo(bench().freeBytes()));
  }

  @Test
  void readingChangesNothing() throws Exception {
    List<String> bootList = bench().bootList();
    long free = bench().freeBytes();
    TestContext step = step();

    driver().facts(access(), step);
    driver().bootMark(access(), step);

    assertThat(step.checkpoints()).as("commands that change the device").isZero();
    assertThat(bench().bootList()).isEqualTo(bootList);
    assertThat(bench().freeBytes()).isEqualTo(free);
    assertThat(bench().reboots()).isZero();
  }

  @Test
  void whatIsSaidIsInTheTranscript() throws Exception {
    TestContext step = step();

    driver().facts(access(), step);

    assertThat(step.said()).isNotEmpty();
  }

  @Test
  void oneBootHasOneMark() throws Exception {
    BootMark first = driver().bootMark(access(), step());
    BootMark second = driver().bootMark(access(), step());
    BootMark inFacts = facts().bootMark().orElseThrow();

    assertThat(second.since(first)).isEqualTo(BootMark.Verdict.SAME_BOOT);
    assertThat(inFacts.since(first)).isEqualTo(BootMark.Verdict.SAME_BOOT);
  }

  @Test
  void manyStepsReadAtOnce() throws Exception {
    List<TestContext> steps =
        java.util.stream.Stream.generate(this::step).limit(Race.THREADS).toList();

    List<DeviceFacts> all = Race.of(thread -> driver().facts(access(), steps.get(thread)));

    assertThat(all).allSatisfy(each -> assertThat(each.version()).contains(bench().version()));
  }

  @Test
  void aStrangerLearnsNothing() {
    TestContext step = remembered(bench().contextOfAStranger());

    isNoWayIn(failure(() -> driver().facts(access(), step)));
    isNoWayIn(failure(() -> driver().bootMark(access(), step)));
  }

  @Test
  void aDeviceThatIsGoneIsUnreachable() {
    bench().disappear();

    isNoWayIn(failure(() -> driver().facts(access(), step())));
    isNoWayIn(failure(() -> driver().bootMark(access(), step())));
  }
}
