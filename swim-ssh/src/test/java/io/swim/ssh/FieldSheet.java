package io.swim.ssh;

import io.swim.ssh.FieldTable.Recording;
import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what is right, and tells misses that are known from those that are not. */
final class FieldSheet {
  private final Map<String, Count> counts = new TreeMap<>();
  private final Map<String, String> known = new LinkedHashMap<>();
  private final Set<String> found = new LinkedHashSet<>();
  private final Set<String> captures = new LinkedHashSet<>();
  private final List<String> lines = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private static final class Count {
    int captures;
    int right;
    int all;
  }

  /** Takes misses for known. */
  void differences(Map<String, String> reasons) {
    known.putAll(reasons);
  }

  /** Reads all captures of a recording in the way that a user would. */
  void read(Recording recording, Path folder) throws IOException {
    for (Path file : Files.isDirectory(folder) ? Recorded.files(folder, "") : List.<Path>of()) {
      if (recording.isCapture(file)) {
        String capture = recording.folder() + "/" + folder.relativize(file);
        captures.add(capture);
        Count count = counts.computeIfAbsent(row(recording), any -> new Count());
        count.captures++;
        Wanted wanted = new Wanted(reading(recording, file, capture));
        recording.translation().translate(Expected.of(Recording.expected(file)), wanted);
        wanted.fields().forEach(field -> add(count, capture, field));
      }
    }
  }

  private static String row(Recording recording) {
    return recording.platform() + " | " + recording.command();
  }

  private Reading reading(Recording recording, Path file, String capture) {
    try {
      return Platforms.bundled()
          .read(recording.platform(), recording.command(), Recorded.text(file));
    } catch (UnreadableOutputException e) {
      lines.add("| " + capture + " | | | " + e.getMessage() + " | |");
      return Reading.NOTHING;
    }
  }

  private void add(Count count, String capture, Wanted.Field field) {
    count.all++;
    if (field.right()) {
      count.right++;
      return;
    }
    String reason = reason(capture, field.name());
    String read = field.read().isEmpty() ? "nothing" : field.read();
    lines.add(
        String.join(" | ", "| " + capture, field.name(), field.expected(), read, reason + " |"));
    if (reason.isEmpty()) {
      problems.add(
          capture + ": " + field.name() + " is " + read + " instead of " + field.expected());
    }
  }

  private String reason(String capture, String field) {
    for (Map.Entry<String, String> each : known.entrySet()) {
      int blank = each.getKey().indexOf(' ');
      String name = each.getKey().substring(blank + 1);
      if (capture.endsWith(each.getKey().substring(0, blank))
          && (name.equals(field)
              || name.endsWith("*") && field.startsWith(name.substring(0, name.length() - 1)))) {
        found.add(each.getKey());
        return each.getValue();
      }
    }
    return "";
  }

  /** Misses that are not known, and known ones that are there no more. */
  List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    known.keySet().stream()
        .filter(each -> !found.contains(each) && isThere(each.substring(0, each.indexOf(' '))))
        .forEach(each -> all.add("no difference any more: " + each));
    return all;
  }

  private boolean isThere(String end) {
    return captures.stream().anyMatch(each -> each.endsWith(end));
  }

  void write(Path file) throws IOException {
    List<String> text = new ArrayList<>(List.of("# Fields read in recorded output", ""));
    text.add("| platform | command | captures | fields right | of |");
    text.add("|---|---|---|---|---|");
    counts.forEach(
        (row, count) ->
            text.add(
                "| "
                    + row
                    + " | "
                    + count.captures
                    + " | "
                    + count.right
                    + " | "
                    + count.all
                    + " |"));
    text.addAll(
        List.of(
            "",
            "| capture | field | expected | read | why that is right |",
            "|---|---|---|---|---|"));
    text.addAll(lines);
    Files.createDirectories(file.getParent());
    Files.write(file, text);
  }
}
