package io.swim.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.ssh.PlatformSummary;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code swim platform list}. */
@Command(name = "list", description = "Lists all platforms.")
final class PlatformListCommand implements Callable<Integer> {
  @ParentCommand @Nullable PlatformCommand parent;

  @Override
  public Integer call() {
    Swim swim = PlatformCommand.swim(parent);
    List<PlatformSummary> all = swim.platforms().summaries();
    if (swim.json) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      ArrayNode platforms = document.putArray("platforms");
      all.forEach(each -> platforms.add(PlatformShowCommand.document(each)));
      swim.output.document(document);
    } else {
      Table table = new Table("ID", "NAME", "ALSO", "VERSIONS", "OPERATIONS", "OUTPUTS");
      for (PlatformSummary each : all) {
        table.row(
            each.id().value(),
            each.name(),
            String.join(" ", each.names()),
            each.versions(),
            Integer.toString(each.operations().size()),
            Integer.toString(each.outputs().size()));
      }
      table.printTo(swim.output);
    }
    return Swim.ALL_SUCCEEDED;
  }
}
