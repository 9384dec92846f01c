package io.swim.ssh.platform;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.VersionScheme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The version schemes that come with SWIM, by name. Thread-safe; each is read when first asked for.
 */
public final class VersionSchemes {
  private static final List<String> FILES =
      List.of(
          "aireos",
          "asa",
          "comware",
          "dotted",
          "eos",
          "ios",
          "iosxe",
          "iosxr",
          "junos",
          "nxos",
          "routeros",
          "vrp");

  private static final List<VersionScheme> BUILT_IN =
      List.of(VersionScheme.GENERIC, VersionScheme.SEMANTIC);

  private static final Map<String, VersionScheme> READ = new ConcurrentHashMap<>();

  private VersionSchemes() {}

  /** The scheme of that name. */
  public static Optional<VersionScheme> find(String name) {
    if (FILES.contains(name)) {
      return Optional.of(READ.computeIfAbsent(name, VersionSchemes::bundled));
    }
    return BUILT_IN.stream().filter(each -> each.id().equals(name)).findFirst();
  }

  /**
   * The scheme of that name.
   *
   * @throws SwimException CONFIGURATION, when there is none
   */
  public static VersionScheme get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new SwimException(
                    ErrorCode.CONFIGURATION,
                    "no version scheme '" + name + "'; there are " + names()));
  }

  /** All names, in order. */
  public static List<String> names() {
    return Stream.concat(FILES.stream(), BUILT_IN.stream().map(VersionScheme::id))
        .sorted()
        .toList();
  }

  private static VersionScheme bundled(String name) {
    String file = name + ".yaml";
    return VersionSchemeReader.read(file, BundledText.of("/versions/" + file));
  }
}
