package io.swim.snmp.internal.mib;

import io.swim.device.AccessPoint;
import io.swim.fault.DriverException;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The access points of a controller, by bsnAPTable of AIRESPACE-WIRELESS-MIB. It tells what each of
 * them runs, which is its primary image, and whether it is downloading one now; not what its backup
 * image is.
 */
public final class ControlledAccessPoints {
  private static final long DOWNLOADING = 3;

  private ControlledAccessPoints() {}

  /** All that have a name. */
  public static List<AccessPoint> read(SnmpSession session)
      throws DriverException, InterruptedException {
    Map<String, SnmpValue> names = Columns.walk(session, MibObject.AP_NAME);
    if (names.isEmpty()) {
      return List.of();
    }
    Map<String, SnmpValue> versions = Columns.walk(session, MibObject.AP_VERSION);
    Map<String, SnmpValue> states = Columns.walk(session, MibObject.AP_STATUS);
    return names.keySet().stream()
        .flatMap(
            index ->
                Told.word(names.get(index))
                    .map(
                        name ->
                            new AccessPoint(
                                name,
                                Told.word(versions.get(index)),
                                Optional.empty(),
                                download(states, index),
                                Optional.empty(),
                                Optional.empty()))
                    .stream())
        .toList();
  }

  private static Optional<String> download(Map<String, SnmpValue> states, String index) {
    return Columns.number(states.get(index)).orElse(0) == DOWNLOADING
        ? Optional.of("Downloading")
        : Optional.empty();
  }
}
