package io.swim.ssh.platform;

import io.swim.ssh.reading.GroupNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a platform is told from others.
 *
 * @param sysObjectIds what its sysObjectID (RFC 3418) begins with
 * @param sysDescr patterns of its sysDescr; their groups are values
 * @param sysDescrOfProduct the same, in words that any vendor might use: of an agent that tells a
 *     sysObjectID
 * @param products what a sysObjectID begins with that nothing but this platform has, whatever its
 *     sysDescr says
 * @param command shows what it is
 * @param output patterns of what that command shows
 * @param not patterns of descriptions and outputs of look-alikes
 */
public record Detection(
    List<String> sysObjectIds,
    List<Pattern> sysDescr,
    List<Pattern> sysDescrOfProduct,
    List<String> products,
    String command,
    List<Pattern> output,
    List<Pattern> not) {
  public Detection {
    sysObjectIds = List.copyOf(sysObjectIds);
    sysDescr = List.copyOf(sysDescr);
    sysDescrOfProduct = List.copyOf(sysDescrOfProduct);
    products = List.copyOf(products);
    output = List.copyOf(output);
    not = List.copyOf(not);
  }

  /** The values in a description, if it is one of this platform. */
  public Optional<Map<String, String>> bySnmp(String sysObjectId, String description) {
    if (!sysObjectId.isEmpty() && sysObjectIds.stream().noneMatch(id -> below(id, sysObjectId))) {
      return Optional.empty();
    }
    Optional<Map<String, String>> values = find(sysDescr, description);
    return values.isPresent() || sysObjectId.isEmpty()
        ? values
        : find(sysDescrOfProduct, description);
  }

  /** Whether a sysObjectID tells this platform by itself. */
  public boolean byProduct(String sysObjectId, String description) {
    return products.stream().anyMatch(id -> below(id, sysObjectId)) && !isLookAlike(description);
  }

  /** Whether that is what {@link #command} shows on this platform. */
  public boolean byOutput(String text) {
    return find(output, text).isPresent();
  }

  private Optional<Map<String, String>> find(List<Pattern> patterns, String text) {
    if (isLookAlike(text)) {
      return Optional.empty();
    }
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.find()) {
        return Optional.of(values(pattern, matcher));
      }
    }
    return Optional.empty();
  }

  private boolean isLookAlike(String text) {
    return not.stream().anyMatch(pattern -> pattern.matcher(text).find());
  }

  private static Map<String, String> values(Pattern pattern, Matcher matcher) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String group : GroupNames.of(pattern)) {
      Optional.ofNullable(matcher.group(group)).ifPresent(text -> values.put(group, text.strip()));
    }
    return values;
  }

  private static boolean below(String root, String oid) {
    return oid.equals(root) || oid.startsWith(root + ".");
  }
}
