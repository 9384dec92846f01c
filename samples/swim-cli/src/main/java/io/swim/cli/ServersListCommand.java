package io.swim.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.cli.inventory.Inventory;
import io.swim.device.DistributionServer;
import io.swim.device.ServedProtocol;
import io.swim.ssh.Platforms;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code swim servers list}. */
@Command(name = "list", description = "Lists the distribution servers of the inventory.")
final class ServersListCommand implements Callable<Integer> {
  @ParentCommand @Nullable ServersCommand parent;

  @Override
  public Integer call() {
    Swim swim = ServersCommand.swim(parent);
    List<DistributionServer> servers =
        Inventory.readWithoutEnvironment(swim.inventory(), Platforms.bundled().platforms()).list();
    if (swim.json) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      document.set("servers", Json.array(servers, ServersListCommand::json));
      swim.output.document(document);
    } else {
      table(servers).printTo(swim.output);
    }
    return Swim.ALL_SUCCEEDED;
  }

  private static Table table(List<DistributionServer> servers) {
    Table table = new Table("NAME", "ADDRESS", "PROTOCOLS", "LOCATIONS", "SLOTS");
    servers.forEach(
        server ->
            table.row(
                server.id().value(),
                server.host(),
                server.protocols().stream()
                    .map(ServersListCommand::words)
                    .collect(Collectors.joining(" ")),
                server.locations().isEmpty()
                    ? "any"
                    : server.locations().stream().sorted().collect(Collectors.joining(", ")),
                Integer.toString(server.slots())));
    return table;
  }

  /** As {@code --protocol} takes it. */
  private static String words(ServedProtocol served) {
    boolean usual = served.port() == served.protocol().port();
    return served.protocol().scheme()
        + (usual ? "" : ":" + served.port())
        + (served.home().isEmpty() ? "" : "=" + served.home());
  }

  private static ObjectNode json(DistributionServer server) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", server.id().value());
    node.put("address", server.host());
    ArrayNode protocols = node.putArray("protocols");
    for (ServedProtocol each : server.protocols()) {
      protocols
          .addObject()
          .put("protocol", each.protocol().name())
          .put("port", each.port())
          .put("home", each.home());
    }
    ArrayNode locations = node.putArray("locations");
    server.locations().stream().sorted().forEach(locations::add);
    return node.put("slots", server.slots());
  }
}
