package io.swim.transfer.portal;

import com.fasterxml.jackson.databind.JsonNode;
import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An object of JSON that is read field by field. A field that is missing, null or blank is empty;
 * one of another type than it should be makes the whole answer one that can't be understood.
 * Messages name the field and never its value.
 *
 * @param node the object
 * @param path where it is, for messages
 */
record Fields(JsonNode node, String path) {
  private static final int LONGEST_NUMBER = 18;

  /** The object at the top. */
  static Fields top(JsonNode node) throws CatalogueException {
    return of(node, "the answer");
  }

  private static Fields of(JsonNode node, String path) throws CatalogueException {
    if (!node.isObject()) {
      throw wrong(path, "an object", node);
    }
    return new Fields(node, path);
  }

  private static CatalogueException wrong(String path, String wanted, JsonNode found) {
    return new CatalogueException(
        CatalogueProblem.PROTOCOL,
        path
            + " is "
            + found.getNodeType().name().toLowerCase(Locale.ROOT)
            + " where it should be "
            + wanted);
  }

  CatalogueException wrong(String name, String why) {
    return new CatalogueException(CatalogueProblem.PROTOCOL, at(name) + " " + why);
  }

  /** Where it is; what it holds may be a token. */
  @Override
  public String toString() {
    return path;
  }

  String at(String name) {
    return path.equals("the answer") ? name : path + "." + name;
  }

  private Optional<JsonNode> present(String name) {
    return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
  }

  Optional<String> text(String name) throws CatalogueException {
    Optional<JsonNode> value = present(name);
    if (value.isPresent() && !value.get().isTextual()) {
      throw wrong(at(name), "text", value.get());
    }
    return value.map(each -> each.textValue().strip()).filter(text -> !text.isEmpty());
  }

  String required(String name) throws CatalogueException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      throw wrong(name, "is missing");
    }
    return text.get();
  }

  /** An id: text, or a whole number. */
  Optional<String> id(String name) throws CatalogueException {
    Optional<JsonNode> value = present(name).filter(JsonNode::isIntegralNumber);
    return value.isPresent() ? value.map(JsonNode::asText) : text(name);
  }

  /** A whole number that is not negative, as number or as text. */
  OptionalLong number(String name) throws CatalogueException {
    Optional<JsonNode> value = present(name);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    String digits = value.get().isIntegralNumber() ? value.get().asText() : text(name).orElse("");
    if (digits.isEmpty() && value.get().isTextual()) {
      return OptionalLong.empty();
    }
    if (!digits.matches("\\d{1," + LONGEST_NUMBER + "}")) {
      throw wrong(name, "is no whole number");
    }
    return OptionalLong.of(Long.parseLong(digits));
  }

  /** Y or N, or what means the same. */
  Optional<Boolean> yes(String name) throws CatalogueException {
    Optional<JsonNode> value = present(name).filter(JsonNode::isBoolean);
    if (value.isPresent()) {
      return value.map(JsonNode::booleanValue);
    }
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (text.get().toUpperCase(Locale.ROOT)) {
      case "Y", "YES", "TRUE" -> Optional.of(true);
      case "N", "NO", "FALSE" -> Optional.of(false);
      default -> throw wrong(name, "is neither Y nor N");
    };
  }

  Optional<Fields> object(String name) throws CatalogueException {
    Optional<JsonNode> value = present(name);
    return value.isEmpty() ? Optional.empty() : Optional.of(of(value.get(), at(name)));
  }

  /** The objects of an array; none when it is missing or null. */
  List<Fields> objects(String name) throws CatalogueException {
    Optional<JsonNode> value = present(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!value.get().isArray()) {
      throw wrong(at(name), "an array", value.get());
    }
    List<Fields> objects = new ArrayList<>();
    for (JsonNode each : value.get()) {
      objects.add(of(each, at(name) + "[" + objects.size() + "]"));
    }
    return objects;
  }

  /** The objects of an array, or the one object that stands there instead. */
  List<Fields> oneOrMore(String name) throws CatalogueException {
    return present(name).filter(JsonNode::isObject).isPresent()
        ? List.of(object(name).orElseThrow())
        : objects(name);
  }

  /**
   * The portal's remarks: an object or an array {@code exception}, or {@code errors}, each with a
   * code and words.
   */
  List<Refusal> refusals(VendorWords words) throws CatalogueException {
    List<Refusal> refusals = new ArrayList<>();
    for (String name : List.of("exception", "exceptions", "errors")) {
      for (Fields each : oneOrMore(name)) {
        Optional<String> code = each.text("code");
        code = code.isPresent() ? code : each.text("exceptionCode");
        Optional<String> message = each.text("message");
        message = message.isPresent() ? message : each.text("exceptionMessage");
        if (code.isEmpty() && message.isPresent()) {
          throw each.wrong("code", "is missing");
        }
        String shown = message.map(words::shown).orElse("");
        code.map(words::shown).ifPresent(text -> refusals.add(new Refusal(text, shown)));
      }
    }
    return refusals;
  }
}
