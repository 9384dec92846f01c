package io.swim.testkit.internal.asa;

import io.swim.testkit.internal.device.NetworkDevice;
import java.util.Optional;

/** The output of show failover. */
final class FailoverText {
  private FailoverText() {}

  static String of(AsaSession session) {
    NetworkDevice own = session.device();
    Optional<FailoverPair> pair = session.pair();
    Optional<NetworkDevice> mate = pair.flatMap(each -> each.mate(own));
    if (mate.isEmpty()) {
      return """
          Failover Off
          Failover unit Secondary
          Failover LAN Interface: not Configured
          Reconnect timeout 0:00:00
          Unit Poll frequency 1 seconds, holdtime 15 seconds
          Interface Poll frequency 5 seconds, holdtime 25 seconds
          Interface Policy 1
          Monitored Interfaces 1 of 160 maximum
          MAC Address Move Notification Interval not set
          """;
    }
    String head =
        """
        Failover On
        Failover unit %s
        Failover LAN Interface: LINK GigabitEthernet1/8 (up)
        Reconnect timeout 0:00:00
        Unit Poll frequency 1 seconds, holdtime 15 seconds
        Interface Poll frequency 5 seconds, holdtime 25 seconds
        Interface Policy 1
        Monitored Interfaces 1 of 160 maximum
        MAC Address Move Notification Interval not set
        Version: Ours %s, Mate %s
        Serial Number: Ours %s, Mate %s
        Last Failover at: 06:23:49 UTC Nov 20 2026
        """
            .formatted(
                role(pair.get(), own),
                version(own),
                version(mate.get()),
                own.spec().serial(),
                mate.get().spec().serial());
    return head
        + unit("This host", pair.get(), own)
        + unit("Other host", pair.get(), mate.get())
        + """

        Stateful Failover Logical Update Statistics
        \tLink : LINK GigabitEthernet1/8 (up)
        \tStateful Obj \txmit       xerr       rcv        rerr
        \tGeneral\t\t736283     0          736274     0
        """;
  }

  private static String version(NetworkDevice device) {
    return device.software().isPresent() ? Asa.version(device) : "Unknown";
  }

  private static String role(FailoverPair pair, NetworkDevice device) {
    return pair.isPrimary(device) ? "Primary" : "Secondary";
  }

  private static String unit(String name, FailoverPair pair, NetworkDevice device) {
    return """
        \t%s: %s - %s
        \t\tActive time: 0 (sec)
        \t\tslot 1: %s hw/sw rev (3.1/%s) status (%s)
        \t\t  Interface management (%s): Normal (Monitored)
        """
        .formatted(
            name,
            role(pair, device),
            pair.tell(device),
            device.spec().model().productId(),
            Asa.version(device),
            device.isUp() ? "Up Sys" : "Unknown/Unknown",
            device.address().getHostAddress());
  }
}
