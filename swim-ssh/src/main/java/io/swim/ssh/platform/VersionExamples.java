package io.swim.ssh.platform;

import io.swim.image.VersionScheme;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Examples in a scheme that must hold, so that whoever writes one need not write a program. */
final class VersionExamples {
  private static final Pattern BETWEEN = Pattern.compile("\\s+([<=])\\s+");

  private VersionExamples() {}

  /**
   * Checks {@code 1.2 = 1.2.0 < 1.10}: versions from the lowest on, one spelling beside the other.
   *
   * @throws io.swim.fault.SwimException CONFIGURATION, when it does not hold
   */
  static void check(Yaml example, VersionScheme scheme) {
    String text = example.text();
    Matcher between = BETWEEN.matcher(text);
    if (!between.find()) {
      throw example.error("an example looks like 1.2 = 1.2.0 < 1.10");
    }
    int start = 0;
    String relation = "";
    String before = "";
    do {
      String version = text.substring(start, between.start());
      hold(example, scheme, before, relation, version);
      before = version;
      relation = between.group(1);
      start = between.end();
    } while (between.find());
    hold(example, scheme, before, relation, text.substring(start));
  }

  private static void hold(
      Yaml example, VersionScheme scheme, String before, String relation, String version) {
    if (!scheme.understands(version)) {
      throw example.error("'" + version + "' is no version of any form");
    }
    if (!relation.isEmpty()) {
      int order = Integer.signum(scheme.compare(before, version));
      if (order != (relation.equals("<") ? -1 : 0)) {
        String is = order < 0 ? " < " : order > 0 ? " > " : " = ";
        throw example.error("in truth " + before + is + version);
      }
    }
  }
}
