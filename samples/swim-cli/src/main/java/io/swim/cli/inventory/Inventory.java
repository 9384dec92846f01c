package io.swim.cli.inventory;

import io.swim.cli.BadInput;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.DeviceId;
import io.swim.device.DistributionServer;
import io.swim.device.Login;
import io.swim.device.PlatformId;
import io.swim.device.ServerId;
import io.swim.device.SnmpCredentials;
import io.swim.device.TransferProtocol;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.DeviceDirectory;
import io.swim.spi.FetchRoute;
import io.swim.spi.FetchRoutes;
import io.swim.spi.ServerDirectory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The devices and distribution servers of one inventory file: what a host application has a
 * database for. Immutable.
 */
public final class Inventory implements DeviceDirectory, ServerDirectory, CredentialsProvider {
  private static final Set<TransferProtocol> PROVEN_BY_HOST_KEY =
      Set.of(TransferProtocol.SFTP, TransferProtocol.SCP);

  private final Path file;
  private final Map<DeviceId, InventoryDevice> devices = new LinkedHashMap<>();

  private final Map<ServerId, InventoryServer> servers = new LinkedHashMap<>();

  Inventory(
      Path file, Collection<InventoryDevice> allDevices, Collection<InventoryServer> allServers) {
    this.file = file;
    allDevices.forEach(each -> devices.put(each.device().id(), each));
    allServers.forEach(each -> servers.put(each.server().id(), each));
  }

  /**
   * Reads a file.
   *
   * @param platforms the platforms that there are definitions for
   * @throws BadInput with file, line and what is wrong
   */
  public static Inventory read(Path file, Set<PlatformId> platforms) {
    return new InventoryReader(file, platforms, Inventory::environment).read();
  }

  /**
   * The same for a look that needs no secrets: one that an environment variable should hold is
   * empty, whether the variable is set or not.
   */
  public static Inventory readWithoutEnvironment(Path file, Set<PlatformId> platforms) {
    return new InventoryReader(file, platforms, any -> Optional.of("")).read();
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name));
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
        chosen.add(one(name));
      }
    }
    if (chosen.isEmpty()) {
      throw new BadInput("no device is named by '" + names + "'");
    }
    return List.copyOf(chosen);
  }

  /**
   * The device of that name, {@code all} too.
   *
   * @throws BadInput when it isn't there
   */
  public Device one(String name) {
    return find(name).orElseThrow(() -> unknown(name));
  }

  private BadInput unknown(String name) {
    return new BadInput("unknown device '" + name.strip() + "': not in " + file);
  }

  /**
   * The distribution server of that name.
   *
   * @throws BadInput when it isn't there, with those that are
   */
  public DistributionServer server(String name) {
    return servers.values().stream()
        .map(InventoryServer::server)
        .filter(each -> each.id().value().equals(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    "unknown server '"
                        + name.strip()
                        + "': "
                        + file
                        + (servers.isEmpty()
                            ? " has none"
                            : " has "
                                + servers.keySet().stream()
                                    .map(ServerId::value)
                                    .collect(Collectors.joining(", ")))));
  }

  @Override
  public List<DistributionServer> list() {
    return servers.values().stream().map(InventoryServer::server).toList();
  }

  @Override
  public Optional<Login> server(DistributionServer server, TransferProtocol protocol) {
    return Optional.ofNullable(servers.get(server.id()))
        .flatMap(InventoryServer::login)
        .filter(any -> protocol.hasLogin());
  }

  @Override
  public Optional<Login> deviceLogin(DistributionServer server, TransferProtocol protocol) {
    return Optional.ofNullable(servers.get(server.id()))
        .flatMap(InventoryServer::deviceLogin)
        .filter(any -> protocol.hasLogin());
  }

  /** Where the SSH server of a peer is that has a name in the store of host keys; not resolved. */
  public List<InetSocketAddress> sshAddresses(String peer) {
    List<InetSocketAddress> addresses = new ArrayList<>();
    find(peer)
        .ifPresent(
            device ->
                addresses.add(
                    InetSocketAddress.createUnresolved(device.address(), device.ports().ssh())));
    for (DistributionServer server : list()) {
      if (server.peerName().equals(peer)) {
        server.protocols().stream()
            .filter(each -> PROVEN_BY_HOST_KEY.contains(each.protocol()))
            .forEach(
                each ->
                    addresses.add(InetSocketAddress.createUnresolved(server.host(), each.port())));
      }
    }
    return addresses;
  }

  /** From where devices fetch files; those that it does not have, from their address alone. */
  public FetchRoutes routes() {
    return device -> {
      InetAddress managed = InetAddress.getByName(device.address());
      InventoryDevice known = devices.get(device.id());
      return known == null ? FetchRoute.from(managed) : known.route().from(managed);
    };
  }

  private Optional<Device> find(String name) {
    return name.isBlank() ? Optional.empty() : find(new DeviceId(name.strip()));
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
