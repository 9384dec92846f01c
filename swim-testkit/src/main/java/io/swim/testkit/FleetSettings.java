package io.swim.testkit;

import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SshProfile;
import io.swim.testkit.internal.device.DeviceSpec.InstallSettings;
import io.swim.testkit.internal.device.DeviceSpec.TransferSettings;
import io.swim.testkit.internal.device.FirewallSettings;
import io.swim.testkit.internal.device.FirewallSettings.Grouping;
import io.swim.testkit.internal.device.Personality;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Everything a fleet is made from. */
record FleetSettings(
    int count,
    String firstAddress,
    IntFunction<String> names,
    SimulatedModel model,
    SimulatedImage image,
    List<SimulatedImage> moreImages,
    Map<String, Long> otherFileSystems,
    Optional<List<String>> bootVariables,
    SimulatedCredentials credentials,
    SshProfile ssh,
    Duration rebootTime,
    Duration uptime,
    int engineBoots,
    TransferSettings transfer,
    InstallSettings install,
    FirewallSettings firewall,
    SnmpReload snmpReload,
    SimulatedPorts ports,
    IntFunction<List<Fault>> faults,
    Clock clock,
    Optional<Supplier<Personality>> personality) {
  /** Whether tsMsgSend may reboot. */
  enum SnmpReload {
    CONFIGURED,
    NOT_CONFIGURED
  }

  /** How many boxes there are: a failover pair is two. */
  int boxes() {
    return firewall.grouping() == Grouping.PAIRS ? 2 * count : count;
  }

  boolean hasFreePorts() {
    return IntStream.of(
            ports.snmp(), ports.ssh(), ports.telnet(), ports.ftp(), ports.http(), ports.https())
        .anyMatch(port -> port == 0);
  }
}
