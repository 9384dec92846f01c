package io.swim.testkit;

import io.swim.testkit.internal.snmp.Recording;
import io.swim.testkit.internal.snmp.RecordingAgent;
import io.swim.testkit.internal.snmp.UdpHub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Recorded walks as SNMP agents, each on its own loopback address from 127.20.0.1 on, all served by
 * one thread. The files have lines {@code OID|TYPE|VALUE}, the format of snmpsim; other lines are
 * skipped and counted. Thread-safe.
 */
public final class RecordedAgents implements AutoCloseable {
  private static final String FIRST_ADDRESS = "127.20.0.1";

  private final UdpHub hub = new UdpHub();
  private final List<RecordedAgent> agents = new ArrayList<>();

  private RecordedAgents() {}

  /** Starts an agent for each file. */
  public static RecordedAgents start(Path... files) throws IOException {
    return start(List.of(files));
  }

  /**
   * Starts an agent for each file.
   *
   * @throws IOException when a file can't be read
   */
  public static RecordedAgents start(List<Path> files) throws IOException {
    RecordedAgents started = new RecordedAgents();
    try {
      List<InetAddress> addresses = Addresses.from(FIRST_ADDRESS, Math.max(1, files.size()));
      int port = FreePorts.fill(SimulatedPorts.free(), addresses.get(0)).snmp();
      for (int i = 0; i < files.size(); i++) {
        started.add(files.get(i), new InetSocketAddress(addresses.get(i), port));
      }
      return started;
    } catch (IOException | RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private void add(Path file, InetSocketAddress address) throws IOException {
    Recording recording = Recording.read(file);
    hub.add(address, new RecordingAgent(recording));
    String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    agents.add(
        new RecordedAgent(name, address, recording.objects().size(), recording.skippedLines()));
  }

  /** All agents, in the order of the files. */
  public List<RecordedAgent> agents() {
    return List.copyOf(agents);
  }

  /**
   * One agent by the name of its file without ending.
   *
   * @throws IllegalArgumentException when there is none
   */
  public RecordedAgent agent(String name) {
    return agents.stream()
        .filter(agent -> agent.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no recording named " + name));
  }

  /** Stops all agents. */
  @Override
  public void close() {
    hub.close();
  }
}
