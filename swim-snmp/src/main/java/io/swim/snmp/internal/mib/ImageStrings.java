package io.swim.snmp.internal.mib;

import io.swim.spi.SnmpValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What CISCO-IMAGE-MIB says of the running image: strings like {@code CW_FAMILY$C3560$}, to be
 * found by their key, since their order is not fixed.
 */
public final class ImageStrings {
  private static final Pattern STRING = Pattern.compile("(CW_[A-Z_]+)=?\\$([^$]*)\\$?.*");

  private final Map<String, String> values = new HashMap<>();

  /** Takes in the values of ciscoImageString. */
  public ImageStrings(Collection<SnmpValue> strings) {
    for (SnmpValue each : strings) {
      Matcher matcher = STRING.matcher(Columns.text(each).orElse(""));
      if (matcher.matches()) {
        values.putIfAbsent(matcher.group(1), matcher.group(2).strip());
      }
    }
  }

  public Optional<String> version() {
    return value("CW_VERSION").map(it -> it.replaceFirst(",$", ""));
  }

  /** The family, unless the name of the image is of another one (recorded on a Nexus 5548). */
  public Optional<String> family() {
    Optional<String> image = value("CW_IMAGE");
    return value("CW_FAMILY").filter(it -> image.map(name -> name.startsWith(it)).orElse(true));
  }

  /** What follows the family in {@code C3560-IPSERVICESK9-M}. */
  public Optional<String> featureSet() {
    String family = family().orElse("") + "-";
    return value("CW_IMAGE")
        .filter(it -> it.length() > family.length() && it.startsWith(family))
        .map(it -> it.substring(family.length()));
  }

  private Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key)).filter(it -> !it.isEmpty()).flatMap(Told::word);
  }
}
