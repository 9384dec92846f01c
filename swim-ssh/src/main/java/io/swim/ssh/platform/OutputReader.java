package io.swim.ssh.platform;

import static io.swim.ssh.platform.Values.patterns;

import io.swim.ssh.reading.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how the output of commands is read. */
final class OutputReader {
  private OutputReader() {}

  static List<Output> outputs(Yaml top) {
    List<Output> outputs = new ArrayList<>();
    Yaml all = top.find("outputs");
    if (all != null) {
      all.entries().forEach((command, yaml) -> outputs.add(output(command, yaml)));
    }
    return outputs;
  }

  private static Output output(String command, Yaml yaml) {
    List<String> names = new ArrayList<>(List.of("aka", "is", "end", "whole"));
    names.addAll(ExtractionReader.SEARCH);
    names.addAll(ExtractionReader.MEANING);
    yaml.allowing(names.toArray(String[]::new));
    return new Output(
        command,
        patterns(yaml.list("aka"), Pattern.CASE_INSENSITIVE),
        patterns(yaml.list("is"), Pattern.MULTILINE),
        Optional.ofNullable(yaml.find("end")).map(end -> Values.pattern(end, Pattern.MULTILINE)),
        patterns(yaml.list("whole"), 0),
        ExtractionReader.extraction(yaml),
        ExtractionReader.vocabulary(yaml));
  }
}
