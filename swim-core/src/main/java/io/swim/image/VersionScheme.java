package io.swim.image;

import java.util.Comparator;

/**
 * How a platform writes versions and how they are ordered. Spellings that mean the same compare as
 * equal. Implementations are stateless.
 */
public interface VersionScheme extends Comparator<String> {
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

  /** Cisco IOS: {@code 12.2(4)JA1}, which is also {@code 12.2.4-JA1} and {@code 122-4.JA1}. */
  VersionScheme IOS = new IosVersionScheme();

  /** Numbers and words in order, for platforms without rules of their own. */
  VersionScheme GENERIC = new GenericVersionScheme();
}
