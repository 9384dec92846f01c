package io.swim.ssh;

import io.swim.device.FlashPath;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliOperation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * The boot list as a device shows it.
 *
 * @param entries in boot order, each file or place once
 */
record BootList(List<Entry> entries) {
  BootList {
    entries = List.copyOf(entries);
  }

  /**
   * One entry.
   *
   * @param image path of a file on the device, or the entry itself when it is none, such as {@code
   *     tftp x 10.0.0.1}
   * @param spelling the words of the device's own configuration
   */
  record Entry(String image, String spelling) {}

  /**
   * The list in an answer to {@link CliOperation#SHOW_BOOT}: of the running configuration where the
   * device tells the saved list as well.
   */
  static BootList of(CliAnswer answer) {
    List<Entry> entries = new ArrayList<>();
    Optional<List<String>> own = ofActive(answer);
    boolean isSavedToo = answer.value("savedList").isPresent();
    for (Map<String, String> row : answer.table("bootVariables")) {
      if (isSavedToo && !row.containsKey("entry")) {
        continue;
      }
      Optional<String> image =
          row.containsKey("file")
              ? Optional.of(row.getOrDefault("device", "") + ":" + row.get("file"))
              : Optional.ofNullable(row.get("image"));
      image
          .filter(path -> own.isEmpty() || own.get().contains(path))
          .filter(path -> find(entries, path).isEmpty())
          .ifPresent(path -> entries.add(new Entry(path, row.getOrDefault("entry", path))));
    }
    return new BootList(entries);
  }

  /**
   * What is saved, and so booted next, where the answer tells that apart from what is configured:
   * an empty list where nothing is saved.
   */
  static Optional<List<String>> saved(CliAnswer answer) {
    return answer
        .value("savedImages")
        .map(BootList::images)
        .or(() -> answer.value("nothingSaved").map(any -> List.of()));
  }

  /**
   * The lists of the other members of a stack, by their numbers, where the answer has a section for
   * each that has some of its own.
   */
  static Map<Integer, List<String>> ofOthers(CliAnswer answer) {
    Map<Integer, List<String>> lists = new TreeMap<>();
    for (Map<String, String> row : answer.table("bootLists")) {
      if (row.containsKey("member")) {
        lists.put(Integer.valueOf(row.getOrDefault("member", "")), images(row));
      }
    }
    return lists;
  }

  /** What the active member of a stack boots, where others tell what they boot as well. */
  private static Optional<List<String>> ofActive(CliAnswer answer) {
    List<Map<String, String>> lists = answer.table("bootLists");
    return lists.size() <= 1
        ? Optional.empty()
        : lists.stream()
            .filter(row -> !row.containsKey("member"))
            .map(BootList::images)
            .findFirst();
  }

  private static List<String> images(Map<String, String> row) {
    return images(row.getOrDefault("list", ""));
  }

  private static List<String> images(String list) {
    return Arrays.stream(list.split(";"))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  List<String> images() {
    return entries.stream().map(Entry::image).toList();
  }

  /**
   * Those images as this device spells them.
   *
   * @param other spells the path of one that it does not have yet; what is no path stays as it is
   */
  List<String> spelled(List<String> images, Function<FlashPath, String> other) {
    return images.stream()
        .map(
            image ->
                find(entries, image).map(Entry::spelling).orElseGet(() -> spelled(image, other)))
        .toList();
  }

  /** An image in the spelling of a platform; what is spelled as some device does stays as it is. */
  static String spelled(String image, Function<FlashPath, String> other) {
    try {
      FlashPath path = FlashPath.parse(image);
      return path.toString().equals(image) ? other.apply(path) : image;
    } catch (IllegalArgumentException e) {
      return image;
    }
  }

  /**
   * Whether it is that list, in that order.
   *
   * @param same whether two paths are of one image
   */
  boolean is(List<String> images, BiPredicate<String, String> same) {
    boolean is = entries.size() == images.size();
    for (int i = 0; is && i < images.size(); i++) {
      is = same.test(entries.get(i).image(), images.get(i));
    }
    return is;
  }

  private static Optional<Entry> find(List<Entry> entries, String image) {
    return entries.stream().filter(each -> FlashPath.same(each.image(), image)).findFirst();
  }
}
