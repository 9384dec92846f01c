package io.swim.snmp;

import io.swim.device.DeviceFactsBuilder;
import io.swim.device.PlatformId;
import io.swim.fault.DriverException;
import io.swim.snmp.internal.mib.Columns;
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

/** What the agents of one platform tell in places of their own, and what their description says. */
final class AgentFacts {
  private final Map<String, String> told = new LinkedHashMap<>();

  /** Reads what is told in places of its own. */
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
        Optional<String> fact =
            each.place() == Place.INSTANCE
                ? Columns.text(values.get(each.oid())).flatMap(each::read)
                : first(each, session);
        fact.ifPresent(text -> told.put(each.fact(), text));
      }
    }
  }

  private static Optional<String> first(SnmpReading reading, SnmpSession session)
      throws DriverException, InterruptedException {
    for (SnmpBinding row : session.walk(reading.oid())) {
      Optional<String> fact = Columns.text(row.value()).flatMap(reading::read);
      if (fact.isPresent()) {
        return fact;
      }
    }
    return Optional.empty();
  }

  /** What the description says besides. */
  void describedBy(Map<String, String> values) {
    values.forEach(told::putIfAbsent);
  }

  boolean tells(String fact) {
    return told.containsKey(fact);
  }

  void addTo(DeviceFactsBuilder facts) {
    Optional.ofNullable(told.get("version")).ifPresent(facts::version);
    Optional.ofNullable(told.get("imageFamily")).ifPresent(facts::imageFamily);
    Optional.ofNullable(told.get("featureSet")).ifPresent(facts::featureSet);
    Optional.ofNullable(told.get("runningImage")).ifPresent(facts::runningImage);
  }

  /** What ENTITY-MIB tells too, and sometimes worse. */
  void addChassisTo(DeviceFactsBuilder facts) {
    Optional.ofNullable(told.get("model")).ifPresent(facts::model);
    Optional.ofNullable(told.get("serialNumber")).ifPresent(facts::serialNumber);
  }
}
