package io.swim.testkit.internal.portal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param headers without Content-Length
 * @param body all of it
 */
record PortalReply(int status, Map<String, String> headers, byte[] body) {
  static final JsonMapper JSON = new JsonMapper();

  static PortalReply json(int status, ObjectNode document) {
    return new PortalReply(
        status,
        Map.of("Content-Type", "application/json;charset=UTF-8"),
        document.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** An error code where the whole request is refused. */
  static PortalReply code(String code) {
    ObjectNode document = JSON.createObjectNode();
    put(document, code);
    return json(PortalCodes.status(code), document);
  }

  /** The portal's way to tell a code. */
  static void put(ObjectNode into, String code) {
    into.putObject("exception").put("code", code).put("message", PortalCodes.words(code));
  }

  static PortalReply empty(int status) {
    return new PortalReply(status, Map.of(), new byte[0]);
  }

  static PortalReply text(int status, String type, String text) {
    return new PortalReply(
        status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
  }

  PortalReply with(String header, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new PortalReply(status, all, body);
  }
}
