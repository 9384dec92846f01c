package io.swim.ssh.platform;

import io.swim.device.TransferProtocol;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads what a platform's own file servers take. */
final class PushReader {
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
      return new PushRule(PathTemplate.read(yaml), "PUT");
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
    return new PushRule(PathTemplate.read(yaml.get("path")), method);
  }
}
