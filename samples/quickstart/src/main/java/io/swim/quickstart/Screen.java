package io.swim.quickstart;

import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.FailureReason;
import io.swim.job.Finding;
import io.swim.job.JobRun;
import io.swim.job.Origin;
import io.swim.job.Severity;
import io.swim.job.TranscriptEntry;
import io.swim.job.ValidationReport;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The only place that prints. Thread-safe. */
final class Screen {
  private static final int LINE = 120;

  private final PrintStream out;
  private final boolean terminal;

  private Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  static Screen ofThisProcess() {
    return new Screen(System.out, isTerminal(System.console()));
  }

  /** From Java 22 on there is always a console, and it says itself what it is. */
  private static boolean isTerminal(@Nullable Console console) {
    try {
      return console != null && (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  boolean isTerminal() {
    return terminal;
  }

  void draw(String text) {
    out.print(text);
    out.flush();
  }

  void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values).stripTrailing());
  }

  void image(SoftwareImage image) {
    line(
        "Image %s: %s %s, version %s, %d bytes",
        image.fileName(), image.platform(), image.family(), image.version(), image.sizeBytes());
  }

  void findings(List<ValidationReport> reports) {
    line(
        "%n== Validation of %d devices: the findings on the first, and what is wrong with others",
        reports.size());
    String first = reports.get(0).device().value();
    for (ValidationReport report : reports) {
      for (Finding finding : report.findings()) {
        boolean wrong = finding.severity().compareTo(Severity.WARNING) >= 0;
        if (wrong || report.device().value().equals(first)) {
          line(
              "%s %-7s %s: %s",
              report.device(), finding.severity(), finding.code(), cut(finding.message()));
        }
      }
    }
    line(
        "%d devices can be upgraded",
        reports.stream().filter(report -> report.worst() != Severity.ERROR).count());
  }

  void results(JobRun run, List<Assignment> assignments, ToIntFunction<String> reboots) {
    String format = "%-6s %-13s %-12s %-12s %-7s %-8s %7s  %s";
    line("%n== Run %s", run.status());
    line(format, "DEVICE", "STATUS", "FROM", "TO", "REBOOTS", "EFFECT", "SECONDS", "REASON");
    for (Assignment each : assignments) {
      String name = each.id().device().value();
      line(
          format,
          name,
          each.status(),
          each.origin().flatMap(Origin::version).orElse("-"),
          each.toVersion().orElse("-"),
          reboots.applyAsInt(name),
          each.failure().map(failure -> failure.effect().name()).orElse("-"),
          seconds(each.durations(each.enteredAt()).values()),
          cut(each.failure().map(FailureReason::text).orElse("")));
    }
    Assignment first = assignments.get(0);
    line(
        "%n== Where the time of %s went: %s",
        first.id().device(),
        first.durations(first.enteredAt()).entrySet().stream()
            .map(entry -> entry.getKey() + " " + seconds(List.of(entry.getValue())))
            .collect(Collectors.joining(", ")));
    run.endedAt()
        .ifPresent(
            end ->
                line(
                    "The whole run took %s seconds",
                    seconds(List.of(Duration.between(run.startedAt(), end)))));
  }

  /** Every answer is recorded too; here are what SWIM said, and its remarks. */
  void transcript(List<TranscriptEntry> entries) {
    line(
        "%n== What SWIM said to the first device and remarked (shortened; %d entries)",
        entries.size());
    StringBuilder said = new StringBuilder();
    for (TranscriptEntry entry : entries) {
      if (entry.kind() == TranscriptEntry.Kind.SENT) {
        said.append(said.isEmpty() ? "> " : " | ").append(entry.text().strip());
      } else if (entry.kind() == TranscriptEntry.Kind.COMMENTARY) {
        if (!said.isEmpty()) {
          line("%s", cut(said.toString()));
        }
        line("%s", cut(entry.text()));
        said.setLength(0);
      }
    }
  }

  private static String cut(String text) {
    return text.length() <= LINE ? text : text.substring(0, LINE - 3) + "...";
  }

  private static String seconds(Collection<Duration> durations) {
    long millis = durations.stream().mapToLong(Duration::toMillis).sum();
    return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
  }
}
