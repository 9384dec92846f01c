package io.swim.transfer.portal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import java.io.IOException;

/** JSON, read strictly: one whole document, and no field twice. */
final class Json {
  private static final int DEEPEST = 64;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * Reads a document. What the parser itself says of a wrong one may show parts of it, so only the
   * place is told.
   *
   * @param what was asked
   */
  static JsonNode read(byte[] text, String what) throws CatalogueException {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw new CatalogueException(CatalogueProblem.PROTOCOL, what + ": the answer is empty");
      }
      return node;
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null ? "" : ", from byte " + e.getLocation().getByteOffset() + " on";
      throw new CatalogueException(
          CatalogueProblem.PROTOCOL,
          what + ": the answer of " + text.length + " bytes is no JSON" + place);
    } catch (IOException e) {
      throw new CatalogueException(
              CatalogueProblem.PROTOCOL, what + ": the answer can't be read as JSON")
          .withCause(e);
    }
  }

  static byte[] write(ObjectNode document) {
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document of plain values can't be written", e);
    }
  }
}
