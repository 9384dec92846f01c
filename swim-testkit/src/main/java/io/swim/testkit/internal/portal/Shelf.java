package io.swim.testkit.internal.portal;

import io.swim.image.VersionScheme;
import io.swim.testkit.portal.PortalImage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What is offered. Thread-safe. */
public final class Shelf {
  private static final Comparator<PortalImage> NEWEST_FIRST =
      Comparator.comparing(PortalImage::release, VersionScheme.GENERIC)
          .reversed()
          .thenComparing(PortalImage::fileName);

  private final Map<String, PortalImage> images = new ConcurrentHashMap<>();
  private volatile int perPage = 25;

  public void offer(PortalImage image) {
    images.put(image.product() + "/" + image.fileName(), image);
  }

  public void pageOf(int value) {
    perPage = value;
  }

  int perPage() {
    return perPage;
  }

  boolean hasProduct(String product) {
    return images.values().stream().anyMatch(each -> each.product().equals(product));
  }

  /** The images of a product whose release is asked for, newest first. */
  List<PortalImage> releases(String product, String current, String output) {
    List<PortalImage> all =
        images.values().stream()
            .filter(each -> each.product().equals(product))
            .sorted(NEWEST_FIRST)
            .toList();
    return switch (output) {
      case "latest" ->
          all.stream().filter(each -> each.release().equals(all.get(0).release())).toList();
      case "above" ->
          all.stream()
              .filter(each -> VersionScheme.GENERIC.compare(each.release(), current) > 0)
              .toList();
      default -> all.stream().filter(each -> each.release().equals(output)).toList();
    };
  }

  List<PortalImage> named(String product, List<String> names) {
    return images.values().stream()
        .filter(each -> each.product().equals(product) && names.contains(each.fileName()))
        .sorted(NEWEST_FIRST)
        .toList();
  }

  Optional<PortalImage> byGuid(String guid) {
    return images.values().stream().filter(each -> each.guid().equals(guid)).findFirst();
  }
}
