package io.swim.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.device.PlatformId;
import io.swim.spi.CliAnswer;
import io.swim.ssh.Platforms;
import io.swim.ssh.TranscriptFinding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim platform check}. */
@Command(
    name = "check",
    description = {
      "Reads a definition, and replays recorded sessions against it. Sends nothing.",
      "Each line tells where in the session something stands, and what the definition makes of it:"
          + " prompts, commands, outputs with their fields, questions with who answers them, pagers,"
          + " lines that say no. What it does not know has a ! in front."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all is known",
      "1:something is not known, or can't be read",
      "2:usage, or a definition that makes no sense"
    })
final class PlatformCheckCommand implements Callable<Integer> {
  @ParentCommand @Nullable PlatformCommand parent;

  @Parameters(index = "0", paramLabel = "FILE", description = "The definition, in YAML.")
  Path definition = Path.of(".");

  @Parameters(
      index = "1..*",
      paramLabel = "TRANSCRIPT",
      description =
          "A session as a terminal showed it: prompts with what was typed behind them, and below"
              + " each what was printed. - reads one.")
  List<String> transcripts = List.of();

  @Override
  public Integer call() throws IOException {
    Swim swim = PlatformCommand.swim(parent);
    Platforms platforms;
    PlatformId id;
    try {
      platforms = swim.platforms().with(definition);
      id = Platforms.idOf(definition);
    } catch (IOException e) {
      throw new BadInput(definition + " can't be read: " + Words.because(e), e);
    }
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("definition", definition.toString()).put("platform", id.value());
    ArrayNode sessions = document.putArray("transcripts");
    if (!swim.json) {
      swim.output.line(definition + ": a definition of " + id);
    }
    boolean allKnown = true;
    for (String each : transcripts) {
      String text = PlatformParseCommand.text(each, swim.output);
      List<TranscriptFinding> findings = platforms.review(id.value(), text);
      boolean known = findings.stream().allMatch(TranscriptFinding::known);
      allKnown &= known;
      if (swim.json) {
        ObjectNode session = sessions.addObject().put("file", each).put("allKnown", known);
        session.set("findings", Json.array(findings, PlatformCheckCommand::json));
      } else {
        print(each, findings, swim.output);
      }
    }
    if (swim.json) {
      swim.output.document(document.put("allKnown", allKnown));
    }
    return allKnown ? Swim.ALL_SUCCEEDED : Swim.NOT_ALL_SUCCEEDED;
  }

  private static String word(TranscriptFinding finding) {
    return finding.kind().name().toLowerCase(Locale.ROOT);
  }

  private static void print(String file, List<TranscriptFinding> findings, Output output) {
    output.line("");
    output.line(file);
    for (TranscriptFinding each : findings) {
      output.line(
          "%s %5d  %-9s  %s"
              .formatted(
                  each.known() ? " " : "!",
                  each.line(),
                  word(each),
                  each.meaning().isEmpty()
                      ? brief(each.text())
                      : brief(each.text()) + ": " + each.meaning()));
      each.answer().ifPresent(answer -> fields(answer).forEach(output::line));
    }
    long unknown = findings.stream().filter(each -> !each.known()).count();
    output.line(unknown == 0 ? "all is known" : unknown + " not known");
  }

  private static List<String> fields(CliAnswer answer) {
    List<String> lines = new ArrayList<>();
    ParsedJson.document(answer)
        .properties()
        .forEach(each -> lines.add(" ".repeat(20) + each.getKey() + " = " + each.getValue()));
    return lines;
  }

  private static String brief(String text) {
    String shown = text.replaceAll("\\p{Cntrl}", "?");
    return shown.length() > 80 ? shown.substring(0, 80) + "..." : shown;
  }

  private static ObjectNode json(TranscriptFinding finding) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("line", finding.line()).put("kind", word(finding)).put("known", finding.known());
    node.put("text", finding.text()).put("meaning", finding.meaning());
    finding.answer().ifPresent(answer -> node.set("fields", ParsedJson.document(answer)));
    return node;
  }
}
