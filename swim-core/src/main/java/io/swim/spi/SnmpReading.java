package io.swim.spi;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place where the SNMP agents of a platform tell a fact, besides the MIBs that all agents have.
 *
 * @param fact version, model, serialNumber, runningImage, imageFamily or featureSet
 * @param place what the object is
 * @param oid dotted, without a leading dot
 * @param pattern what the text must look like; the fact is its group of that name, or the whole
 *     text without a pattern
 */
public record SnmpReading(String fact, Place place, String oid, Optional<Pattern> pattern) {
  public SnmpReading {
    Objects.requireNonNull(fact, "fact");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(oid, "oid");
    Objects.requireNonNull(pattern, "pattern");
  }

  /** What an object is. */
  public enum Place {
    /** One instance. */
    INSTANCE,
    /** A column, in which the first row counts whose text fits. */
    COLUMN
  }

  /** The fact, if that text tells it. */
  public Optional<String> read(String text) {
    String stripped = text.strip();
    if (pattern.isEmpty()) {
      return Optional.of(stripped).filter(whole -> !whole.isEmpty());
    }
    Matcher matcher = pattern.get().matcher(stripped);
    return matcher.find() ? Optional.ofNullable(matcher.group(fact)) : Optional.empty();
  }
}
