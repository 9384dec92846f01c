package io.swim.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.fault.CatalogueException;
import io.swim.image.CatalogueImage;
import io.swim.image.CatalogueImage.Told;
import io.swim.image.CatalogueImageId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** How images of a portal are written, for people and as JSON. */
final class PortalWords {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PortalWords() {}

  static String of(CatalogueException e) {
    return e.getMessage()
        + (e.code().isEmpty() ? "" : " (" + e.code() + ")")
        + (e.vendorWords().isEmpty() ? "" : ": " + e.vendorWords())
        + e.retryAfter().map(wait -> "; again in " + Words.seconds(wait)).orElse("");
  }

  static String told(Told told) {
    return told == Told.NOTHING ? "-" : told.name().toLowerCase(Locale.ROOT);
  }

  static String size(OptionalLong bytes) {
    return bytes.isPresent() ? Words.bytes(bytes.getAsLong()) : "-";
  }

  static CatalogueImageId id(String text) {
    try {
      return CatalogueImageId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage(), e);
    }
  }

  static ObjectNode document(List<CatalogueImage> images) {
    ObjectNode document = NODES.objectNode();
    ArrayNode array = document.putArray("images");
    images.forEach(each -> array.add(node(each)));
    return document;
  }

  private static ObjectNode node(CatalogueImage image) {
    ObjectNode node = NODES.objectNode().put("id", image.id().toString());
    node.put("fileName", image.fileName()).put("version", image.version());
    node.put("description", image.description());
    node.put("released", image.released().map(LocalDate::toString).orElse(null));
    number(node, "sizeBytes", image.sizeBytes());
    ObjectNode digests = node.putObject("digests");
    image.digests().forEach(each -> digests.put(each.algorithm().jcaName(), each.hex()));
    node.put("platform", image.platform()).put("featureSet", image.featureSet());
    number(node, "minRamBytes", image.requirements().minRamBytes());
    number(node, "minFlashBytes", image.requirements().minFlashBytes());
    told(node, "eula", image.terms().eula());
    told(node, "strongEncryption", image.terms().strongEncryption());
    told(node, "entitled", image.terms().entitled());
    ArrayNode notices = node.putArray("notices");
    image.notices().forEach(notices::add);
    return node;
  }

  private static void told(ObjectNode node, String key, Told told) {
    if (told == Told.NOTHING) {
      node.putNull(key);
    } else {
      node.put(key, told == Told.YES);
    }
  }

  private static void number(ObjectNode node, String key, OptionalLong value) {
    if (value.isPresent()) {
      node.put(key, value.getAsLong());
    } else {
      node.putNull(key);
    }
  }
}
