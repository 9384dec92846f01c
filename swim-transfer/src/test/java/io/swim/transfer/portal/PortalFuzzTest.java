package io.swim.transfer.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are cut, shuffled or of wrong types: an error that says so, never a wrong value. */
class PortalFuzzTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** Where a whole number is as good as its text. */
  private static final Set<String> NUMBERS =
      Set.of(
          "size",
          "minDram",
          "minFlash",
          "mdfId",
          "metadataTransId",
          "lastIndex",
          "sessionId",
          "downloadSessionId",
          "downloadRetryId");

  /** Where true and false are as good as Y and N. */
  private static final Set<String> YES_OR_NO =
      Set.of("encryptionSoftwareIndicator", "isDeleted", "additionalEntitlement");

  /** What is made of an answer. */
  private interface Reading {
    Object of(String text) throws CatalogueException;
  }

  private static Optional<Object> read(Reading reading, String text) {
    try {
      return Optional.of(reading.of(text));
    } catch (CatalogueException e) {
      assertThat(e.problem()).as(text).isEqualTo(CatalogueProblem.PROTOCOL);
      assertThat(e.getMessage()).isNotBlank();
      return Optional.empty();
    }
  }

  private static Reading reading(String sample) {
    return sample.equals(Samples.METADATA) ? Samples::metadata : Samples::download;
  }

  @ParameterizedTest
  @ValueSource(strings = {Samples.METADATA, Samples.DOWNLOAD})
  void anAnswerThatIsCutAnywhereIsNoAnswer(String sample) {
    String text = sample.strip();
    for (int length = 0; length < text.length(); length++) {
      assertThat(read(reading(sample), text.substring(0, length))).as("cut at " + length).isEmpty();
    }
    assertThat(read(reading(sample), text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {Samples.METADATA, Samples.DOWNLOAD})
  void theOrderOfFieldsMeansNothing(String sample) throws Exception {
    Object straight = read(reading(sample), sample).orElseThrow();
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      String shuffled = shuffled(JSON.readTree(sample), random).toString();
      assertThat(read(reading(sample), shuffled)).contains(straight);
    }
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      Collections.shuffle(names, random);
      ObjectNode other = JSON.createObjectNode();
      names.forEach(name -> other.set(name, shuffled(object.get(name), random)));
      return other;
    } else if (node instanceof ArrayNode array) {
      ArrayNode other = JSON.createArrayNode();
      array.forEach(each -> other.add(shuffled(each, random)));
      return other;
    }
    return node;
  }

  @ParameterizedTest
  @ValueSource(strings = {Samples.METADATA, Samples.DOWNLOAD})
  void aValueOfAnotherTypeIsNeverTaken(String sample) throws Exception {
    Object straight = read(reading(sample), sample).orElseThrow();
    List<JsonNode> others = new ArrayList<>();
    for (String each : List.of("true", "17", "-1", "1.5", "1e40", "\"word\"", "[]", "[7]", "{}")) {
      others.add(JSON.readTree(each));
    }
    int refused = 0;
    for (Place place : Place.all(JSON.readTree(sample), "")) {
      for (JsonNode other : others) {
        if (place.mayBe(other)) {
          continue;
        }
        String text = place.with(JSON.readTree(sample), other);
        Optional<Object> read = read(reading(sample), text);
        refused += read.isEmpty() ? 1 : 0;
        // A field that nobody reads may be anything.
        assertThat(read).as(place + " as " + other).isIn(Optional.empty(), Optional.of(straight));
      }
    }
    assertThat(refused).isGreaterThan(60);
  }

  /** One value in a document. */
  private record Place(List<Object> path, JsonNode was) {
    static List<Place> all(JsonNode node, String ignored) {
      List<Place> places = new ArrayList<>();
      collect(node, List.of(), places);
      return places;
    }

    private static void collect(JsonNode node, List<Object> path, List<Place> places) {
      if (!path.isEmpty() && !node.isNull()) {
        places.add(new Place(path, node));
      }
      if (node.isObject()) {
        node.properties()
            .forEach(each -> collect(each.getValue(), with(path, each.getKey()), places));
      }
      for (int i = 0; node.isArray() && i < node.size(); i++) {
        collect(node.get(i), with(path, i), places);
      }
    }

    private static List<Object> with(List<Object> path, Object step) {
      List<Object> longer = new ArrayList<>(path);
      longer.add(step);
      return longer;
    }

    private boolean mayBe(JsonNode other) {
      String name = String.valueOf(path.get(path.size() - 1));
      boolean number = NUMBERS.contains(name) && other.isIntegralNumber() && other.asInt() >= 0;
      boolean id = name.endsWith("Id") && NUMBERS.contains(name);
      return other.getNodeType() == was.getNodeType()
          || number
          || (id && (other.isIntegralNumber() || other.isTextual()))
          || (YES_OR_NO.contains(name) && other.isBoolean())
          || (name.equals("exception") && (other.isEmpty() && other.isContainerNode()));
    }

    String with(JsonNode document, JsonNode other) {
      JsonNode at = document;
      for (Object step : path.subList(0, path.size() - 1)) {
        at = step instanceof Integer index ? at.get(index) : at.get((String) step);
      }
      Object last = path.get(path.size() - 1);
      if (last instanceof Integer index) {
        ((ArrayNode) at).set(index, other);
      } else {
        ((ObjectNode) at).set((String) last, other);
      }
      return document.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Samples.METADATA, Samples.DOWNLOAD})
  void randomBytesDoNoHarm(String sample) {
    byte[] straight = sample.getBytes(UTF_8);
    Random random = new Random(11);
    for (int i = 0; i < 5000; i++) {
      byte[] bytes = Arrays.copyOf(straight, straight.length);
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      read(reading(sample), new String(bytes, UTF_8));
    }
  }

  @Test
  void aMessageNamesTheFieldAndNeverItsValue() throws Exception {
    ObjectNode document = (ObjectNode) JSON.readTree(Samples.METADATA);
    ObjectNode image =
        (ObjectNode)
            document.at(
                "/metadata/0/products/0/softwareTypes/0/operatingSystems/0/releases/0/images/1");
    image.putArray("name").add("Hidden-Word");

    try {
      Samples.metadata(document.toString());
      throw new AssertionError("it was read");
    } catch (CatalogueException e) {
      assertThat(e)
          .hasMessage(
              "metadata[0].products[0].softwareTypes[0].operatingSystems[0].releases[0].images[1]"
                  + ".name is array where it should be text");
    }
  }
}
