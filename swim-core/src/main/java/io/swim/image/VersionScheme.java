package io.swim.image;

import java.util.Comparator;

/**
 * How a platform writes versions and how they are ordered. Spellings that mean the same compare as
 * equal. Implementations are stateless and thread-safe, and never throw, whatever the text.
 */
public interface VersionScheme extends Comparator<String> {
  /** Numbers and words in order, for platforms without rules of their own. */
  VersionScheme GENERIC = new GenericVersionScheme();

  /**
   * Semantic Versioning 2.0.0 (semver.org, sections 10 and 11): a pre-release is before its
   * release, build metadata does not count. A leading {@code v} is allowed. Other than there, upper
   * and lower case are equal, as everywhere here.
   */
  VersionScheme SEMANTIC = new SemanticVersionScheme();

  /** The name that platform definitions use. */
  String id();

  /**
   * Whether the text is a version of this scheme at all.
   *
   * @return false for anything this scheme can't order
   */
  boolean understands(String version);

  /** Whether two spellings mean one version. Falls back to the text where neither is understood. */
  default boolean same(String one, String other) {
    return one.strip().equalsIgnoreCase(other.strip())
        || (understands(one) && understands(other) && compare(one, other) == 0);
  }

  /**
   * How far two versions are apart; {@link #compare} tells the direction.
   *
   * @return UNKNOWN when either is not understood; from a scheme that knows no parts, such as
   *     {@link #GENERIC}, also for any two that are not the same
   */
  default VersionStep step(String from, String to) {
    return understands(from) && understands(to) && same(from, to)
        ? VersionStep.SAME
        : VersionStep.UNKNOWN;
  }

  /**
   * Whether two versions are of one train: the line of releases in which the later one only
   * maintains the earlier one.
   *
   * @return for a scheme that knows no trains, whether they are the same version
   */
  default boolean sameTrain(String one, String other) {
    return same(one, other);
  }
}
