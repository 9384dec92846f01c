package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.cli.Claim.Leftover;
import io.swim.device.Device;
import io.swim.device.FlashPath;
import io.swim.job.Assignment;
import io.swim.job.AssignmentStatus;
import io.swim.job.JobRun;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Deletes test files that earlier processes left on devices. */
final class Leftovers {
  private static final Duration LOOK = Duration.ofHours(1);

  private final UpgradeEngine engine;
  private final UpgradeOptions options;
  private final Output output;
  private final Clock clock;

  Leftovers(UpgradeEngine engine, UpgradeOptions options, Output output, Clock clock) {
    this.engine = engine;
    this.options = options;
    this.output = output;
    this.clock = clock;
  }

  /** Says of each whether it is gone; one that is not stays in its journal. */
  void delete(List<Leftover> all) throws InterruptedException {
    if (all.isEmpty()) {
      return;
    }
    engine.start();
    Map<Device, List<Leftover>> byDevice =
        all.stream()
            .collect(
                Collectors.groupingBy(Leftover::device, LinkedHashMap::new, Collectors.toList()));
    Map<JobRun, List<Leftover>> begun = new LinkedHashMap<>();
    byDevice.forEach((device, files) -> begun.put(engine.submit(request(device, files)), files));
    for (Map.Entry<JobRun, List<Leftover>> each : begun.entrySet()) {
      JobRun run = each.getKey();
      while (!run.status().isFinal()) {
        run = engine.await(run.id(), LOOK);
      }
      settle(engine.assignments(run.id()).get(0), each.getValue());
    }
  }

  private UpgradeRequest request(Device device, List<Leftover> files) {
    List<FlashPath> paths = files.stream().map(Leftover::file).distinct().toList();
    return UpgradeRequest.of(
            UUID.randomUUID().toString(), new Task.Delete(paths), List.of(device.id()))
        .withName("swim test-copy, what an earlier one left")
        .withOptions(options);
  }

  private void settle(Assignment assignment, List<Leftover> files) {
    boolean gone = assignment.status() == AssignmentStatus.SUCCESS || assignment.isAlreadyDone();
    for (Leftover each : files) {
      String file = each.file() + ", which an earlier test-copy left on " + each.device().id();
      if (gone) {
        Journal.append(each.journal(), each.line().cleared(clock.instant()));
        output.remark("swim: " + file + ", is not there any more");
      } else {
        String why = Words.reason(assignment).map(Reasons::first).orElse("");
        output.remark("swim: " + file + ", could not be deleted: " + why);
      }
    }
  }
}
