package io.swim.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.ImportedBundle;
import io.swim.image.Digest;
import io.swim.image.ImageBundle;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How images are shown. */
final class ImageText {
  private ImageText() {}

  static Table table(List<SoftwareImage> images) {
    Table table = new Table("ID", "PLATFORM", "KIND", "VERSION", "FAMILY", "BYTES", "DESCRIPTION");
    images.forEach(
        image ->
            table.row(
                image.id().value(),
                image.platform().value(),
                image.kind().name(),
                image.version(),
                image.family().isEmpty() ? "-" : image.family(),
                Long.toString(image.sizeBytes()),
                oneLine(image.description())));
    return table;
  }

  /** All that is known of it, a line each. */
  static List<String> lines(SoftwareImage image) {
    return Stream.concat(
            Stream.of(
                line("id", image.id().value()),
                line("file", image.fileName()),
                line("platform", image.platform().value()),
                line("kind", image.kind().name()),
                line("version", image.version()),
                line("family", image.family()),
                line("feature set", image.featureSet()),
                line("bytes", Long.toString(image.sizeBytes())),
                line("needs RAM", bytes(image.requirements().minRamBytes())),
                line("needs flash", bytes(image.requirements().minFlashBytes())),
                line("needs ROM", image.requirements().minBootRom().orElse("")),
                line("imported", image.importedAt().toString()),
                line("description", oneLine(image.description())),
                line("notes", oneLine(image.usageNotes()))),
            image.digests().stream()
                .map(digest -> line(digest.algorithm().jcaName(), digest.hex())))
        .toList();
  }

  static String line(String key, String value) {
    return "%-12s %s".formatted(key, value.isEmpty() ? "-" : value);
  }

  static String bytes(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() + " bytes" : "";
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }

  static ObjectNode json(List<SoftwareImage> images) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.set("images", Json.array(images, ImageText::json));
    return document;
  }

  static ObjectNode json(SoftwareImage image) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", image.id().value());
    node.put("fileName", image.fileName()).put("platform", image.platform().value());
    node.put("kind", image.kind().name()).put("version", image.version());
    node.put("family", image.family()).put("featureSet", image.featureSet());
    node.put("sizeBytes", image.sizeBytes());
    node.set("digests", digests(image.digests()));
    requirements(node, image.requirements());
    node.put("description", image.description()).put("usageNotes", image.usageNotes());
    return node.put("importedAt", image.importedAt().toString());
  }

  static ObjectNode digests(List<Digest> all) {
    ObjectNode digests = JsonNodeFactory.instance.objectNode();
    for (Digest digest : all) {
      digests.put(
          digest.algorithm().jcaName().replace("-", "").toLowerCase(Locale.ROOT), digest.hex());
    }
    return digests;
  }

  static void requirements(ObjectNode node, ImageRequirements requirements) {
    Json.number(node, "minRamBytes", requirements.minRamBytes());
    Json.number(node, "minFlashBytes", requirements.minFlashBytes());
    requirements.minBootRom().ifPresent(version -> node.put("minBootRom", version));
  }

  /** As the user wants it. */
  static void print(SoftwareImage image, Swim swim) {
    if (swim.json) {
      swim.output.document(json(image));
    } else {
      lines(image).forEach(swim.output::line);
    }
  }

  /** The images that came in a bundle, and what else was in it. */
  static void print(ImportedBundle imported, Swim swim) {
    ImageBundle bundle = imported.bundle();
    if (swim.json) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      document.put("bundle", bundle.id().value()).put("version", bundle.version());
      document.setAll(json(bundle.images()));
      ArrayNode leftOut = document.putArray("leftOut");
      imported.leftOut().forEach(leftOut::add);
      swim.output.document(document);
      return;
    }
    Table table = table(bundle.images());
    if (!imported.leftOut().isEmpty()) {
      table.remark("no images for devices: " + String.join(", ", imported.leftOut()));
    }
    table.printTo(swim.output);
  }
}
