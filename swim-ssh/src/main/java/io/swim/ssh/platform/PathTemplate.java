package io.swim.ssh.platform;

import io.swim.device.FlashPath;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the path of a file on a device is written.
 *
 * @param text with {@code {path}}, {@code {fileSystem}} and {@code {file}} in it
 */
public record PathTemplate(String text) {
  /** {@code flash:x}. */
  public static final PathTemplate PLAIN = new PathTemplate("{path}");

  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");
  private static final Set<String> PLACES = Set.of("path", "fileSystem", "file");

  static PathTemplate read(Yaml yaml) {
    String text = yaml.text();
    Matcher places = PLACE.matcher(text);
    boolean named = false;
    while (places.find()) {
      if (!PLACES.contains(places.group(1))) {
        throw yaml.error(
            "no value '" + places.group() + "'; there are {path}, {fileSystem} and {file}");
      }
      named = named || !places.group(1).equals("fileSystem");
    }
    if (!named) {
      throw yaml.error("every file would have the same name: {path} or {file} is missing");
    }
    if (places.replaceAll("").matches(".*[{}].*")) {
      throw yaml.error("a brace that is not closed or not opened");
    }
    return new PathTemplate(text);
  }

  /** The path of that file. */
  public String of(FlashPath file) {
    // One pass: what is filled in is not looked at again.
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', from)) {
      int end = text.indexOf('}', at);
      filled.append(text, from, at).append(value(text.substring(at + 1, end), file));
      from = end + 1;
    }
    return filled.append(text.substring(from)).toString();
  }

  private static String value(String name, FlashPath file) {
    return switch (name) {
      case "path" -> file.toString();
      case "fileSystem" -> file.fileSystem();
      case "file" -> file.file();
      default -> throw new IllegalStateException("the reader lets no {" + name + "} through");
    };
  }
}
