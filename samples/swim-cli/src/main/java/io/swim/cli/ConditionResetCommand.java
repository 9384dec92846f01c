package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.device.Device;
import io.swim.fault.SwimException;
import io.swim.job.DeviceCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code swim condition reset}. */
@Command(
    name = "reset",
    description = {
      "Says that devices are operational again, once somebody has looked at them.",
      "Does nothing with the devices; the reasons are kept."
    })
final class ConditionResetCommand implements Callable<Integer> {
  @ParentCommand @Nullable ConditionCommand parent;

  @Option(names = "--devices", required = true, paramLabel = "a,b|all", description = "Which.")
  String names = "";

  @Option(
      names = "--why",
      required = true,
      paramLabel = "TEXT",
      description = "What was seen or done.")
  String why = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who says so. Default: the account that runs this command")
  String by = System.getProperty("user.name", "");

  @Override
  public Integer call() {
    Swim swim = ConditionCommand.swim(parent);
    try (Workbench bench = new Workbench(swim)) {
      UpgradeEngine engine = bench.engine();
      List<DeviceCondition> after = new ArrayList<>();
      boolean all = true;
      for (Device device : bench.inventory().choose(names)) {
        try {
          after.add(engine.resetCondition(device.id(), by, why));
        } catch (SwimException e) {
          swim.output.remark("swim: " + e.getMessage());
          after.add(engine.condition(device.id()));
          all = false;
        }
      }
      ConditionText.print(after, true, swim);
      return all ? Swim.ALL_SUCCEEDED : Swim.NOT_ALL_SUCCEEDED;
    }
  }
}
