package io.swim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.UpgradeEngine;
import io.swim.device.DistributionServer;
import io.swim.job.Finding;
import io.swim.job.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim servers verify}. */
@Command(
    name = "verify",
    description = {
      "Tries distribution servers as an upgrade would use them.",
      "A small file is put there, read back over each protocol, and deleted."
    })
final class ServersVerifyCommand implements Callable<Integer> {
  @ParentCommand @Nullable ServersCommand parent;

  @Parameters(
      paramLabel = "SERVER",
      arity = "0..*",
      description = "Names as swim servers list shows them. Default: all of them")
  List<String> names = List.of();

  @Override
  public Integer call() throws InterruptedException {
    Swim swim = ServersCommand.swim(parent);
    try (Workbench bench = new Workbench(swim)) {
      List<DistributionServer> servers =
          names.isEmpty()
              ? bench.inventory().list()
              : names.stream().distinct().map(bench.inventory()::server).toList();
      if (servers.isEmpty()) {
        throw new BadInput(swim.inventory() + " has no servers (see swim servers add)");
      }
      UpgradeEngine engine = bench.engine();
      Map<DistributionServer, List<Finding>> found = new LinkedHashMap<>();
      for (DistributionServer each : servers) {
        List<Finding> findings = new ArrayList<>(engine.verify(each.id()));
        TftpPorts.finding(each, bench.inventory()).ifPresent(findings::add);
        found.put(each, findings);
      }
      if (swim.json) {
        swim.output.document(json(found));
      } else {
        table(found).printTo(swim.output);
      }
      return found.values().stream().allMatch(each -> worst(each) != Severity.ERROR)
          ? Swim.ALL_SUCCEEDED
          : Swim.NOT_ALL_SUCCEEDED;
    }
  }

  private static Severity worst(List<Finding> findings) {
    return findings.stream()
        .map(Finding::severity)
        .max(Severity::compareTo)
        .orElse(Severity.PASSED);
  }

  private static Table table(Map<DistributionServer, List<Finding>> found) {
    Table table = new Table("NAME", "SEVERITY", "CODE", "FINDING", "REMEDY");
    found.forEach(
        (server, findings) ->
            findings.forEach(
                finding ->
                    table.row(
                        server.id().value(),
                        finding.severity().name(),
                        finding.code(),
                        finding.message(),
                        finding.remedy())));
    return table;
  }

  private static ObjectNode json(Map<DistributionServer, List<Finding>> found) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.set(
        "servers",
        Json.array(
            new ArrayList<>(found.entrySet()),
            each -> {
              ObjectNode server =
                  JsonNodeFactory.instance.objectNode().put("name", each.getKey().id().value());
              server.set("findings", Json.array(each.getValue(), Json::finding));
              return server.put("worst", worst(each.getValue()).name());
            }));
    return document;
  }
}
