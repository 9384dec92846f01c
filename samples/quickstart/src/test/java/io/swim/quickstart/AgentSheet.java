package io.swim.quickstart;

import io.swim.device.DeviceFacts;
import io.swim.device.PlatformId;
import io.swim.ssh.Platforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what is right of recorded agents, and names each miss with its cause. */
final class AgentSheet {
  /** What is not as others read it, and why that is so. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "iosxe_c9400-svl hardware", "theirs is the line card of slot 1, ours the chassis",
          "iosxe_c9600x-svl hardware", "theirs is the line card of slot 1, ours the chassis",
          "junos_qfx5100-vcs-14.1x53-d40.8-1 hardware",
              "theirs is what jnxBoxDescr says of the virtual chassis, ours the model of its master");

  private final Platforms platforms;
  private final Map<String, Row> rows = new TreeMap<>();
  private final List<String> misses = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> strangers = new ArrayList<>();
  private final List<String> facts = new ArrayList<>();
  private int unknown;

  AgentSheet(Platforms platforms) {
    this.platforms = platforms;
  }

  /** Right and all, of each column. */
  private static final class Row {
    private final int[] right = new int[3];
    private final int[] all = new int[3];

    private void count(int column, boolean isRight) {
      all[column]++;
      right[column] += isRight ? 1 : 0;
    }

    private String cell(int column) {
      return right[column] + " of " + all[column];
    }
  }

  void add(RecordedDevice device, Optional<DeviceFacts> facts) {
    Optional<String> told = facts.flatMap(DeviceFacts::platform).map(PlatformId::value);
    if (device.platform().isEmpty()) {
      unknown++;
      told.ifPresent(it -> strangers.add(device.name() + " (" + device.os() + ") is " + it));
      return;
    }
    facts.ifPresent(it -> this.facts.add("| " + device.name() + " | " + besides(it) + " |"));
    Row row = rows.computeIfAbsent(device.platform().get(), any -> new Row());
    boolean isDetected = told.equals(device.platform());
    row.count(0, isDetected);
    if (!isDetected) {
      miss(device, "platform", device.platform().get(), told);
    }
    device
        .plainVersion()
        .ifPresent(
            expected -> {
              Optional<String> version = facts.flatMap(DeviceFacts::version);
              boolean same =
                  version
                      .map(
                          it ->
                              platforms
                                  .versions(new PlatformId(device.platform().get()))
                                  .same(expected, it))
                      .orElse(false);
              row.count(1, same);
              if (!same) {
                miss(device, "version", expected, version);
              }
            });
    device
        .hardware()
        .ifPresent(
            expected -> {
              Optional<String> model = facts.flatMap(DeviceFacts::model);
              boolean same = model.map(device::isHardware).orElse(false);
              row.count(2, same);
              if (!same) {
                miss(device, "hardware", expected, model);
              }
            });
  }

  private static String besides(DeviceFacts facts) {
    return String.join(
        " | ",
        facts.model().orElse(""),
        facts.version().orElse(""),
        facts.serialNumber().orElse(""),
        facts.ramBytes().stream().mapToObj(it -> (it >> 20) + " MiB").findFirst().orElse(""),
        facts.fileSystems().stream()
            .map(it -> it.name() + " " + (it.freeBytes() >> 20) + " of " + (it.totalBytes() >> 20))
            .collect(Collectors.joining(", ")),
        facts.runningImage().orElse(""),
        facts.members().stream().mapToObj(String::valueOf).findFirst().orElse("")
            + facts.stack().stream()
                .map(it -> " " + it.number() + " " + it.role().orElse("") + it.state().orElse(""))
                .collect(Collectors.joining(",")),
        facts
            .redundancy()
            .map(it -> it.local().orElse("") + "/" + it.peer().orElse("") + " " + it.readiness())
            .orElse(""),
        facts.packages().isEmpty() ? "" : String.valueOf(facts.packages().size()),
        facts.bootMark().map(it -> it.source()).orElse(""));
  }

  private void miss(RecordedDevice device, String what, String expected, Optional<String> told) {
    String cause = KNOWN.getOrDefault(device.name() + " " + what, "");
    String line =
        String.join(
            " | ",
            device.name(),
            what,
            expected,
            told.orElse("nothing"),
            cause.isEmpty() ? "?" : cause);
    misses.add("| " + line + " |");
    if (cause.isEmpty()) {
      problems.add(line);
    }
  }

  /** What is wrong, and nobody said why. */
  List<String> problems() {
    return problems;
  }

  /** Devices that SWIM does not know and took for one that it knows. */
  List<String> strangers() {
    return strangers;
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| platform | detected | version | hardware |");
    lines.add("|---|---|---|---|");
    rows.forEach(
        (platform, row) ->
            lines.add(
                "| "
                    + platform
                    + " | "
                    + row.cell(0)
                    + " | "
                    + row.cell(1)
                    + " | "
                    + row.cell(2)
                    + " |"));
    lines.add("");
    lines.add(
        "Of "
            + unknown
            + " devices of systems that SWIM does not know, "
            + strangers.size()
            + " were taken for one that it knows.");
    lines.add("");
    lines.add("| recording | what | others | SWIM | cause |");
    lines.add("|---|---|---|---|---|");
    lines.addAll(misses);
    lines.addAll(strangers);
    lines.add("");
    lines.add(
        "| recording | model | version | serial number | memory | file systems | image | members |"
            + " redundancy | packages | boot mark |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|");
    lines.addAll(facts);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines);
  }
}
