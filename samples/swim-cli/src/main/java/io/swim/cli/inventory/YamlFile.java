package io.swim.cli.inventory;

import io.swim.cli.BadInput;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads a file in YAML that may hold secrets. */
final class YamlFile {
  private static final int MAX_CHARACTERS = 256 << 20;

  private YamlFile() {}

  /** The top of the file; {@code what} it is, such as inventory. */
  static Node top(Path path, String what) {
    return root(path.toString(), text(path, what));
  }

  static String text(Path path, String what) {
    try {
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw new BadInput("there is no " + what + " " + path, e);
    } catch (CharacterCodingException e) {
      throw new BadInput(path + ": is not in UTF-8", e);
    } catch (IOException e) {
      throw new BadInput(path + " can't be read: " + e.getMessage(), e);
    }
  }

  /** The text of a syntax error shows lines of the file, secrets too: only its cause is told. */
  static Node root(String file, String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(MAX_CHARACTERS).build();
    try {
      return new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text)))
          .getSingleNode()
          .filter(node -> !node.getTag().equals(Tag.NULL))
          .orElseThrow(() -> Section.complaint(file, Optional.empty(), "is empty"));
    } catch (MarkedYamlEngineException e) {
      throw Section.complaint(
          file,
          e.getProblemMark().map(mark -> mark.getLine() + 1),
          "is no YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new BadInput(file + ": is no YAML", e);
    } catch (StackOverflowError e) {
      throw new BadInput(file + ": is nested too deeply", e);
    }
  }
}
