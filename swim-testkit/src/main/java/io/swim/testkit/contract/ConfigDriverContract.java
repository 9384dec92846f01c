package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.BootConfiguration;
import io.swim.device.FlashPath;
import io.swim.spi.ConfigDriver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ConfigDriver} must do. */
public abstract class ConfigDriverContract extends DriverContract<ConfigDriver> {
  /** What it is tested over. */
  protected abstract Access access();

  private List<String> threeImages() {
    List<String> images = new ArrayList<>();
    for (String name : List.of("new-image.bin", "old-image.bin", "oldest-image.bin")) {
      images.add(path(name).toString());
    }
    return images;
  }

  private static void same(List<String> found, List<String> wanted) {
    assertThat(found).usingElementComparator(ConfigDriverContract::compare).isEqualTo(wanted);
  }

  private static int compare(String one, String other) {
    return FlashPath.same(one, other) ? 0 : 1;
  }

  private BootConfiguration boot() throws Exception {
    return driver().boot(access(), step());
  }

  @Test
  void theAccessIsOneOfItsOwn() {
    assertThat(driver().accesses()).contains(access());
  }

  @Test
  void whatItBootsIsReadAndNotChanged() throws Exception {
    List<String> before = bench().bootList();
    TestContext step = step();

    BootConfiguration found = driver().boot(access(), step);

    same(found.images(), before);
    assertThat(bench().bootList()).isEqualTo(before);
    assertThat(step.checkpoints()).as("commands that change the device").isZero();
  }

  @Test
  void theWholeListIsReplacedInOrderAndSaved() throws Exception {
    TestContext step = step();

    driver().setBoot(threeImages(), access(), step);

    same(bench().bootList(), threeImages());
    same(boot().images(), threeImages());
    assertThat(step.checkpoints()).isPositive();
  }

  @Test
  void settingTheSameListAgainChangesNothing() throws Exception {
    driver().setBoot(threeImages(), access(), step());
    driver().setBoot(threeImages(), access(), step());

    same(bench().bootList(), threeImages());
  }

  @Test
  void aShorterListLeavesNothingOfTheLongerOne() throws Exception {
    driver().setBoot(threeImages(), access(), step());

    driver().setBoot(threeImages().subList(2, 3), access(), step());

    same(bench().bootList(), threeImages().subList(2, 3));
  }

  @Test
  void anotherOrderIsAnotherList() throws Exception {
    List<String> turned = List.of(threeImages().get(1), threeImages().get(0));
    driver().setBoot(threeImages().subList(0, 2), access(), step());

    driver().setBoot(turned, access(), step());

    same(bench().bootList(), turned);
  }

  @Test
  void theListThatWasThereCanBePutBack() throws Exception {
    List<String> before = boot().images();
    driver().setBoot(threeImages(), access(), step());

    driver().setBoot(before, access(), step());

    same(bench().bootList(), before);
  }

  @Test
  void anEmptyListCanBePutBack() throws Exception {
    driver().setBoot(threeImages(), access(), step());

    driver().setBoot(List.of(), access(), step());

    assertThat(bench().bootList()).isEmpty();
    assertThat(boot().images()).isEmpty();
  }

  @Test
  void theConfigurationRegisterIsLeftAlone() throws Exception {
    BootConfiguration before = boot();

    driver().setBoot(threeImages(), access(), step());

    assertThat(boot().configRegister()).isEqualTo(before.configRegister());
    assertThat(bench().reboots()).isZero();
  }

  @Test
  void aStepThatIsStoppedSetsNothing() {
    List<String> before = bench().bootList();

    stopsAtCheckpoint(() -> driver().setBoot(threeImages(), access(), step().stopAtCheckpoint()));

    assertThat(bench().bootList()).isEqualTo(before);
  }

  @Test
  void aStrangerSetsNothing() {
    List<String> before = bench().bootList();
    TestContext stranger = remembered(bench().contextOfAStranger());

    isNoWayInOrUnknown(failure(() -> driver().setBoot(threeImages(), access(), stranger)));

    assertThat(bench().bootList()).isEqualTo(before);
  }

  @Test
  void aDeviceThatIsGoneIsUnreachable() {
    List<String> wanted = threeImages();
    bench().disappear();

    isNoWayIn(failure(() -> driver().boot(access(), step())));
    isNoWayInOrUnknown(failure(() -> driver().setBoot(wanted, access(), step())));
  }
}
