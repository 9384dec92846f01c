package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.UpgradeEngine;
import io.swim.device.DeviceId;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.event.EngineEvent;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Condition;
import io.swim.job.ConditionNote;
import io.swim.job.DeviceCondition;
import io.swim.job.Finding;
import io.swim.job.JobRun;
import io.swim.job.Severity;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.job.UpgradeScope;
import io.swim.spi.ConditionStore;
import io.swim.store.InMemoryConditionStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a device is in after its upgrades, and what that means for the next one. */
class ConditionTest {
  private final VirtualRun lab = new VirtualRun();
  private ConditionStore conditions = new InMemoryConditionStore();

  ConditionTest() {
    lab.lastWord = builder -> builder.conditionStore(conditions);
  }

  private UpgradeEngine engine() {
    return lab.engine(lab.later());
  }

  private DeviceCondition condition(FakeDevice device) {
    try (UpgradeEngine engine = engine()) {
      return engine.condition(device.id());
    }
  }

  private Assignment run(String key, Task task, FakeDevice device) {
    return run(UpgradeRequest.of(key, task, List.of(device.id())), device);
  }

  private Assignment run(UpgradeRequest request, FakeDevice device) {
    try (UpgradeEngine engine = engine()) {
      engine.start();
      JobRun run = engine.submit(request);
      lab.time.run();
      return lab.assignment(run, device);
    }
  }

  private Assignment upgrade(String key, FakeDevice device) {
    return run(key, new Task.Upgrade(VirtualRun.IMAGE.id()), device);
  }

  private static Finding about(Assignment end, String code) {
    return end.findings().stream()
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anUpgradeThatWentWellLeavesADeviceOperational() {
    FakeDevice device = lab.network.add("sw-1");

    assertThat(condition(device).condition()).isEqualTo(Condition.OPERATIONAL);
    assertThat(upgrade("job", device).state()).isEqualTo(AssignmentState.SUCCESS);

    assertThat(condition(device).condition()).isEqualTo(Condition.OPERATIONAL);
    assertThat(condition(device).cause()).isEmpty();
  }

  @Test
  void oneThatFailedAndLeftTheDeviceAsItWasLeavesItOperational() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.RELOAD_REFUSED);

    assertThat(upgrade("job", device).state()).isEqualTo(AssignmentState.ROLLED_BACK);

