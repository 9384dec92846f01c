package io.swim.snmp;

import io.swim.device.DeviceFactsBuilder;
import io.swim.device.PlatformId;
import io.swim.fault.DriverException;
import io.swim.snmp.internal.mib.Columns;
import io.swim.snmp.internal.mib.Told;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpReading;
import io.swim.spi.SnmpReading.Place;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is told in several places, by the name of the fact. What was told first counts: so the
 * better place is read before the other one.
 */
final class AgentFacts {
  private final Map<String, String> told = new LinkedHashMap<>();

  /** Reads what the agents of one platform tell in places of their own. */
  void read(PlatformId platform, PlatformCatalog platforms, SnmpSession session)
      throws DriverException, InterruptedException {
    List<SnmpReading> readings = platforms.snmpReadings(platform);
    List<String> instances =
        readings.stream()
            .filter(each -> each.place() == Place.INSTANCE)
            .map(SnmpReading::oid)
            .distinct()
            .toList();
    Map<String, SnmpValue> values = instances.isEmpty() ? Map.of() : session.get(instances);
    for (SnmpReading each : readings) {
      if (!told.containsKey(each.fact())) {
        tell(
            each.fact(),
            each.place() == Place.INSTANCE
                ? read(each, values.get(each.oid()))
                : first(each, session));
      }
    }
  }

  private static Optional<String> first(SnmpReading reading, SnmpSession session)
      throws DriverException, InterruptedException {
    for (SnmpBinding row : session.walk(reading.oid())) {
      Optional<String> fact = read(reading, row.value());
      if (fact.isPresent()) {
        return fact;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> read(SnmpReading reading, @Nullable SnmpValue value) {
    return Columns.text(value).flatMap(reading::read).flatMap(Told::word);
  }

  void tell(String fact, Optional<String> value) {
    value.ifPresent(text -> told.putIfAbsent(fact, text));
  }

  /** What its description says. */
  void tell(Map<String, String> values) {
    values.forEach((fact, value) -> tell(fact, Told.word(value)));
  }

  boolean tells(String fact) {
    return told.containsKey(fact);
  }

  void addTo(DeviceFactsBuilder facts) {
    add("version", facts::version);
    add("imageFamily", facts::imageFamily);
    add("featureSet", facts::featureSet);
    add("runningImage", facts::runningImage);
    add("model", facts::model);
    add("serialNumber", facts::serialNumber);
  }

  private void add(String fact, Consumer<String> setter) {
    Optional.ofNullable(told.get(fact)).ifPresent(setter);
  }
}
