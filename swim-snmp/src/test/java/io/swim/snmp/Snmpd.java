package io.swim.snmp;

import io.swim.device.Device;
import io.swim.device.DevicePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real net-snmp agent with a configuration and a memory of its own. */
final class Snmpd implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/snmpd"), Path.of("/usr/local/sbin/snmpd"));

  private final Path folder;
  private final int port;
  private Process process;

  private Snmpd(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Skips the test where net-snmp is missing, unless this is a build server. */
  static Path program() {
    Path found = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
    if (found == null && "true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("snmpd is missing: install the Debian package snmpd");
    }
    Assumptions.assumeTrue(found != null, "snmpd (Debian package snmpd) is not installed");
    return found;
  }

  static Snmpd start(Path folder, String... configuration) throws IOException {
    Path program = program();
    Files.createDirectories(folder.resolve("memory"));
    Files.write(folder.resolve("snmpd.conf"), List.of(configuration));
    int port = freePort();
    return new Snmpd(folder, port, launch(program, folder, port));
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static Process launch(Path program, Path folder, int port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            program.toString(),
            "-f",
            "-LF",
            "w",
            folder.resolve("log").toString(),
            "-r",
            "-p",
            folder.resolve("pid").toString(),
            "udp:127.0.0.1:" + port);
    builder
        .environment()
        .putAll(
            Map.of(
                "MIBS",
                "",
                "SNMPCONFPATH",
                folder + ":" + folder.resolve("memory"),
                "SNMP_PERSISTENT_DIR",
                folder.resolve("memory").toString()));
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
    return builder.start();
  }

  Device device() {
    return Device.of("agent-" + port, "127.0.0.1").withPorts(DevicePorts.of(port, 22, 23));
  }

  /** Ends the agent, changes what it remembers of its engine, and starts it again. */
  void restart(List<String> configuration, java.util.function.UnaryOperator<String> memory)
      throws IOException {
    end();
    Files.write(folder.resolve("snmpd.conf"), configuration);
    Path remembered = folder.resolve("memory").resolve("snmpd.conf");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(remembered)) {
      lines.add(memory.apply(line));
    }
    Files.write(remembered, lines);
    process = launch(program(), folder, port);
  }

  private void end() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** What it logged, for the message of a failing test. */
  String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    end();
  }
}
