package io.swim.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.ssh.PlatformSummary;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim platform show}. */
@Command(
    name = "show",
    description = "Shows what can be done with a platform, and by which commands.")
final class PlatformShowCommand implements Callable<Integer> {
  @ParentCommand @Nullable PlatformCommand parent;

  @Parameters(paramLabel = "PLATFORM", description = "Its id, or another of its names.")
  String name = "";

  @Override
  public Integer call() {
    Swim swim = PlatformCommand.swim(parent);
    PlatformSummary platform =
        swim.platforms()
            .summary(name)
            .orElseThrow(
                () ->
                    new BadInput(
                        "no platform '" + name + "'; there are " + swim.platforms().platforms()));
    if (swim.json) {
      swim.output.document(document(platform));
    } else {
      swim.output.line(platform.id() + ": " + platform.name());
      swim.output.line("also called: " + String.join(", ", platform.names()));
      swim.output.line("versions: " + platform.versions());
      swim.output.line("outputs understood: " + String.join(", ", platform.outputs()));
      Table table = new Table("OPERATION", "COMMANDS");
      platform.operations().forEach((key, commands) -> row(table, key, commands));
      table.printTo(swim.output);
    }
    return Swim.ALL_SUCCEEDED;
  }

  private static void row(Table table, String operation, List<String> commands) {
    String first = operation;
    for (String each : commands) {
      table.row(first, each);
      first = "";
    }
  }

  static ObjectNode document(PlatformSummary platform) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("id", platform.id().value()).put("name", platform.name());
    texts(document.putArray("names"), platform.names());
    document.put("versions", platform.versions());
    ObjectNode operations = document.putObject("operations");
    platform.operations().forEach((key, commands) -> texts(operations.putArray(key), commands));
    texts(document.putArray("outputs"), platform.outputs());
    return document;
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
