package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each unit of a pair saves its boot list by itself, and boots what it saved. */
class PairSavedListTest extends PairFixture {
  @Test
  void aMateThatDidNotSaveTheListIsNotReloaded() {
    pair.neverSaves(pair.secondary());

    Assignment end = upgrade();

    assertThat(pair.secondary().savedBootList()).containsExactly(OLD);
    assertThat(pair.reloaded()).isEmpty();
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(end.failure().orElseThrow().message())
        .contains("SERIAL-B is configured to boot [flash:" + NEW + ", " + OLD + "]")
        .contains("but has [" + OLD + "] saved");
    assertThat(versions()).containsExactly("1.0", "1.0");
  }

  @Test
  void aSecondUnitThatDidNotSaveTheListIsNotReloadedEither() {
    on(
        AssignmentState.REBOOTING,
        2,
        () -> {
          List<String> configured = pair.secondary().bootList();
          pair.primary().ownBootList(List.of(OLD));
          pair.secondary().bootList(configured);
        });

    Assignment end = upgrade();

    assertThat(pair.primary().bootList()).startsWith("flash:" + NEW);
    assertThat(pair.reloaded()).containsExactly("SERIAL-B");
    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.note()).contains("SERIAL-A is configured", "but has [" + OLD + "] saved");
  }
}
