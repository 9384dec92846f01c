package io.swim.cli.inventory;

import io.swim.device.Device;
import io.swim.device.DeviceId;
import io.swim.device.DevicePorts;
import io.swim.device.HostKeyPolicy;
import io.swim.device.PlatformId;
import io.swim.device.SshAlgorithms;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads an inventory file, and says where and why when it makes no sense. */
final class InventoryReader {
  private static final Set<String> TOP = Set.of("defaults", "devices", "servers");
  private static final Set<String> COMMON =
      Set.of(
          "platform",
          "location",
          "ports",
          "snmp",
          "cli",
          "certificate",
          "fileSystem",
          Route.VRF,
          Route.SOURCE_INTERFACE);
  private static final Set<String> DEVICE =
      with(COMMON, "name", "address", "serialNumber", Route.OTHERS);
  private static final Set<String> PORTS =
      Set.of("snmp", "ssh", "telnet", "ftp", "http", "https", "tftp");

  private final Path path;
  private final String file;
  private final Set<PlatformId> platforms;
  private final SecretValues secrets;
  private final Credentials credentials;

  InventoryReader(
      Path path, Set<PlatformId> platforms, Function<String, Optional<String>> environment) {
    this.path = path;
    this.file = path.toString();
    this.platforms = platforms;
    Path folder = path.toAbsolutePath().getParent();
    this.secrets = new SecretValues(folder, environment);
    this.credentials = new Credentials(folder, secrets);
  }

  Inventory read() {
    return read(text());
  }

  /** What the file would mean if that were in it. */
  Inventory read(String text) {
    Section top = Section.of(file, "inventory", root(text), TOP);
    Section defaults = top.section("defaults", COMMON).orElse(Section.empty(file, "defaults"));
    device(defaults.named("defaults"), "defaults", "127.0.0.1");
    EachBoxOnce devices = new EachBoxOnce();
    for (Node node : deviceNodes(top)) {
      Section section = Section.of(file, "device", node, DEVICE).over(defaults);
      String name = section.required("name");
      if (name.contains(",") || !name.equals(name.strip())) {
        throw section.wrong(
            "name", "a name has no comma, and no blank at its ends: '" + name + "'");
      }
      Section named = section.named("device " + name);
      devices.add(named, device(named, name, named.required("address")));
    }
    return new Inventory(path, devices.all(), new ServerSections(file, secrets).read(top));
  }

  private Iterable<Node> deviceNodes(Section top) {
    Node list = top.node("devices").orElseThrow(() -> top.wrong("has no devices"));
    if (!(list instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      throw top.wrong("devices", "devices must be a list with at least one device");
    }
    return sequence.getValue();
  }

  private InventoryDevice device(Section section, String name, String address) {
    Optional<Section> cli = section.section("cli", Credentials.CLI);
    Optional<String> fileSystem = section.text("fileSystem");
    Device device =
        new Device(
            new DeviceId(name),
            address,
            platform(section),
            section.text("location").orElse(""),
            section.section("ports", PORTS).map(this::ports).orElse(DevicePorts.STANDARD),
            cli.map(Policies::hostKey).orElse(HostKeyPolicy.STRICT),
            cli.map(Policies::legacy).orElse(SshAlgorithms.MODERN),
            Policies.certificate(section),
            section.text("serialNumber"),
            Optional.empty());
    return new InventoryDevice(
        fileSystem.map(word -> withFileSystem(device, section, word)).orElse(device),
        cli.flatMap(credentials::cli),
        section.section("snmp", Credentials.SNMP).map(credentials::snmp),
        Route.read(section));
  }

  private static Device withFileSystem(Device device, Section section, String word) {
    try {
      return device.withFileSystem(word);
    } catch (IllegalArgumentException e) {
      throw section.wrong("fileSystem", e.getMessage());
    }
  }

  private Optional<PlatformId> platform(Section section) {
    Optional<PlatformId> platform =
        section
            .text("platform")
            .map(
                text -> {
                  try {
                    return new PlatformId(text);
                  } catch (IllegalArgumentException e) {
                    throw section.wrong("platform", e.getMessage());
                  }
                });
    platform
        .filter(id -> !platforms.contains(id))
        .ifPresent(
            id -> {
              throw section.wrong(
                  "platform",
                  "unknown platform '"
                      + id
                      + "'; known are "
                      + platforms.stream()
                          .map(PlatformId::value)
                          .sorted()
                          .collect(Collectors.joining(", ")));
            });
    return platform;
  }

  private DevicePorts ports(Section section) {
    DevicePorts standard = DevicePorts.STANDARD;
    return new DevicePorts(
        section.port("snmp").orElse(standard.snmp()),
        section.port("ssh").orElse(standard.ssh()),
        section.port("telnet").orElse(standard.telnet()),
        section.port("ftp").orElse(standard.ftp()),
        section.port("http").orElse(standard.http()),
        section.port("https").orElse(standard.https()),
        section.port("tftp").orElse(standard.tftpServer()));
  }

  Node root(String text) {
    return YamlFile.root(file, text);
  }

  String text() {
    return YamlFile.text(path, "inventory");
  }

  private static Set<String> with(Set<String> some, String... more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(Set.of(more));
    return all;
  }
}
