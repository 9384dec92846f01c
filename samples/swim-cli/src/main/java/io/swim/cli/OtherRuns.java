package io.swim.cli;

import io.swim.cli.Claim.Leftover;
import io.swim.device.Device;
import io.swim.device.FlashPath;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules for a device that another process on the same data folder has to do with. If that one
 * is at work, the device is refused. If an upgrade ended before the device did, by a signal or a
 * crash, the next upgrade refuses the device until {@code --despite-unfinished} is given: nobody
 * knows what state it is in. A test file that may be left is told, and the next test copy deletes
 * it.
 */
final class OtherRuns {
  private final RunFolder mine;
  private final Output output;
  private final Clock clock;

  /** What a user says about devices that were left in the middle of an upgrade. */
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
   * Begins the journal of an upgrade. From then on other processes know of it.
   *
   * @throws BadInput when a device is refused; what is known of it is told before
   */
  Journal claim(List<Device> chosen, String image, Unfinished unfinished) {
    return mine.whileNobodyElseBegins(
        others -> {
          Map<String, List<Path>> earlier = new LinkedHashMap<>();
          for (Known known : known(chosen, others)) {
            if (known.line().isUnfinished()) {
              earlier
                  .computeIfAbsent(known.line().device(), any -> new ArrayList<>())
                  .add(known.journal());
            }
            tell(known);
          }
          if (!earlier.isEmpty() && unfinished == Unfinished.REFUSED) {
            throw new BadInput(
                "unfinished: "
                    + String.join(", ", earlier.keySet())
                    + "; look where they stand (swim facts), then give --despite-unfinished");
          }
          return begin(Errand.UPGRADE, chosen, image, earlier);
        });
  }

  /**
   * The same for what is no upgrade: an unfinished one is told, and refuses nothing.
   *
   * @throws BadInput when a device is in the hands of a living process
   */
  Claim claim(Errand errand, List<Device> chosen) {
    return mine.whileNobodyElseBegins(
        others -> {
          List<Leftover> leftovers = new ArrayList<>();
          for (Known known : known(chosen, others)) {
            if (known.line().mayLeaveTestFile() && errand == Errand.TEST_COPY) {
              leftovers.add(known.leftover());
            } else {
              tell(known);
            }
          }
          return new Claim(begin(errand, chosen, "", Map.of()), leftovers);
        });
  }

  private Journal begin(
      Errand errand, List<Device> chosen, String image, Map<String, List<Path>> earlier) {
    Journal journal = new Journal(mine.journal(), errand, image, earlier);
    for (Device device : chosen) {
      String name = device.id().value();
      journal.append(JournalLine.pending(errand, clock.instant(), name, image));
    }
    return journal;
  }

  /**
   * For what keeps no journal, but changes devices: none of them may be in the hands of a living
   * process.
   *
   * @throws BadInput when one is
   */
  void refuseIfAtWork(List<Device> chosen) {
    mine.whileNobodyElseBegins(others -> known(chosen, others));
  }

  /** What the journal of a process that has ended says last of a device. */
  private record Known(Device device, JournalLine line, Path journal) {
    Leftover leftover() {
      return new Leftover(device, FlashPath.parse(line.file()), line, journal);
    }
  }

  private static List<Known> known(List<Device> chosen, List<RunFolder.Other> others) {
    List<Known> all = new ArrayList<>();
    for (RunFolder.Other other : others) {
      Map<String, JournalLine> lines = Journal.read(other.journal());
      for (Device device : chosen) {
        JournalLine line = lines.get(device.id().value());
        if (line != null && other.isAtWork()) {
          refuseUnlessEnded(other, line);
        } else if (line != null && (line.isUnfinished() || line.mayLeaveTestFile())) {
          all.add(new Known(device, line, other.journal()));
        }
      }
    }
    return all;
  }

  private static void refuseUnlessEnded(RunFolder.Other other, JournalLine line) {
    if (!line.state().isTerminal()) {
      throw new BadInput(
          "another swim "
              + line.errand().word()
              + " is at work on "
              + line.device()
              + ": "
              + line.state()
              + " since "
              + line.instant()
              + " in "
              + other.folder());
    }
  }

  private void tell(Known known) {
    JournalLine line = known.line();
    output.remark(
        "swim: " + (line.mayLeaveTestFile() ? left(line) : ended(line)) + known.journal());
  }

  private static String left(JournalLine line) {
    return line.file()
        + " may be left on "
        + line.device()
        + " by a test-copy that was "
        + line.state()
        + " since "
        + line.instant()
        + "; the next swim test-copy deletes it: ";
  }

  private static String ended(JournalLine line) {
    return "an upgrade ended while "
        + line.device()
        + " was "
        + line.state()
        + " since "
        + line.instant()
        + line.reloadOrderedAt().map(at -> ", a reload was ordered at " + at).orElse("")
        + ": ";
  }
}
