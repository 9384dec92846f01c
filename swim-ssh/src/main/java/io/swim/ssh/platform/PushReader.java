package io.swim.ssh.platform;

import io.swim.device.TransferProtocol;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a platform's own file servers take. */
final class PushReader {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");
  private static final Set<String> PLACES = Set.of("path", "fileSystem", "file");
  private static final List<String> METHODS = List.of("PUT", "POST");

  private PushReader() {}

  static Map<TransferProtocol, PushRule> rules(Yaml top) {
    Map<TransferProtocol, PushRule> rules = new EnumMap<>(TransferProtocol.class);
    Yaml push = top.find("push");
    if (push != null) {
      push.allowing("scp", "sftp", "ftp", "http", "https");
      for (TransferProtocol protocol : TransferProtocol.values()) {
        Yaml rule = push.find(protocol.scheme());
        if (rule != null) {
          rules.put(protocol, rule(protocol, rule));
        }
      }
    }
    return rules;
  }

  /** A text is a path. */
  private static PushRule rule(TransferProtocol protocol, Yaml yaml) {
    if (!yaml.isMapping()) {
      return new PushRule(path(yaml), "PUT");
    }
    boolean http = protocol == TransferProtocol.HTTP || protocol == TransferProtocol.HTTPS;
    if (http) {
      yaml.allowing("path", "method");
    } else {
      yaml.allowing("path");
    }
    String method = yaml.text("method", "PUT");
    if (!METHODS.contains(method)) {
      throw yaml.get("method").error("'" + method + "' is none of " + METHODS);
    }
    return new PushRule(path(yaml.get("path")), method);
  }

  private static String path(Yaml yaml) {
    String path = yaml.text();
    Matcher places = PLACE.matcher(path);
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
    return path;
  }
}
