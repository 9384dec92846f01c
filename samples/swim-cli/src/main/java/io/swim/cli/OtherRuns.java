package io.swim.cli;

import io.swim.device.Device;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule for a device that another {@code swim upgrade} on the same data folder has to do with.
 * If that one is at work, the device is refused. If it ended before the device did, by a signal or
 * a crash, the device is refused until {@code --despite-unfinished} is given: nobody knows what
 * state it is in.
 */
final class OtherRuns {
  private final RunFolder mine;
  private final Output output;
  private final Clock clock;

  /** What a user says about devices that were left in the middle. */
  enum Unfinished {
    REFUSED,
    ACCEPTED
  }

  OtherRuns(RunFolder mine, Output output, Clock clock) {
    this.mine = mine;
    this.output = output;
    this.clock = clock;
  }

  /**
   * Begins a journal for these devices. From then on other processes know of it.
   *
   * @throws BadInput when one of them is refused; what is known of it is told before
   */
  Journal claim(List<Device> chosen, String image, Unfinished unfinished) {
    return mine.whileNobodyElseBegins(
        others -> {
          Map<String, List<Path>> earlier = new LinkedHashMap<>();
          for (RunFolder.Other other : others) {
            Map<String, JournalLine> known = Journal.read(other.journal());
            for (Device device : chosen) {
              String name = device.id().value();
              Optional.ofNullable(known.get(name))
                  .filter(line -> isInTheWay(other, line))
                  .ifPresent(
                      line -> {
                        tell(other, line);
                        earlier
                            .computeIfAbsent(name, any -> new ArrayList<>())
                            .add(other.journal());
                      });
            }
          }
          if (!earlier.isEmpty() && unfinished == Unfinished.REFUSED) {
            throw new BadInput(
                "unfinished: "
                    + String.join(", ", earlier.keySet())
                    + "; look where they stand (swim facts), then give --despite-unfinished");
          }
          Journal journal = new Journal(mine.journal(), image, earlier);
          chosen.forEach(
              device ->
                  journal.append(JournalLine.pending(clock.instant(), device.id().value(), image)));
          return journal;
        });
  }

  /**
   * For what is no upgrade, but changes devices: none of them may be in the hands of a living one.
   *
   * @throws BadInput when one is
   */
  void refuseIfAtWork(List<Device> chosen) {
    mine.whileNobodyElseBegins(
        others -> {
          for (RunFolder.Other other : others) {
            Map<String, JournalLine> known = Journal.read(other.journal());
            chosen.stream()
                .map(device -> Optional.ofNullable(known.get(device.id().value())))
                .forEach(line -> line.ifPresent(each -> isInTheWay(other, each)));
          }
          return chosen;
        });
  }

  private static boolean isInTheWay(RunFolder.Other other, JournalLine line) {
    if (other.isAtWork() && !line.state().isTerminal()) {
      throw new BadInput(
          "another swim upgrade is at work on "
              + line.device()
              + ": "
              + line.state()
              + " since "
              + line.instant()
              + " in "
              + other.folder());
    }
    return line.isUnfinished();
  }

  private void tell(RunFolder.Other other, JournalLine line) {
    output.remark(
        "swim: an upgrade ended while "
            + line.device()
            + " was "
            + line.state()
            + " since "
            + line.instant()
            + line.reloadOrderedAt().map(at -> ", a reload was ordered at " + at).orElse("")
            + ": "
            + other.journal());
  }
}
