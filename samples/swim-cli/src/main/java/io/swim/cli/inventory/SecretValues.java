package io.swim.cli.inventory;

import io.swim.device.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Secrets of the inventory: the text itself, or where it is: {@code {env: NAME}} or {@code {file:
 * PATH}}.
 */
final class SecretValues {
  private static final Set<String> PLACES = Set.of("env", "file");

  private final Path folder;
  private final Function<String, Optional<String>> environment;

  /**
   * Reads where they are.
   *
   * @param folder that files are found from
   */
  SecretValues(Path folder, Function<String, Optional<String>> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** The secret at a key, if there is one. */
  Optional<Secret> of(Section section, String key) {
    if (!section.isMapping(key)) {
      return section.text(key).map(Secret::of);
    }
    Section place = section.alone(key, PLACES);
    if (place.keys().size() != 1) {
      throw section.wrong(key, key + " is either in env: NAME or in file: PATH");
    }
    return Optional.of(
        Secret.of(place.keys().get(0).equals("env") ? variable(place) : content(place)));
  }

  /** The secret at a key that must be there. */
  Secret required(Section section, String key) {
    if (!section.isMapping(key)) {
      return Secret.of(section.required(key));
    }
    return of(section, key).orElseThrow();
  }

  private String variable(Section place) {
    String name = place.required("env");
    return environment
        .apply(name)
        .orElseThrow(() -> place.wrong("env", "the environment variable " + name + " is not set"));
  }

  /** Without the line end that editors put there. */
  private String content(Section place) {
    String name = place.required("file");
    try {
      return Files.readString(folder.resolve(name)).replaceFirst("\\R\\z", "");
    } catch (IOException | InvalidPathException e) {
      throw place.wrong("file", "the file " + name + " can't be read");
    }
  }
}
