package io.swim.cli;

import io.swim.cli.inventory.Yaml;
import io.swim.device.TransferProtocol;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.SimulatedPorts;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SimulatedModels;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A fleet of simulated switches, and an image that they can be upgraded to. */
final class SimulatedSwitches {
  private static final SimulatedModel MODEL = SimulatedModels.catalyst2960();
  private static final int HIGHEST = 15;

  @Option(names = "--with-faults", description = "Every third device has a fault.")
  boolean withFaults;

  @Option(
      names = "--tftp-port",
      paramLabel = "PORT",
      description = "UDP port of the server that the devices fetch from. Default: a free one")
  int tftpPort;

  @Option(
      names = "--base-address",
      paramLabel = "127.x.y.z",
      description = "Address of the first device. Default: 127.10.0.1")
  String firstAddress = "127.10.0.1";

  @Option(
      names = "--reboot-time",
      paramLabel = "MILLISECONDS",
      description = "How long a reboot takes. Default: 300")
  long rebootMillis = 300;

  @Option(
      names = "--image-out",
      paramLabel = "FOLDER",
      description = "Where an image for these devices is written. Default: beside the inventory")
  @Nullable Path imageFolder;

  @Option(
      names = "--own-servers",
      split = ",",
      paramLabel = "PROTOCOL",
      description =
          "File servers that the devices run: SCP, SFTP, FTP, HTTP, HTTPS. The user then has"
              + " privilege level 15 at login, as they need it. Default: none")
  List<TransferProtocol> ownServers = List.of();

  @Option(names = "--no-image", description = "No image is written.")
  boolean noImage;

  /** Devices that answer. */
  SimulatedFleet start(int count) {
    try {
      SimulatedFleetBuilder fleet =
          SimulatedFleet.builder()
              .count(count)
              .model(MODEL)
              .firstAddress(firstAddress)
              .rebootTime(Duration.ofMillis(rebootMillis))
              .allowSnmpReload()
              .ownServers(ownServers.toArray(TransferProtocol[]::new))
              .tftpServerPort(port());
      if (!ownServers.isEmpty()) {
        fleet.credentials(SimulatedCredentials.defaults().withPrivilege(HIGHEST));
      }
      if (withFaults) {
        fleet.faults(
            index ->
                SimulatedFaults.of(index).map(each -> List.of(each.fault())).orElse(List.of()));
      }
      return fleet.build().start();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
  }

  private int port() {
    if (tftpPort == 0) {
      tftpPort = freePort();
    }
    return tftpPort;
  }

  private static int freePort() {
    try (DatagramSocket socket = new DatagramSocket()) {
      return socket.getLocalPort();
    } catch (SocketException e) {
      throw new BadInput("no free UDP port: " + e.getMessage(), e);
    }
  }

  /** Writes inventory and image, and says that all is ready. */
  String describe(SimulatedFleet fleet, Path inventory) {
    String image = noImage ? "" : ", image " + writeImage(inventory);
    writeInventory(fleet, inventory);
    return "ready " + fleet.devices().size() + " simulated devices, inventory " + inventory + image;
  }

  private Path writeImage(Path inventory) {
    SimulatedImage image = SimulatedImage.builder().model(MODEL).build();
    Path folder = imageFolder;
    Path file =
        folder == null
            ? inventory.resolveSibling(image.fileName())
            : folder.resolve(image.fileName());
    try {
      image.writeTo(file);
    } catch (UncheckedIOException e) {
      throw new BadInput(
          "image "
              + file
              + " can't be written: "
              + Words.because(Objects.requireNonNull(e.getCause())),
          e);
    }
    return file;
  }

  private void writeInventory(SimulatedFleet fleet, Path inventory) {
    SimulatedDevice first = fleet.device(0);
    SimulatedCredentials login = first.credentials();
    SimulatedPorts ports = first.ports();
    InventoryWriter writer = new InventoryWriter();
    writer
        .line(0, "defaults:")
        .line(1, "platform: cisco-ios")
        .line(1, "ports:")
        .line(2, "snmp: " + ports.snmp())
        .line(2, "ssh: " + ports.ssh())
        .line(2, "telnet: " + ports.telnet())
        .line(2, "ftp: " + ports.ftp())
        .line(2, "http: " + ports.http())
        .line(2, "https: " + ports.https())
        .line(2, "tftp: " + tftpPort)
        .line(1, "snmp:")
        .line(2, "version: 2c")
        .line(2, "read: " + Yaml.quoted(login.readCommunity()))
        .line(2, "write: " + Yaml.quoted(login.writeCommunity()))
        .line(1, "cli:")
        .line(2, "username: " + Yaml.quoted(login.username()))
        .line(2, "password: " + Yaml.quoted(login.password()))
        .line(2, "enable: " + Yaml.quoted(login.enablePassword()))
        .line(2, "hostkey: none")
        .line(0, "devices:");
    for (int i = 0; i < fleet.devices().size(); i++) {
      SimulatedDevice device = fleet.device(i);
      String fault =
          withFaults ? SimulatedFaults.of(i).map(each -> " # " + each.text()).orElse("") : "";
      writer
          .line(1, "- name: " + Yaml.quoted(device.name()) + fault)
          .line(2, "address: " + device.address().getHostAddress());
    }
    writer.write(inventory);
  }
}
