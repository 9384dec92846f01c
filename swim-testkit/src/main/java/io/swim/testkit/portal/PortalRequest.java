package io.swim.testkit.portal;

import java.util.Map;
import java.util.Objects;

/**
 * A request that the portal got.
 *
 * @param step what it is for
 * @param host the address that took it
 * @param method such as POST
 * @param target path and query
 * @param headers names in lower case
 * @param body as text; empty for TOKEN
 */
public record PortalRequest(
    PortalStep step,
    String host,
    String method,
    String target,
    Map<String, String> headers,
    String body) {
  public PortalRequest {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(body, "body");
    headers = Map.copyOf(headers);
  }

  /** Without headers and query, which hold secrets. */
  @Override
  public String toString() {
    return step + ": " + method + " " + target.replaceAll("\\?.*", "") + " at " + host;
  }
}
