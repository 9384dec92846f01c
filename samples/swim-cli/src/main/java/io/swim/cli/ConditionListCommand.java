package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.device.Device;
import io.swim.job.DeviceCondition;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code swim condition list}. */
@Command(
    name = "list",
    description = {
      "Lists which devices are operational, and why others are not.",
      "Asks no device: what earlier runs with the same data folder have left."
    })
final class ConditionListCommand implements Callable<Integer> {
  @ParentCommand @Nullable ConditionCommand parent;

  @Mixin DeviceOption devices = new DeviceOption();

  @Option(names = "--history", description = "Also what was reset, by whom and why.")
  boolean history;

  @Override
  public Integer call() {
    Swim swim = ConditionCommand.swim(parent);
    try (Workbench bench = new Workbench(swim)) {
      UpgradeEngine engine = bench.engine();
      List<DeviceCondition> conditions =
          bench.inventory().choose(devices.names).stream()
              .map(Device::id)
              .map(engine::condition)
              .toList();
      ConditionText.print(conditions, history, swim);
      return Swim.ALL_SUCCEEDED;
    }
  }
}
