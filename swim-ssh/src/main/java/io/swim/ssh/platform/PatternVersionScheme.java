package io.swim.ssh.platform;

import io.swim.image.VersionScheme;
import io.swim.image.VersionStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scheme that is data: every spelling of a version is a regular expression, whose groups are the
 * parts that are compared. Immutable and thread-safe.
 *
 * <p>Texts that are no version are below all versions, and ordered among themselves as by {@link
 * VersionScheme#GENERIC}; so the order is total over any texts.
 */
final class PatternVersionScheme implements VersionScheme {
  /** Longer texts are no versions; this keeps any expression from working on garbage for long. */
  static final int LONGEST = 200;

  private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");

  private final String id;
  private final List<Form> forms;
  private final List<Part> parts;
  private final Renaming renaming;

  PatternVersionScheme(String id, List<Form> forms, List<Part> parts, Renaming renaming) {
    this.id = id;
    this.forms = List.copyOf(forms);
    this.parts = List.copyOf(parts);
    this.renaming = renaming;
  }

  /**
   * One spelling.
   *
   * @param groups the parts that it has
   * @param constants the parts that its look alone tells
   */
  record Form(Pattern pattern, List<String> groups, Map<String, String> constants) {
    boolean has(String part) {
      return groups.contains(part) || constants.containsKey(part);
    }
  }

  /**
   * One part, in the order of significance.
   *
   * @param absent its value where a version has none
   * @param ranks words from the lowest to the highest, {@link #OTHERS} for all that are not among
   *     them; empty: numbers by value, words by letters
   * @param step how big a step is when this is the first part that differs
   * @param train whether versions of one train agree in it
   */
  record Part(String name, String absent, List<String> ranks, VersionStep step, boolean train) {
    static final String OTHERS = "*";

    int compare(String one, String other) {
      int order = Integer.compare(rank(one), rank(other));
      order = order != 0 ? order : GENERIC.compare(one, other);
      return order != 0 ? order : one.compareTo(other);
    }

    private int rank(String value) {
      int rank = ranks.indexOf(value);
      return rank >= 0 ? rank : ranks.indexOf(OTHERS);
    }
  }

  /**
   * Releases that a vendor gave two names.
   *
   * @param parts which parts the other name changes, by their places
   * @param names values of those parts: values that take their place
   */
  record Renaming(List<Integer> parts, Map<List<String>, List<String>> names) {
    static final Renaming NONE = new Renaming(List.of(), Map.of());

    List<String> values(List<String> version) {
      return parts.stream().map(version::get).toList();
    }

    private List<String> renamed(List<String> version) {
      List<String> other = names.get(values(version));
      if (other == null) {
        return version;
      }
      List<String> renamed = new ArrayList<>(version);
      for (int i = 0; i < other.size(); i++) {
        renamed.set(parts.get(i), other.get(i));
      }
      return renamed;
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public boolean understands(String version) {
    return parse(version).isPresent();
  }

  @Override
  public int compare(String one, String other) {
    Optional<List<String>> left = parse(one);
    Optional<List<String>> right = parse(other);
    if (left.isPresent() && right.isPresent()) {
      int first = firstDifference(left.get(), right.get());
      return first == parts.size()
          ? 0
          : parts.get(first).compare(left.get().get(first), right.get().get(first));
    }
    int order = Boolean.compare(left.isPresent(), right.isPresent());
    order = order != 0 ? order : GENERIC.compare(one, other);
    return order != 0 ? order : plain(one).compareTo(plain(other));
  }

  @Override
  public boolean same(String one, String other) {
    return compare(one, other) == 0;
  }

  @Override
  public VersionStep step(String from, String to) {
    Optional<List<String>> left = parse(from);
    Optional<List<String>> right = parse(to);
    if (left.isEmpty() || right.isEmpty()) {
      return VersionStep.UNKNOWN;
    }
    int first = firstDifference(left.get(), right.get());
    return first == parts.size() ? VersionStep.SAME : parts.get(first).step();
  }

  @Override
  public boolean sameTrain(String one, String other) {
    Optional<List<String>> left = parse(one);
    Optional<List<String>> right = parse(other);
    return left.isPresent() && right.isPresent()
        ? trainOf(left.get()).equals(trainOf(right.get()))
        : same(one, other);
  }

  private Optional<List<String>> parse(String version) {
    return values(version).map(renaming::renamed);
  }

  /** The parts of a version as they are written, before a second name becomes the first. */
  Optional<List<String>> values(String version) {
    String text = plain(version);
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    for (Form form : forms) {
      Matcher matcher = form.pattern().matcher(text);
      if (matcher.matches()) {
        return Optional.of(parts.stream().map(part -> value(part, form, matcher)).toList());
      }
    }
    return Optional.empty();
  }

  private static String value(Part part, Form form, Matcher matcher) {
    String value = form.constants().get(part.name());
    if (value == null && form.groups().contains(part.name())) {
      value = matcher.group(part.name());
    }
    return value == null || value.isEmpty()
        ? part.absent()
        : LEADING_ZEROS.matcher(value).replaceAll("");
  }

  private static int firstDifference(List<String> one, List<String> other) {
    int place = 0;
    while (place < one.size() && one.get(place).equals(other.get(place))) {
      place++;
    }
    return place;
  }

  private List<String> trainOf(List<String> version) {
    List<String> train = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).train()) {
        train.add(version.get(i));
      }
    }
    return train;
  }

  private static String plain(String version) {
    return version.strip().toLowerCase(Locale.ROOT);
  }
}