    assertThat(condition(device).condition()).isEqualTo(Condition.OPERATIONAL);
  }

  @Test
  void aDeviceThatDoesNotComeBackIsInMaintenanceWithReasonAndAdvice() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_COMES_BACK);
    List<EngineEvent> told = new ArrayList<>();
    Assignment end;
    try (UpgradeEngine engine = engine()) {
      engine.addListener(told::add);
      engine.start();
      JobRun run =
          engine.submit(UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids()));
      lab.time.run();
      end = lab.assignment(run, device);
    }

    assertThat(end.state()).isEqualTo(AssignmentState.NOT_VERIFIED);
    DeviceCondition after = condition(device);
    assertThat(after.condition()).isEqualTo(Condition.MAINTENANCE);
    ConditionNote cause = after.cause().orElseThrow();
    assertThat(cause.assignment()).isEqualTo(end.id());
    assertThat(cause.since()).isEqualTo(end.enteredAt());
    assertThat(cause.reason()).isEqualTo(end.failure().orElseThrow().text());
    assertThat(cause.advice())
        .contains("over its console")
        .contains("it ran 1.0 from flash:fake-1.0.bin")
        .contains("was to run 2.0 from flash:fake-2.0.bin")
        .endsWith("then reset its condition");
    EngineEvent last = told.get(told.size() - 2);
    assertThat(last)
        .isInstanceOfSatisfying(
            EngineEvent.ConditionChanged.class,
            event -> assertThat(event.condition()).isEqualTo(after));
  }

  @Test
  void whileAnUpgradeIsAtWorkItIsInProgressAndNotReset() {
    FakeDevice device = lab.network.add("sw-1");
    List<DeviceCondition> seen = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    try (UpgradeEngine engine = engine()) {
      engine.addListener(
          event -> {
            if (event instanceof EngineEvent.StateChanged changed) {
              seen.add(engine.condition(device.id()));
              if (changed.assignment().state() == AssignmentState.REBOOTING) {
                refusals.add(refusal(engine, device, "ann", "I can't wait"));
              }
            }
          });
      engine.start();
      engine.submit(UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids()));
      lab.time.run();
    }

    DeviceCondition last = seen.remove(seen.size() - 1);
    assertThat(seen)
        .extracting(DeviceCondition::condition)
        .containsOnly(Condition.UPGRADE_IN_PROGRESS);
    assertThat(last.condition()).isEqualTo(Condition.OPERATIONAL);
    assertThat(seen.get(3).cause().orElseThrow().since()).isEqualTo(VirtualRun.START);
    assertThat(refusals).singleElement().asString().contains("is at work on it: REBOOTING");
  }

  @Test
  void readingADeviceIsNoUpgradeInProgress() {
    FakeDevice device = lab.network.add("sw-1");
    List<Condition> seen = new ArrayList<>();
    try (UpgradeEngine engine = engine()) {
      engine.addListener(event -> seen.add(engine.condition(device.id()).condition()));
      engine.start();
      engine.submit(UpgradeRequest.of("job", new Task.Backup(), lab.network.ids()));
      lab.time.run();
    }
    assertThat(seen).isNotEmpty().containsOnly(Condition.OPERATIONAL);
  }

  @Test
  void inMaintenanceNothingNewIsPutOnItUntilSomebodyHasResetIt() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_GOES_DOWN);
    Assignment first = upgrade("first", device);
    assertThat(first.state()).isEqualTo(AssignmentState.NOT_VERIFIED);
    device.once(FakeFault.NEVER_GOES_DOWN);

    Assignment second = upgrade("second", device);

    assertThat(second.state()).isEqualTo(AssignmentState.SKIPPED);
    Finding finding = about(second, "device-in-maintenance");
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.message())
        .contains("sw-1")
        .contains(first.id().run().toString())
        .contains(first.failure().orElseThrow().text());
    assertThat(finding.remedy()).contains("reset its condition");
    assertThat(second.failure().orElseThrow().message()).contains("MAINTENANCE");
    assertThat(condition(device).open()).hasSize(1);

    Assignment test = run("test", new Task.TestCopy(1024), device);
    assertThat(test.state()).as(test.note()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(about(test, "device-in-maintenance").severity()).isEqualTo(Severity.WARNING);

    try (UpgradeEngine engine = engine()) {
      DeviceCondition after =
          engine.resetCondition(device.id(), "ann", "reloaded over the console");
      assertThat(after.condition()).isEqualTo(Condition.OPERATIONAL);
    }
    assertThat(upgrade("third", device).state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(condition(device).past())
        .singleElement()
        .satisfies(
            past -> {
              assertThat(past.assignment()).isEqualTo(first.id());
              assertThat(past.reason()).isEqualTo(first.failure().orElseThrow().text());
              assertThat(past.reset().orElseThrow().by()).isEqualTo("ann");
              assertThat(past.reset().orElseThrow().why()).isEqualTo("reloaded over the console");
            });
  }

  @Test
  void aLookAheadTellsOfMaintenanceAlsoWhereTheDeviceDoesNotAnswer() throws Exception {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_COMES_BACK);
    upgrade("first", device);

    try (UpgradeEngine engine = engine()) {
      UpgradeRequest request = UpgradeRequest.of("next", VirtualRun.IMAGE.id(), lab.network.ids());
      assertThat(engine.validate(request).get(0).findings())
          .extracting(Finding::code)
          .containsExactly("facts-not-readable", "device-in-maintenance");
    }
  }

  @Test
  void theWayBackIsOnlyWarnedOfAndResetsNothingByItself() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_GOES_DOWN);
    Assignment first = upgrade("first", device);
    device.once(FakeFault.NEVER_GOES_DOWN);
    UpgradeRequest back;
    try (UpgradeEngine engine = engine()) {
      back = engine.rollBackRequest(first.id().run(), "back");
    }

    Assignment end =
        run(back.withOptions(UpgradeOptions.DEFAULT.withScope(UpgradeScope.ACTIVATE)), device);

    assertThat(about(end, "device-in-maintenance").severity()).isEqualTo(Severity.WARNING);
    assertThat(end.state()).isIn(AssignmentState.SUCCESS, AssignmentState.SKIPPED);
    assertThat(condition(device).condition()).isEqualTo(Condition.MAINTENANCE);
  }

  @Test
  void whatChangesNoSoftwareIsNotKeptFromADeviceInMaintenance() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_GOES_DOWN);
    upgrade("first", device);

    device.files().put("junk.bin", new FakeFile("junk.bin", 5, "", FakeFile.OTHER, false));
    Task deletion = new Task.Delete(List.of(FlashPath.parse("flash:junk.bin")));
    Assignment end = run("clean", deletion, device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(about(end, "device-in-maintenance").severity()).isEqualTo(Severity.INFORMATION);
  }

  @Test
  void thereMustBeSomethingToResetAndSomebodyWhoSaysWhy() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_COMES_BACK);
    try (UpgradeEngine engine = engine()) {
      assertThat(refusal(engine, device, "ann", "it looks well")).contains("it is operational");
    }
    upgrade("first", device);
    try (UpgradeEngine engine = engine()) {
      assertThat(refusal(engine, device, " ", "it looks well")).contains("who resets it");
      assertThat(refusal(engine, device, "ann", "")).contains("who resets it");
      assertThat(engine.condition(device.id()).condition()).isEqualTo(Condition.MAINTENANCE);
    }
  }

  private static String refusal(UpgradeEngine engine, FakeDevice device, String by, String why) {
    List<String> messages = new ArrayList<>();
    assertThatThrownBy(() -> engine.resetCondition(device.id(), by, why))
        .isInstanceOfSatisfying(
            SwimException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
              messages.add(e.getMessage());
            });
    return messages.get(0);
  }

  @Test
  void whoeverDeletesTheJobDoesNotForgetTheDevice() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_COMES_BACK);
    Assignment end = upgrade("first", device);
    try (UpgradeEngine engine = engine()) {
      engine.delete(engine.run(end.id().run()).orElseThrow().job());
      assertThat(engine.condition(device.id()).condition()).isEqualTo(Condition.MAINTENANCE);
      engine.resetCondition(device.id(), "ann", "it is scrapped");
      assertThat(engine.condition(new DeviceId("sw-1")).condition())
          .isEqualTo(Condition.OPERATIONAL);
    }
  }

  @Test
  void versionsAtWhichAPlatformRewritesItsConfigurationAskForAPerson() {
    FakeDevice device = lab.network.add("sw-1");
    lab.lastWord = builder -> builder.conditionStore(conditions).platforms(new Converting());

    Assignment end = upgrade("job", device);

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    ConditionNote cause = condition(device).cause().orElseThrow();
    assertThat(cause.condition()).isEqualTo(Condition.CONFIGURATION_REQUIRED);
    assertThat(cause.reason()).isEqualTo("1.0 -> 2.0: addresses are written in another way");
    assertThat(cause.advice()).contains("read it anew");

    Assignment next = run("next", new Task.TestCopy(1024), device);
    assertThat(about(next, "configuration-required").severity()).isEqualTo(Severity.WARNING);
    assertThat(next.state()).isEqualTo(AssignmentState.SUCCESS);
  }

  private static final class Converting extends FakePlatforms {
    @Override
    public List<String> conversions(PlatformId platform, String from, String to) {
      return List.of("addresses are written in another way");
    }
  }

  @Test
  void whatNothingUsesBeforeItIsConfiguredAsksForAPersonOnceItIsCopied() {
    SoftwareImage client = addOn();
    lab.images = new VirtualRun.SomeImages(List.of(VirtualRun.IMAGE, client));
    FakeDevice device = lab.network.add("fw-1");
    UpgradeOptions copy = UpgradeOptions.DEFAULT.withScope(UpgradeScope.DISTRIBUTE);
    UpgradeRequest request =
        UpgradeRequest.of("job", client.id(), lab.network.ids()).withOptions(copy);

    assertThat(run(request, device).state()).isEqualTo(AssignmentState.SUCCESS);

    ConditionNote cause = condition(device).cause().orElseThrow();
    assertThat(cause.condition()).isEqualTo(Condition.CONFIGURATION_REQUIRED);
    assertThat(cause.reason()).contains("client.pkg");
    try (UpgradeEngine engine = engine()) {
      engine.resetCondition(device.id(), "ann", "named in the configuration");
    }
    run(UpgradeRequest.of("again", client.id(), lab.network.ids()).withOptions(copy), device);
    assertThat(condition(device).condition()).as("it was there").isEqualTo(Condition.OPERATIONAL);
  }

  private static SoftwareImage addOn() {
    return new SoftwareImage(
        new ImageId("client.pkg"),
        "client.pkg",
        FakeDevice.PLATFORM,
        ImageKind.ADD_ON,
        "7.1",
        "",
        "",
        1L << 20,
        List.of(new Digest(DigestAlgorithm.MD5, "4".repeat(32))),
        ImageRequirements.NONE,
        "",
        "",
        VirtualRun.START);
  }
}
