package io.swim.cli;

import io.swim.testkit.RecordedAgents;
import io.swim.testkit.SimulatedFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code swim simulate}. */
@Command(
    name = "simulate",
    description = "Simulated devices on loopback addresses, until it is ended.")
final class SimulateCommand implements Callable<Integer> {
  @ParentCommand @Nullable Swim swim;

  @Option(names = "--count", paramLabel = "N", description = "Simulated Cisco IOS switches.")
  int count;

  @Option(
      names = "--walk",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Recorded SNMP walks: an agent for each, community public, named as its file.")
  List<Path> walks = List.of();

  @Option(
      names = "--inventory-out",
      required = true,
      paramLabel = "FILE",
      description = "Where the inventory of these devices is written.")
  Path inventory = Path.of("");

  @Mixin SimulatedSwitches switches = new SimulatedSwitches();

  @Override
  public Integer call() throws InterruptedException {
    if (count == 0 == walks.isEmpty()) {
      throw new BadInput("simulate needs either --count N or --walk FILE...");
    }
    Output output = Swim.of(swim).output;
    if (walks.isEmpty()) {
      SimulatedFleet fleet = switches.start(count);
      Until.ended(fleet, () -> output.line(switches.describe(fleet, inventory)));
    } else {
      RecordedAgents agents = replay();
      Until.ended(agents, () -> output.line(Recordings.describe(agents, walks, inventory)));
    }
    return Swim.ALL_SUCCEEDED;
  }

  private RecordedAgents replay() {
    for (Path walk : walks) {
      if (!Files.isRegularFile(walk)) {
        throw new BadInput("there is no walk " + walk);
      }
    }
    try {
      return RecordedAgents.start(walks);
    } catch (IOException e) {
      throw new BadInput("the walks can't be served: " + Words.because(e), e);
    }
  }
}
