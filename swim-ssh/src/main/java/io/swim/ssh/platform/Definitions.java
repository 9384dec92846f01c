package io.swim.ssh.platform;

import io.swim.device.PlatformId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Platform definitions that know each other. Immutable. */
public final class Definitions {
  private final Known base;
  private final Map<PlatformId, Known> all;

  private Definitions(Known base, Map<PlatformId, Known> all) {
    this.base = base;
    this.all = Collections.unmodifiableMap(all);
  }

  /**
   * None yet.
   *
   * @param file name of a definition that others may extend, and that is none of these itself
   * @param text YAML
   * @throws io.swim.fault.SwimException CONFIGURATION, with file, line and rule, when it makes no
   *     sense
   */
  public static Definitions of(String file, String text) {
    Yaml yaml = Yaml.read(file, text);
    return new Definitions(new Known(DefinitionReader.read(yaml, yaml), yaml), Map.of());
  }

  /** The definition that is none of these, but that they may extend. */
  public PlatformDefinition base() {
    return base.definition();
  }

  /** A definition, and the text that others may extend. */
  private record Known(PlatformDefinition definition, Yaml yaml) {}

  /**
   * These and one more, which may extend one of these; one of the same id takes the place of the
   * old one. Those that extended the old one stay as they are.
   *
   * @param file name, for messages
   * @param text YAML
   * @throws io.swim.fault.SwimException CONFIGURATION, with file, line and rule, when it makes no
   *     sense
   */
  public Definitions with(String file, String text) {
    Yaml own = Yaml.read(file, text);
    Yaml extended = own.find("extends");
    Yaml whole = extended == null ? own : own.over(extended(extended));
    PlatformDefinition added;
    try {
      added = DefinitionReader.read(whole, own);
    } catch (StackOverflowError e) {
      throw own.error("is nested too deeply");
    }
    Map<PlatformId, Known> more = new LinkedHashMap<>(all);
    checkNames(added, own, more.values());
    more.put(added.id(), new Known(added, whole));
    return new Definitions(base, more);
  }

  /**
   * Which platform a text defines, whatever else is in it.
   *
   * @throws io.swim.fault.SwimException CONFIGURATION, with file, line and rule, when it tells none
   */
  public static PlatformId idOf(String file, String text) {
    return DefinitionReader.id(Yaml.read(file, text).get("id"));
  }

  private Yaml extended(Yaml named) {
    return Stream.concat(all.values().stream(), Stream.of(base))
        .filter(each -> each.definition().id().value().equals(named.text()))
        .findFirst()
        .map(Known::yaml)
        .orElseThrow(
            () ->
                named.error(
                    "no definition '" + named.text() + "'; there are " + ids(all.keySet())));
  }

  private static void checkNames(PlatformDefinition added, Yaml own, Collection<Known> others) {
    for (Known other : others) {
      PlatformDefinition its = other.definition();
      if (its.id().equals(added.id())) {
        continue;
      }
      Predicate<String> isTaken = name -> isNamed(its, name);
      if (isTaken.test(added.id().value())) {
        throw own.get("id").error("is another name of " + its.id() + " already");
      }
      for (Yaml name : own.list("names")) {
        if (isTaken.test(name.text())) {
          throw name.error("'" + name.text() + "' is a name of " + its.id() + " already");
        }
      }
    }
  }

  /** The definition of that id or of that other name; upper and lower case are one. */
  public Optional<PlatformDefinition> named(String name) {
    return definitions().stream().filter(each -> isNamed(each, name)).findFirst();
  }

  private static boolean isNamed(PlatformDefinition definition, String name) {
    return definition.id().value().equals(name.toLowerCase(Locale.ROOT))
        || definition.names().stream().anyMatch(each -> each.equalsIgnoreCase(name));
  }

  /** The definition of that platform. */
  public Optional<PlatformDefinition> find(PlatformId platform) {
    return Optional.ofNullable(all.get(platform)).map(Known::definition);
  }

  /** All of them, in the order in which they were added. */
  public List<PlatformDefinition> definitions() {
    return all.values().stream().map(Known::definition).toList();
  }

  private static List<String> ids(Collection<PlatformId> platforms) {
    return platforms.stream().map(PlatformId::value).toList();
  }
}
