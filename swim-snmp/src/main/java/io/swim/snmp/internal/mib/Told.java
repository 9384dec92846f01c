package io.swim.snmp.internal.mib;

import io.swim.spi.SnmpValue;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Short words of a table, and what vendors write where they have nothing to say. */
public final class Told {
  private static final int MAX_LENGTH = 128;

  private static final Set<String> NOTHING =
      Set.of(
          "-",
          "0",
          "default string",
          "n/a",
          "na",
          "none",
          "not available",
          "not specified",
          "null",
          "to be filled by o.e.m.",
          "unavailable",
          "undefined",
          "unknown",
          "unspecified");

  private Told() {}

  /** A name, a model, a serial number or a version, if that is one. */
  public static Optional<String> word(@Nullable SnmpValue value) {
    return Columns.text(value).flatMap(Told::word);
  }

  /** The same of a text. */
  public static Optional<String> word(String text) {
    return Optional.of(text)
        .filter(it -> it.length() <= MAX_LENGTH && it.indexOf('\n') < 0 && it.indexOf('\r') < 0)
        .filter(it -> !NOTHING.contains(it.toLowerCase(Locale.ROOT)));
  }
}
