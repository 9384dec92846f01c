package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/writing-a-platform.md shows is what one gets. */
class WalkThroughTest {
  private static final Path PAGE = Path.of("../../docs/writing-a-platform.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)   ```(?:yaml)?\n(.*?)\n   ```");

  @TempDir Path folder;

  private static List<String> blocks() throws IOException {
    String page = Files.readString(PAGE);
    String section = page.substring(0, page.indexOf("\n## Version schemes"));
    return BLOCK.matcher(section).results().map(each -> each.group(1).stripIndent()).toList();
  }

  private List<String> check(String definition, String session) throws IOException {
    Path acme = Files.writeString(folder.resolve("acme.yaml"), definition);
    Path said = Files.writeString(folder.resolve("session.txt"), session);
    return lines(Ran.swim("platform", "check", acme + "", said + "").out());
  }

  private static List<String> lines(String text) {
    return text.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  @Test
  void theDefinitionBecomesWhatTheSessionNeeds() throws IOException {
    List<String> blocks = blocks();
    assertThat(blocks).hasSize(5);
    String session = blocks.get(0);
    String begun = blocks.get(1) + "\n";

    assertThat(check(begun, session)).containsSubsequence(lines(blocks.get(2)));
    assertThat(check(begun + blocks.get(3) + "\n", session))
        .containsSubsequence(lines(blocks.get(4)));
  }
}
