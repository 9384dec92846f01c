package io.swim.ssh.platform;

import io.swim.spi.SnmpReading;
import io.swim.spi.SnmpReading.Place;
import io.swim.ssh.reading.GroupNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where the SNMP agents of a platform tell what they are. */
final class SnmpReader {
  private static final Pattern OID = Pattern.compile("1(\\.\\d{1,10}){5,127}");

  private SnmpReader() {}

  static List<SnmpReading> readings(Yaml top) {
    List<SnmpReading> readings = new ArrayList<>();
    Yaml snmp = top.find("snmp");
    if (snmp != null) {
      snmp.allowing(
          "version", "model", "serialNumber", "runningImage", "imageFamily", "featureSet");
      snmp.entries()
          .forEach((fact, places) -> places.list().forEach(each -> readings.add(one(fact, each))));
    }
    return readings;
  }

  private static SnmpReading one(String fact, Yaml yaml) {
    if (!yaml.isMapping()) {
      return new SnmpReading(fact, Place.INSTANCE, oid(yaml), Optional.empty());
    }
    yaml.allowing("oid", "column", "pattern");
    Yaml column = yaml.find("column");
    Optional<Pattern> pattern =
        Optional.ofNullable(yaml.find("pattern")).map(each -> pattern(fact, each));
    return column == null
        ? new SnmpReading(fact, Place.INSTANCE, oid(yaml.get("oid")), pattern)
        : new SnmpReading(fact, Place.COLUMN, oid(column), pattern);
  }

  private static Pattern pattern(String fact, Yaml yaml) {
    Pattern pattern = Values.pattern(yaml, Pattern.MULTILINE);
    if (!GroupNames.of(pattern).contains(fact)) {
      throw yaml.error("has no group (?<" + fact + ">...)");
    }
    return pattern;
  }

  private static String oid(Yaml yaml) {
    if (!OID.matcher(yaml.text()).matches()) {
      throw yaml.error("an object looks like 1.3.6.1.2.1.1.1.0, not '" + yaml.text() + "'");
    }
    return yaml.text();
  }
}
