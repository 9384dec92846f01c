package io.swim.cli.inventory;

import io.swim.cli.BadInput;
import io.swim.device.DistributionServer;
import io.swim.device.PlatformId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Adds servers to an inventory. Everything else in the file stays as its author wrote it, comments
 * too; what is added is read again before anything is written.
 */
public final class InventoryEditor {
  private static final String INDENT = "  ";

  private final Path file;
  private final Set<PlatformId> platforms;

  /**
   * Of that file.
   *
   * @param platforms the platforms that there are definitions for
   */
  public InventoryEditor(Path file, Set<PlatformId> platforms) {
    this.file = file;
    this.platforms = platforms;
  }

  /**
   * Adds a server after the others.
   *
   * @throws BadInput when there is one of its name, or the file can't be added to
   */
  public void add(NewServer added) {
    InventoryReader reader = new InventoryReader(file, platforms, any -> Optional.of(""));
    String text = reader.text();
    List<DistributionServer> wanted = new ArrayList<>(reader.read(text).list());
    DistributionServer server = added.server();
    if (wanted.stream().anyMatch(each -> each.id().equals(server.id()))) {
      throw new BadInput("server " + server.id() + " is in " + file + " already");
    }
    wanted.add(server);
    String edited = with(text, reader.root(text), added.lines());
    Inventory after;
    try {
      after = reader.read(edited);
    } catch (BadInput e) {
      throw unfit("then " + e.getMessage());
    }
    if (!after.list().equals(wanted)) {
      throw unfit("the servers would be read as " + after.list());
    }
    write(edited);
  }

  private BadInput unfit(String why) {
    return new BadInput("a server can't be added to " + file + ", write it there by hand: " + why);
  }

  private String with(String text, Node root, List<String> entry) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    Optional<NodeTuple> present = tuple(root);
    if (present.isEmpty()) {
      lines.add("");
      lines.add(ServerSections.KEY + ":");
      lines.addAll(indented(entry, INDENT));
    } else if (present.get().getValueNode() instanceof SequenceNode list) {
      if (list.getFlowStyle() != FlowStyle.BLOCK) {
        throw unfit("its servers are in brackets");
      }
      String indent = " ".repeat(list.getStartMark().map(Mark::getColumn).orElseThrow());
      int next = list.getEndMark().map(Mark::getLine).orElseThrow();
      lines.addAll(Math.min(next, lines.size()), indented(entry, indent));
    } else {
      int key = present.get().getKeyNode().getStartMark().map(Mark::getLine).orElseThrow();
      lines.addAll(key + 1, indented(entry, INDENT));
    }
    return String.join("\n", lines) + "\n";
  }

  private static Optional<NodeTuple> tuple(Node root) {
    return ((MappingNode) root)
        .getValue().stream()
            .filter(
                each ->
                    each.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(ServerSections.KEY))
            .findFirst();
  }

  /** As an element of a list. */
  private static List<String> indented(List<String> entry, String indent) {
    List<String> lines = new ArrayList<>();
    for (String line : entry) {
      lines.add(indent + (lines.isEmpty() ? "- " : INDENT) + line);
    }
    return lines;
  }

  /** Nobody ever sees half of it, and those who may not read it still may not. */
  private void write(String text) {
    try {
      Path target = file.toRealPath();
      Path partial = Files.createTempFile(target.getParent(), "inventory", ".partial");
      try {
        Files.writeString(partial, text);
        if (Files.getFileStore(target).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(partial, Files.getPosixFilePermissions(target));
        }
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw new BadInput("inventory " + file + " can't be written: " + e.getMessage(), e);
    }
  }
}
