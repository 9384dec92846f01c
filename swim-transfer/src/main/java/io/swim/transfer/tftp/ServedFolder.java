package io.swim.transfer.tftp;

import io.swim.image.ImageContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A folder that anybody may read. Nothing outside it is reachable, by name or by link. */
final class ServedFolder {
  private final Path root;

  ServedFolder(Path folder) throws IOException {
    this.root = folder.toRealPath();
  }

  /** The file of that name; empty when there is none, or none that may be read. */
  Optional<ImageContent> open(String name) {
    try {
      Optional<Path> file = resolve(name);
      return file.isPresent() ? Optional.of(ImageContent.of(file.get())) : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<Path> resolve(String name) throws IOException {
    String relative = name;
    while (relative.startsWith("/")) {
      relative = relative.substring(1);
    }
    if (relative.isEmpty() || relative.indexOf('\\') >= 0) {
      return Optional.empty();
    }
    for (Path part : Path.of(relative)) {
      if (part.toString().equals("..")) {
        return Optional.empty();
      }
    }
    Path real = root.resolve(relative).toRealPath();
    return real.startsWith(root) && Files.isRegularFile(real)
        ? Optional.of(real)
        : Optional.empty();
  }
}
