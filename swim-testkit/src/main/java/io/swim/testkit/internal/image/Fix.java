package io.swim.testkit.internal.image;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a fix of a release says of itself.
 *
 * @param bug which it fixes, for instance CSCvx12345
 * @param reloads whether a device has to be reloaded for it
 */
public record Fix(String bug, boolean reloads) {
  private static final Pattern TOLD =
      Pattern.compile("CW_SMU_DEFECT=\\$(\\w+)\\$ CW_SMU_TYPE=\\$(reload|non-reload)\\$");

  /** The strings that tell it. */
  List<String> strings() {
    return List.of(
        "CW_SMU_DEFECT=$" + bug + "$", "CW_SMU_TYPE=$" + (reloads ? "" : "non-") + "reload$");
  }

  /** Out of the strings of a file; empty when it is no fix. */
  static Optional<Fix> of(List<String> strings) {
    Matcher told = TOLD.matcher(String.join(" ", strings));
    return told.find()
        ? Optional.of(new Fix(told.group(1), told.group(2).equals("reload")))
        : Optional.empty();
  }
}
