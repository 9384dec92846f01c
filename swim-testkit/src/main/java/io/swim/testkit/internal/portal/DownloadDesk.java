package io.swim.testkit.internal.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.image.Agreement;
import io.swim.testkit.portal.PortalImage;
import io.swim.testkit.portal.PortalMember;
import io.swim.testkit.portal.PortalMember.Standing;
import java.util.Optional;
import java.util.Set;

/** Says where an image is, or why not. */
record DownloadDesk(PortalState state, FileDesk files) {
  private static final int MOST_IMAGES = 5;

  PortalReply answer(PortalMember member, JsonNode asked) {
    Optional<String> complaint = complaint(asked);
    if (complaint.isPresent()) {
      return PortalReply.code(complaint.get());
    }
    Optional<PortalImage> image = state.shelf().byGuid(asked.get("imageGuids").get(0).asText());
    if (image.isEmpty()) {
      return PortalReply.code("IMAGE_GUID_INVALID");
    }
    Sessions.Session session =
        new Sessions.Session(id(asked, "downloadSessionId"), id(asked, "downloadRetryId"));
    if (!session.session().isEmpty()) {
      Optional<String> wrong = state.sessions().complaint(session.session(), session.retry());
      if (wrong.isPresent()) {
        return PortalReply.code(wrong.get());
      }
    } else {
      session = state.sessions().begin();
    }
    ObjectNode document = document(session, image.get());
    Optional<String> refusal = refusal(member, image.get());
    ObjectNode download = (ObjectNode) document.get("downloads").get(0);
    refusal.ifPresent(code -> PortalReply.put(download, code));
    if (refusal.filter(code -> !code.startsWith("DWLD_WARN")).isEmpty()) {
      download.put("url", files.address(image.get()));
    }
    return PortalReply.json(200, document);
  }

  /** A code beside the image, without an address. */
  PortalReply refused(String code, String guid) {
    ObjectNode document = PortalReply.JSON.createObjectNode();
    document.putArray("downloads").addObject().put("imageGuid", guid);
    PortalReply.put((ObjectNode) document.get("downloads").get(0), code);
    return PortalReply.json(200, document);
  }

  private static ObjectNode document(Sessions.Session session, PortalImage image) {
    ObjectNode document = PortalReply.JSON.createObjectNode();
    document.put("sessionId", session.session()).put("downloadRetryId", session.retry());
    document.putNull("acceptanceForm");
    document
        .putArray("downloads")
        .addObject()
        .put("imageGuid", image.guid())
        .put("imageName", image.fileName())
        .putNull("url");
    return document;
  }

  private static String id(JsonNode asked, String name) {
    return asked.path(name).asText("");
  }

  private Optional<String> complaint(JsonNode asked) {
    if (id(asked, "pid").isEmpty()) {
      return Optional.of("PID_MISSING");
    }
    String search = id(asked, "metadataTransId");
    if (search.isEmpty()) {
      return Optional.of("MTRANSID_MISSING");
    }
    if (!state.searches().isGood(search)) {
      return Optional.of(state.searches().isOver(search) ? "MTRANSID_EXPIRED" : "INVALID_MTRANSID");
    }
    JsonNode guids = asked.path("imageGuids");
    if (!guids.isArray() || guids.isEmpty()) {
      return Optional.of("IMAGE_GUID_MISSING");
    }
    return guids.size() > MOST_IMAGES ? Optional.of("IMAGE_LIMIT_EXCEEDED") : Optional.empty();
  }

  private Optional<String> refusal(PortalMember member, PortalImage image) {
    if (member.standing() == Standing.NO_CONTRACT) {
      return Optional.of("CONTRACT_NOT_AUTH");
    }
    Set<Agreement> open = state.members().open(member);
    if (!image.isEncrypted()) {
      open.remove(Agreement.STRONG_ENCRYPTION);
    }
    if (open.size() == 2) {
      return Optional.of("K9_EULA_FORM_AR");
    }
    if (!open.isEmpty()) {
      return Optional.of(open.contains(Agreement.EULA) ? "EULA_FORM_AR" : "K9_FORM_AR");
    }
    return member.standing() == Standing.DOUBTED ? Optional.of("DWLD_WARN") : Optional.empty();
  }
}
