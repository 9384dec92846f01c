package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.event.EngineEvent;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.UpgradeRequest;
import io.swim.spi.InstallOrder;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A driver that breaks when it is asked what the next reboot takes: nothing is ordered once more
 * for that, and a person is told of both, what failed and the defect.
 */
class NextBootDefectTest {
  private static final Duration LONG = Duration.ofDays(2);

  private final VirtualRun lab = new VirtualRun();

  /** What a driver breaks at; anything else is answered with yes. */
  enum Question {
    BOOTS_NEXT,
    BOOTS_COPIED
  }

  private static final class Broken implements AlteredInstall {
    private final FakeInstall real;
    private final Question question;
    private int defects = Integer.MAX_VALUE;
    private boolean missesAClass;
    private int takenBack;

    Broken(FakeNetwork network, Question question) {
      real = new FakeInstall(network);
      this.question = question;
    }

    @Override
    public FakeInstall real() {
      return real;
    }

    @Override
    public boolean bootsNext(PlatformId platform) {
      return yes(Question.BOOTS_NEXT);
    }

    @Override
    public boolean bootsCopied(PlatformId platform) {
      return yes(Question.BOOTS_COPIED);
    }

    private boolean yes(Question asked) {
      if (asked == question && defects > 0) {
        defects--;
        if (missesAClass) {
          throw new NoClassDefFoundError("made up");
        }
        throw new IllegalStateException("made up");
      }
      return true;
    }

    @Override
    public void takeBack(InstallOrder order, Access access, StepContext context) {
      takenBack++;
    }
  }

  private Assignment upgrade(FakeDevice device, Broken driver) {
    lab.settings = builder -> builder.register(driver);
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      JobRun run = engine.submit(request());
      lab.time.runUntil(VirtualRun.START.plus(LONG));
      assertThat(engine.run(run.id()).orElseThrow().status().isFinal())
          .as("%s", lab.assignment(run, device))
          .isTrue();
      return lab.assignment(run, device);
    }
  }

  private UpgradeRequest request() {
    return UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids());
  }

  @ParameterizedTest
  @CsvSource({
    "BOOTS_COPIED, CORRUPTS_FILE, 0",
    "BOOTS_COPIED, UNPACKING_REFUSED, 2",
    "BOOTS_NEXT, UNPACKING_REFUSED, 2",
    "BOOTS_COPIED, UNPACKING_COMES_TO_NOTHING, 3",
    "BOOTS_NEXT, UNPACKING_COMES_TO_NOTHING, 3",
    "BOOTS_NEXT, RELOAD_REFUSED, 1"
  })
  void aDefectThatStaysEndsTheUpgradeWithAPerson(Question question, FakeFault fault, int orders) {
    FakeDevice device = lab.network.add("sw-1", fault).installed();

    Assignment end = upgrade(device, new Broken(lab.network, question));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.failure().orElseThrow().message()).contains("a defect", "made up");
    assertThat(end.unpackOrders()).hasSize(orders);
    assertThat(device.reloadOrders()).isZero();
  }

  @Test
  void whatFailedFirstIsToldWithTheDefect() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.UNPACKING_REFUSED).installed();

    Assignment end = upgrade(device, new Broken(lab.network, Question.BOOTS_COPIED));

    assertThat(end.failure().orElseThrow().message())
        .contains("no room to unpack it", "what its next reboot takes", "a defect in ROLLING_BACK");
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aDefectThatPassesHasItBootWhatItRuns(boolean missesAClass) {
    FakeDevice device = lab.network.add("sw-1", FakeFault.UNPACKING_REFUSED).installed();
    Broken driver = new Broken(lab.network, Question.BOOTS_COPIED);
    driver.defects = 1;
    driver.missesAClass = missesAClass;

    Assignment end = upgrade(device, driver);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(end.failure().orElseThrow().message()).contains("no room to unpack it", "made up");
    assertThat(driver.takenBack).isEqualTo(1);
    assertThat(end.unpackOrders()).hasSize(2);
  }

  @Test
  void aDefectWhereNothingIsLeftBehindIsNotAskedFor() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.FLASH_FULL).installed();

    Assignment end = upgrade(device, new Broken(lab.network, Question.BOOTS_COPIED));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.failure().orElseThrow().message()).doesNotContain("a defect");
  }

  @Test
  void anImageThatTheHostTakesAwayEndsItWithAPersonToo() {
    FakeDevice device = lab.network.add("sw-1").installed();
    Broken driver = new Broken(lab.network, Question.BOOTS_COPIED);
    lab.settings = builder -> builder.register(driver);
    UpgradeEngine first = lab.engine(lab.time);
    first.start();
    first.addListener(
        event -> {
          if (event instanceof EngineEvent.StateChanged changed
              && changed.assignment().state() == AssignmentState.PREPARING) {
            first.close();
          }
        });
    JobRun run = first.submit(request());
    lab.time.run();
    lab.images = new VirtualRun.SomeImages(List.of());

    try (UpgradeEngine second = lab.engine(lab.later())) {
      second.start();
      lab.time.runUntil(VirtualRun.START.plus(LONG));
    }

    Assignment end = lab.assignment(run, device);
    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.failure().orElseThrow().message())
        .contains("is not in the repository any more", "a defect", "made up");
    assertThat(end.unpackOrders()).isEmpty();
  }
}
