package io.swim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes the inventory of simulated devices; nobody ever sees half of it. */
final class InventoryWriter {
  private final StringBuilder text = new StringBuilder();

  /** One line, indented by two blanks a level. */
  InventoryWriter line(int level, String line) {
    text.append("  ".repeat(level)).append(line).append('\n');
    return this;
  }

  void write(Path file) {
    Path target = file.toAbsolutePath();
    try {
      Path partial = Files.createTempFile(target.getParent(), "inventory", ".partial");
      try {
        Files.writeString(partial, text);
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw new BadInput("inventory " + file + " can't be written: " + Words.because(e), e);
    }
  }
}
