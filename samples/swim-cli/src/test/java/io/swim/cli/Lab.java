package io.swim.cli;

import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.SimulatedFleetBuilder;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/** Simulated devices that a test may break, with inventory and image in a folder, until closed. */
final class Lab implements AutoCloseable {
  private final Path folder;
  private final SimulatedFleet fleet;

  /** Devices sw-01 and so on, made as the settings say. */
  Lab(Path folder, UnaryOperator<SimulatedFleetBuilder> settings) throws IOException {
    this.folder = folder;
    SimulatedSwitches switches = new SimulatedSwitches();
    switches.tftpPort = freePort();
    fleet =
        settings
            .apply(SimulatedFleet.builder().allowSnmpReload().tftpServerPort(switches.tftpPort))
            .build()
            .start();
    switches.describe(fleet, inventory());
  }

  /** A UDP port that is free, and that the system gives to nobody by itself. */
  static int freePort() throws IOException {
    while (true) {
      int port = 20_000 + ThreadLocalRandom.current().nextInt(10_000);
      try (DatagramSocket socket = new DatagramSocket(port)) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // The next one.
      }
    }
  }

  SimulatedDevice device(int index) {
    return fleet.device(index);
  }

  Path inventory() {
    return folder.resolve("inv.yaml");
  }

  Path data() {
    return folder.resolve("data");
  }

  /** The file of {@link Simulation#IMAGE}. */
  String image() {
    return folder.resolve(Simulation.IMAGE.fileName()).toString();
  }

  /** Changes the inventory. */
  void edit(UnaryOperator<String> change) throws IOException {
    Files.writeString(inventory(), change.apply(Files.readString(inventory())));
  }

  /** Runs a command in this JVM. */
  Ran swim(String... words) {
    return Ran.swim(command(words));
  }

  /** The same words with inventory and data folder. */
  String[] command(String... words) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    all.addAll(List.of("--inventory", inventory().toString(), "--data", data().toString()));
    return all.toArray(String[]::new);
  }

  /** A command in a JVM of its own, which ends up in a file. */
  Process start(Path output, String... words) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Swim.class.getName()));
    line.addAll(List.of(command(words)));
    return new ProcessBuilder(line)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  @Override
  public void close() {
    fleet.close();
  }
}
