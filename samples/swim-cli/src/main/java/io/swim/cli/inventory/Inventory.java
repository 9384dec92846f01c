package io.swim.cli.inventory;

import io.swim.cli.BadInput;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.DeviceId;
import io.swim.device.PlatformId;
import io.swim.device.SnmpCredentials;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.DeviceDirectory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The devices of one inventory file: what a host application has a database for. Immutable. */
public final class Inventory implements DeviceDirectory, CredentialsProvider {
  private final Path file;
  private final Map<DeviceId, InventoryDevice> devices = new LinkedHashMap<>();

  Inventory(Path file, Collection<InventoryDevice> all) {
    this.file = file;
    all.forEach(each -> devices.put(each.device().id(), each));
  }

  /**
   * Reads a file.
   *
   * @param platforms the platforms that there are definitions for
   * @throws BadInput with file, line and what is wrong
   */
  public static Inventory read(Path file, Set<PlatformId> platforms) {
    return new InventoryReader(file, platforms).read();
  }

  /**
   * The devices that a user chose.
   *
   * @param names {@code all}, or names with commas between
   * @throws BadInput when one isn't there
   */
  public List<Device> choose(String names) {
    if (names.strip().equalsIgnoreCase("all")) {
      return devices.values().stream().map(InventoryDevice::device).toList();
    }
    Set<Device> chosen = new LinkedHashSet<>();
    for (String name : names.split(",")) {
      if (!name.isBlank()) {
        chosen.add(
            find(name)
                .orElseThrow(
                    () -> new BadInput("unknown device '" + name.strip() + "': not in " + file)));
      }
    }
    if (chosen.isEmpty()) {
      throw new BadInput("no device is named by '" + names + "'");
    }
    return List.copyOf(chosen);
  }

  private Optional<Device> find(String name) {
    return find(new DeviceId(name.strip()));
  }

  @Override
  public Optional<Device> find(DeviceId id) {
    return Optional.ofNullable(devices.get(id)).map(InventoryDevice::device);
  }

  @Override
  public Optional<CliCredentials> cli(Device device) {
    return Optional.ofNullable(devices.get(device.id())).flatMap(InventoryDevice::cli);
  }

  @Override
  public Optional<SnmpCredentials> snmp(Device device) {
    return Optional.ofNullable(devices.get(device.id())).flatMap(InventoryDevice::snmp);
  }
}
