package io.swim.testkit.portal;

import io.swim.image.Agreement;
import java.util.Map;
import java.util.Objects;

/**
 * An acceptance that the portal got and took.
 *
 * @param clientId whose
 * @param agreement of what
 * @param fields what was sent
 */
public record PortalAcceptance(String clientId, Agreement agreement, Map<String, String> fields) {
  public PortalAcceptance {
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(agreement, "agreement");
    Objects.requireNonNull(fields, "fields");
    fields = Map.copyOf(fields);
  }
}
