package io.swim.testkit.internal.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.testkit.portal.PortalImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks up images, a page at a time. */
record MetadataDesk(PortalState state) {
  private static final int MOST_NAMES = 5;
  private static final Set<String> OF_THE_RELEASE = Set.of("fcsDate", "fieldNotice", "message");

  PortalReply byRelease(JsonNode asked) {
    String product = asked.path("pid").asText();
    if (product.isEmpty()) {
      return PortalReply.code("PID_MISSING");
    }
    if (asked.path("currentReleaseVersion").asText().isEmpty()) {
      return PortalReply.code("CUR_REL_MISSING");
    }
    if (asked.path("outputReleaseVersion").asText().isEmpty()) {
      return PortalReply.code("OUT_REL_MISSING");
    }
    if (!state.shelf().hasProduct(product)) {
      return PortalReply.code("PID_INVALID");
    }
    return page(
        product,
        asked,
        state
            .shelf()
            .releases(
                product,
                asked.get("currentReleaseVersion").asText(),
                asked.get("outputReleaseVersion").asText()));
  }

  PortalReply byName(JsonNode asked) {
    String product = asked.path("pid").asText();
    if (product.isEmpty()) {
      return PortalReply.code("PID_MISSING");
    }
    if (!asked.path("imageNames").isArray() || asked.path("imageNames").isEmpty()) {
      return PortalReply.code("IMG_NM_MISSING");
    }
    if (asked.get("imageNames").size() > MOST_NAMES) {
      return PortalReply.code("IMAGE_LIMIT_EXCEEDED");
    }
    List<String> names = new ArrayList<>();
    asked.get("imageNames").forEach(name -> names.add(name.asText()));
    return page(product, asked, state.shelf().named(product, names));
  }

  private PortalReply page(String product, JsonNode asked, List<PortalImage> images) {
    if (images.isEmpty()) {
      return PortalReply.code("NO_DATA_FOUND");
    }
    int size = Math.min(state.shelf().perPage(), asked.path("perPage").asInt(25));
    int last = (images.size() + size - 1) / size;
    int page = Math.max(1, asked.path("pageIndex").asInt(1));
    ObjectNode document = PortalReply.JSON.createObjectNode();
    List<PortalImage> shown =
        images.subList(
            Math.min((page - 1) * size, images.size()), Math.min(page * size, images.size()));
    document
        .putObject("pagination")
        .put("pageIndex", page)
        .put("lastIndex", last)
        .put("totalRecords", images.size())
        .put("pageRecords", shown.size());
    document.put("metadataTransId", state.searches().grant());
    ObjectNode metadata = document.putArray("metadata").addObject().put("pid", product);
    shown.forEach(image -> put(metadata, image));
    return PortalReply.json(200, document);
  }

  /** An image in its place: product, software type, operating system, release. */
  private static void put(ObjectNode metadata, PortalImage image) {
    ObjectNode release =
        metadata
            .withArray("products")
            .addObject()
            .put("mdfId", image.mdfId())
            .put("mdfConceptName", image.product())
            .putArray("softwareTypes")
            .addObject()
            .put("softwareTypeId", "280805680")
            .put("softwareTypeName", "IOS Software")
            .putArray("operatingSystems")
            .addObject()
            .put("name", "IOS")
            .putArray("releases")
            .addObject()
            .put("version", image.release())
            .put("fcsDate", "2019-03-29 00:00:00.0");
    ObjectNode node = release.putArray("images").addObject().put("name", image.fileName());
    for (Map.Entry<String, Optional<String>> field : image.fields().entrySet()) {
      ObjectNode at = OF_THE_RELEASE.contains(field.getKey()) ? release : node;
      if (field.getKey().equals("exception")) {
        field.getValue().ifPresent(code -> PortalReply.put(node, code));
      } else {
        at.put(field.getKey(), field.getValue().orElse(null));
      }
    }
  }
}
