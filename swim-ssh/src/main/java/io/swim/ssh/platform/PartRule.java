package io.swim.ssh.platform;

import io.swim.image.SystemPart;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How files are named that have a part of a system in them, and the packages that come out.
 *
 * @param file the whole name of a file; its group <code>base</code> is the version that has to run
 * @param packages an expression for the whole names of packages, with groups of the name in braces
 */
public record PartRule(Pattern file, String packages) {
  /** The group that tells the version that has to run. */
  public static final String BASE = "base";

  static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]\\w*)\\}");

  Optional<SystemPart> part(String fileName) {
    Matcher name = file.matcher(fileName);
    return name.matches()
        ? Optional.of(new SystemPart(fileName, name.group(BASE), packages(name)))
        : Optional.empty();
  }

  private Pattern packages(Matcher name) {
    return Pattern.compile(
        PLACE
            .matcher(packages)
            .replaceAll(
                place ->
                    Matcher.quoteReplacement(
                        Pattern.quote(Optional.ofNullable(name.group(place.group(1))).orElse("")))),
        Pattern.CASE_INSENSITIVE);
  }
}
