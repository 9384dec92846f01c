package io.swim.cli;

import io.swim.cli.inventory.Yaml;
import io.swim.testkit.RecordedAgent;
import io.swim.testkit.RecordedAgents;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** The inventory of recorded walks. */
final class Recordings {
  private Recordings() {}

  /** Writes the inventory, and says that all is ready. */
  static String describe(RecordedAgents agents, List<Path> walks, Path inventory) {
    InventoryWriter writer = new InventoryWriter();
    writer.line(0, "defaults:").line(1, "snmp: {version: 2c, read: public}").line(0, "devices:");
    List<String> fileNames = walks.stream().map(walk -> walk.getFileName().toString()).toList();
    for (int i = 0; i < walks.size(); i++) {
      RecordedAgent agent = agents.agents().get(i);
      String name = fileNames.get(i);
      boolean shared = Collections.frequency(fileNames, name) > 1;
      writer
          .line(1, "- name: " + Yaml.quoted(shared ? walks.get(i).toString() : name))
          .line(2, "address: " + agent.snmp().getAddress().getHostAddress())
          .line(2, "ports: {snmp: " + agent.snmp().getPort() + "}");
    }
    writer.write(inventory);
    return "ready " + walks.size() + " recorded agents, inventory " + inventory;
  }
}
