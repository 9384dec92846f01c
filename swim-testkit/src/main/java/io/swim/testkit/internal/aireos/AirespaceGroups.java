package io.swim.testkit.internal.aireos;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.mib.ObjectMap;
import io.swim.testkit.internal.snmp.ReadOnlyGroup;
import java.util.List;

/** AIRESPACE-SWITCHING-MIB, the inventory, and AIRESPACE-WIRELESS-MIB, the access points. */
final class AirespaceGroups {
  private static final int ASSOCIATED = 1;

  private final NetworkDevice device;

  private AirespaceGroups(NetworkDevice device) {
    this.device = device;
  }

  static List<MibGroup> of(NetworkDevice device) {
    AirespaceGroups groups = new AirespaceGroups(device);
    return List.of(
        new ReadOnlyGroup("1.3.6.1.4.1.14179.1.1.1", groups::inventory),
        new ReadOnlyGroup("1.3.6.1.4.1.14179.2.2.1.1", groups::accessPoints),
        new DownloadGroup(device));
  }

  private void inventory(ObjectMap map) {
    map.put("2.0", "Wireless Controller")
        .put("3.0", device.spec().model().productId())
        .put("4.0", device.spec().serial())
        .put("13.0", "Cisco Controller");
    device.software().ifPresent(software -> map.put("14.0", software.image().facts().version()));
  }

  /** bsnAPTable; its index is a MAC address. */
  private void accessPoints(ObjectMap map) {
    for (AccessPoint each : AireOs.of(device).accessPoints().all()) {
      String index = ".0.0.94.0.83." + each.number() % 256;
      map.put("3" + index, each.name())
          .put("6" + index, ASSOCIATED)
          .put("8" + index, each.primary())
          .put("16" + index, "AIR-AP2802I-E-K9");
    }
  }
}
