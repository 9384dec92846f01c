package io.swim.cli;

import io.swim.job.Assignment;
import io.swim.job.AssignmentStatus;
import io.swim.job.Attempt;
import io.swim.job.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of a run, for people: a row for each device, and lines under it. */
final class RunTable {
  private final RunResult result;

  RunTable(RunResult result) {
    this.result = result;
  }

  void printTo(Output output) {
    Table table = new Table("NAME", "STATUS", "VIA", "FROM", "TO", "TOOK", "EFFECT", "REASON");
    for (Assignment each : result.assignments()) {
      String cell = Words.reason(each).map(whole -> cell(each, whole)).orElse(each.note());
      table.row(
          each.id().device().value(),
          each.status().name(),
          result.carrier(each).map(Attempt::protocol).orElse("-"),
          each.origin().flatMap(Origin::version).orElse("-"),
          each.toVersion().orElse("-"),
          Words.seconds(Words.total(each)),
          each.failure().map(failure -> failure.effect().name()).orElse("-"),
          cell);
      linesUnder(each, cell).forEach(table::remark);
    }
    table.printTo(output);
    output.line(
        "run "
            + result.run().status()
            + ", "
            + result.percentComplete()
            + " % complete"
            + result.run().stop().map(why -> ", stopped: " + why).orElse(""));
  }

  private List<String> linesUnder(Assignment assignment, String cell) {
    List<String> lines = new ArrayList<>(FindingLines.of(assignment, result.task(), cell));
    if (assignment.status() == AssignmentStatus.SUCCESS) {
      earlierWays(assignment).ifPresent(lines::add);
    } else {
      List<Attempt> tried = result.triedInVain(assignment);
      if (!FindingLines.isReason(assignment)) {
        rest(assignment, cell, tried).ifPresent(lines::add);
      }
      lines.addAll(lines(assignment, tried));
    }
    deleted(assignment, lines).ifPresent(lines::add);
    return lines;
  }

  /** Files that were on the device before, unless that stands there already. */
  private static Optional<String> deleted(Assignment assignment, List<String> told) {
    List<DeletedFile> files = DeletedFile.of(assignment);
    boolean isTold =
        files.stream()
            .allMatch(file -> told.stream().anyMatch(line -> line.contains(file.words())));
    return isTold
        ? Optional.empty()
        : Optional.of(
            (assignment.status() == AssignmentStatus.SUCCESS
                    ? "deleted on it: "
                    : "deleted on it, the last perhaps not: ")
                + files.stream().map(DeletedFile::words).collect(Collectors.joining("; ")));
  }

  /** Without what the lines under it say of the attempts. */
  private String cell(Assignment assignment, String whole) {
    String line = Reasons.oneLine(whole);
    int end =
        result.triedInVain(assignment).stream()
            .mapToInt(each -> line.indexOf(": " + each.protocol() + ": "))
            .filter(at -> at > 0)
            .min()
            .orElse(line.length());
    return Reasons.first(line.substring(0, end));
  }

  /** Why it was not the first way that brought the image. */
  private Optional<String> earlierWays(Assignment assignment) {
    List<Attempt> failed = result.failedTransfers(assignment);
    return failed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            failed.stream()
                    .map(each -> each.protocol() + ": " + Reasons.first(words(each)))
                    .distinct()
                    .collect(Collectors.joining("; "))
                + "; then "
                + result.carrier(assignment).map(Attempt::protocol).orElse("it was there"));
  }

  /** One for each attempt, but for those that failed in the same way. */
  private List<String> lines(Assignment assignment, List<Attempt> tried) {
    Map<String, List<Attempt>> alike = new LinkedHashMap<>();
    tried.forEach(
        each ->
            alike
                .computeIfAbsent(each.protocol() + words(each), any -> new ArrayList<>())
                .add(each));
    return alike.values().stream().map(each -> line(assignment, each)).toList();
  }

  private String line(Assignment assignment, List<Attempt> alike) {
    Attempt last = alike.get(alike.size() - 1);
    return last.protocol()
        + (alike.size() > 1 ? ", " + alike.size() + " times, the last" : "")
        + " after "
        + Words.seconds(last.duration())
        + result
            .moved()
            .of(assignment.id(), last)
            .map(moved -> ", " + moved.bytes() + " of " + moved.totalBytes() + " bytes")
            .orElse("")
        + ": "
        + words(last);
  }

  /** What neither the row nor a line of an attempt says. */
  private static Optional<String> rest(Assignment assignment, String cell, List<Attempt> attempts) {
    String whole = Words.reason(assignment).map(Reasons::oneLine).orElse("");
    String left = whole;
    for (Attempt each : attempts) {
      String message = each.failure().map(why -> Reasons.oneLine(why.message())).orElse("");
      left =
          left.replace(each.protocol() + ": " + words(each), "")
              .replace(words(each), "")
              .replace(each.protocol() + ": " + message, "")
              .replace(message, "");
    }
    String more =
        Arrays.stream(left.replace(cell, "").split(";"))
            .map(part -> part.replaceFirst("^[\\s:,.-]+", "").strip())
            .filter(part -> !part.matches("\\w*:?"))
            .collect(Collectors.joining("; "));
    return Optional.of(more).filter(each -> !each.isEmpty());
  }

  private static String words(Attempt attempt) {
    return attempt.failure().map(Reasons::line).orElse("");
  }
}
