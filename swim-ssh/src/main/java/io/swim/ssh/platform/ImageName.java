package io.swim.ssh.platform;

import io.swim.image.ImageKind;
import io.swim.ssh.reading.GroupNames;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How some files of a platform are named. Immutable.
 *
 * @param name of the whole file name; groups may be {@code version}, {@code family} and {@code
 *     featureSet}
 * @param kind what such a file is for
 * @param version made of groups, such as <code>{major}.{minor}</code>
 */
record ImageName(Pattern name, ImageKind kind, String version) {
  static final Pattern GROUP = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)\\}");

  /**
   * What a name says.
   *
   * @param version empty if it says none; so are the others
   */
  record Parts(String version, String family, String featureSet) {}

  Optional<Parts> read(String fileName) {
    Matcher matcher = name.matcher(fileName);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Function<String, String> group =
        wanted ->
            GroupNames.of(name).contains(wanted) && matcher.group(wanted) != null
                ? matcher.group(wanted)
                : "";
    String written =
        GROUP
            .matcher(version)
            .replaceAll(found -> Matcher.quoteReplacement(group.apply(found.group(1))));
    return Optional.of(new Parts(written, group.apply("family"), group.apply("featureSet")));
  }
}
