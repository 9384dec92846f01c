package io.swim.testkit.internal.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.image.Agreement;
import io.swim.testkit.portal.PortalMember;
import io.swim.testkit.portal.PortalRequest;
import io.swim.testkit.portal.PortalStep;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the portal answers when nothing goes wrong. */
final class PortalRoutes {
  private static final int LIFETIME_SECONDS = 3599;

  private final PortalState state;
  private final MetadataDesk metadata;
  private final DownloadDesk downloads;

  PortalRoutes(PortalState state, FileDesk files) {
    this.state = state;
    this.metadata = new MetadataDesk(state);
    this.downloads = new DownloadDesk(state, files);
  }

  static Optional<PortalStep> step(String target) {
    if (target.startsWith("/oauth2/token")) {
      return Optional.of(PortalStep.TOKEN);
    } else if (target.startsWith("/software/v4.0/metadata/")) {
      return Optional.of(PortalStep.METADATA);
    } else if (target.startsWith("/software/v4.0/download/")) {
      return Optional.of(PortalStep.DOWNLOAD);
    } else if (target.startsWith("/software/v4.0/compliance/")) {
      return Optional.of(PortalStep.AGREEMENT);
    }
    return target.startsWith("/files/") ? Optional.of(PortalStep.FILE) : Optional.empty();
  }

  /** Answers all but files. */
  PortalReply answer(PortalRequest request, String body) {
    if (request.step() == PortalStep.TOKEN) {
      return token(form(body));
    }
    String bearer = request.headers().getOrDefault("authorization", "").replace("Bearer ", "");
    Optional<PortalMember> member = state.members().byToken(bearer);
    if (member.isEmpty()) {
      return PortalReply.empty(403).with("X-Mashery-Error-Code", "ERR_403_NOT_AUTHORIZED");
    }
    JsonNode asked;
    try {
      asked = PortalReply.JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return PortalReply.empty(415);
    }
    return switch (request.target().replace("/software/v4.0", "")) {
      case "/metadata/pidrelease" -> metadata.byRelease(asked);
      case "/metadata/pidimage" -> metadata.byName(asked);
      case "/download/pidimage" -> downloads.answer(member.get(), asked);
      case "/compliance/eula" -> accept(member.get(), Agreement.EULA, asked);
      case "/compliance/k9" -> accept(member.get(), Agreement.STRONG_ENCRYPTION, asked);
      default -> PortalReply.empty(596);
    };
  }

  /** That code, where the portal tells it. */
  PortalReply refused(PortalRequest request, String code) {
    if (request.step() != PortalStep.DOWNLOAD || !PortalCodes.isOfOneImage(code)) {
      return PortalReply.code(code);
    }
    try {
      JsonNode guids = PortalReply.JSON.readTree(request.body()).path("imageGuids");
      return downloads.refused(code, guids.path(0).asText());
    } catch (JsonProcessingException e) {
      return PortalReply.empty(415);
    }
  }

  private PortalReply token(Map<String, String> form) {
    Optional<String> token = state.members().token(form);
    ObjectNode document = PortalReply.JSON.createObjectNode();
    if (token.isEmpty()) {
      document.put("error", "invalid_client");
      document.put("error_description", "No such client, or not with " + form.get("client_secret"));
      return PortalReply.json(401, document);
    }
    document.put("access_token", token.get()).put("token_type", "Bearer");
    return PortalReply.json(200, document.put("expires_in", LIFETIME_SECONDS));
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  private PortalReply accept(PortalMember member, Agreement agreement, JsonNode asked) {
    Map<String, String> fields = new HashMap<>();
    asked.properties().forEach(each -> fields.put(each.getKey(), each.getValue().asText()));
    boolean encryption = agreement == Agreement.STRONG_ENCRYPTION;
    if (!"Accepted".equals(fields.get("status"))
        || !fields.containsKey("fileNames")
        || (encryption && !(fields.containsKey("confirm") && fields.containsKey("busFunction")))) {
      return PortalReply.code("INVALID_INPUT");
    }
    if (encryption && member.standing() == PortalMember.Standing.NOT_ELIGIBLE) {
      return PortalReply.code("K9_REJECTED");
    }
    state.members().accept(member, agreement, fields);
    ObjectNode document = PortalReply.JSON.createObjectNode();
    return PortalReply.json(200, document.put("statusCode", "0").put("statusMessage", "Success"));
  }
}
