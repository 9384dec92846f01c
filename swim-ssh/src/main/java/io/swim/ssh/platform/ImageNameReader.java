package io.swim.ssh.platform;

import io.swim.image.ImageKind;
import io.swim.ssh.reading.GroupNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how the files of a platform are named. Errors name file, line and rule. */
final class ImageNameReader {
  private static final Pattern WORD = ImageName.GROUP;
  private static final String VERSION = "{version}";

  private ImageNameReader() {}

  static List<ImageName> names(Yaml top) {
    Yaml images = top.find("images");
    if (images == null) {
      return List.of();
    }
    images.allowing("words", "files", "hardware");
    Map<String, String> words = new LinkedHashMap<>();
    if (images.find("words") != null) {
      images.get("words").entries().forEach((name, yaml) -> words.put(name, expanded(yaml, words)));
    }
    List<ImageName> names = new ArrayList<>();
    for (Yaml file : images.get("files").list()) {
      file.allowing("name", "kind", "version");
      file.get("name").list().forEach(name -> names.add(name(file, name, words)));
    }
    return names;
  }

  /** Models, and what else devices call themselves, by the family of images. */
  static Map<String, Pattern> hardware(Yaml top) {
    Yaml images = top.find("images");
    return images == null ? Map.of() : byFamily(images, "hardware");
  }

  /** An expression for each family of images, by its name in lower case. */
  static Map<String, Pattern> byFamily(Yaml parent, String name) {
    Map<String, Pattern> all = new LinkedHashMap<>();
    Yaml families = parent.find(name);
    if (families != null) {
      families
          .entries()
          .forEach(
              (family, yaml) ->
                  all.put(
                      family.toLowerCase(Locale.ROOT),
                      Values.pattern(yaml, Pattern.CASE_INSENSITIVE)));
    }
    return all;
  }

  private static ImageName name(Yaml file, Yaml name, Map<String, String> words) {
    file.get("kind");
    ImageKind kind = Values.oneOf(ImageKind.class, file, "kind").orElseThrow();
    Pattern pattern = Values.pattern(name, expanded(name, words), Pattern.CASE_INSENSITIVE);
    String version = file.text("version", VERSION);
    Matcher groups = ImageName.GROUP.matcher(version);
    List<String> known = GroupNames.of(pattern);
    while (file.find("version") != null && groups.find()) {
      if (!known.contains(groups.group(1))) {
        throw file.get("version").error("no group '" + groups.group(1) + "' in " + name.text());
      }
    }
    return new ImageName(pattern, kind, version);
  }

  /** With what its words stand for. Words may be made of those above them. */
  private static String expanded(Yaml yaml, Map<String, String> words) {
    String whole =
        WORD.matcher(yaml.text())
            .replaceAll(
                found -> {
                  String meant = words.get(found.group(1));
                  if (meant == null) {
                    throw yaml.error(
                        "no word '" + found.group(1) + "' above it; there are " + words.keySet());
                  }
                  return Matcher.quoteReplacement(meant);
                });
    if (whole.length() > Bounds.LONGEST_TEXT) {
      throw yaml.error("with its words it has more than " + Bounds.LONGEST_TEXT + " characters");
    }
    return whole;
  }
}
