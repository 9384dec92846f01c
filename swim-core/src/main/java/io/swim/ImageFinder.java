package io.swim;

import io.swim.device.DeviceId;
import io.swim.device.DeviceSoftware;
import io.swim.device.FlashPath;
import io.swim.image.BundleId;
import io.swim.image.ImageBundle;
import io.swim.image.ImageCount;
import io.swim.image.ImageId;
import io.swim.image.ImageQuery;
import io.swim.image.ImageUsage;
import io.swim.image.ImageUser;
import io.swim.image.ImageUser.Use;
import io.swim.image.SoftwareImage;
import io.swim.spi.ImageStore;
import io.swim.spi.PlatformCatalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers questions about the images from what the store lists: no image is opened. */
final class ImageFinder {
  private static final Comparator<ImageCount> ORDER =
      Comparator.comparing((ImageCount count) -> count.platform().value())
          .thenComparing(ImageCount::family)
          .thenComparing(ImageCount::kind);

  private final ImageStore store;
  private final PlatformCatalog platforms;

  ImageFinder(ImageStore store, PlatformCatalog platforms) {
    this.store = store;
    this.platforms = platforms;
  }

  List<SoftwareImage> list(ImageQuery query) {
    return store.list().stream()
        .filter(image -> query.matches(image, platforms.versions(image.platform())))
        .toList();
  }

  List<ImageCount> counts() {
    Map<ImageCount, Long> counted =
        store.list().stream()
            .collect(
                Collectors.groupingBy(
                    image -> new ImageCount(image.platform(), image.family(), image.kind(), 0),
                    Collectors.counting()));
    return counted.entrySet().stream()
        .map(
            each ->
                new ImageCount(
                    each.getKey().platform(),
                    each.getKey().family(),
                    each.getKey().kind(),
                    each.getValue().intValue()))
        .sorted(ORDER)
        .toList();
  }

  List<ImageBundle> bundles() {
    Map<BundleId, List<SoftwareImage>> images = new LinkedHashMap<>();
    for (SoftwareImage image : store.list()) {
      BundleId.of(image.id())
          .ifPresent(id -> images.computeIfAbsent(id, any -> new ArrayList<>()).add(image));
    }
    return images.entrySet().stream()
        .map(each -> new ImageBundle(each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(bundle -> bundle.id().value()))
        .toList();
  }

  Optional<ImageBundle> bundle(BundleId id) {
    List<SoftwareImage> images =
        store.list().stream()
            .filter(image -> BundleId.of(image.id()).equals(Optional.of(id)))
            .toList();
    return images.isEmpty() ? Optional.empty() : Optional.of(new ImageBundle(id, images));
  }

  ImageUsage usage(Iterable<DeviceSoftware> devices) {
    Map<String, List<SoftwareImage>> byName =
        store.list().stream()
            .collect(Collectors.groupingBy(image -> image.fileName().toLowerCase(Locale.ROOT)));
    Map<ImageId, List<ImageUser>> users = new HashMap<>();
    List<DeviceId> others = new ArrayList<>();
    for (DeviceSoftware device : devices) {
      Map<ImageId, Use> used = used(device, name -> byName.getOrDefault(name, List.of()));
      used.forEach(
          (image, use) ->
              users
                  .computeIfAbsent(image, any -> new ArrayList<>())
                  .add(new ImageUser(device.device(), use, device.readAt())));
      if (used.values().stream().allMatch(use -> use == Use.BOOTS)) {
        others.add(device.device());
      }
    }
    return new ImageUsage(users, others);
  }

  private Map<ImageId, Use> used(
      DeviceSoftware device, Function<String, List<SoftwareImage>> named) {
    Map<ImageId, Use> used = new HashMap<>();
    for (String path : device.bootVariables()) {
      named.apply(name(path)).stream()
          .filter(image -> isFor(device, image))
          .forEach(image -> used.put(image.id(), Use.BOOTS));
    }
    device.runningImage().map(path -> named.apply(name(path))).stream()
        .flatMap(List::stream)
        .filter(image -> isFor(device, image) && isVersion(device, image))
        .forEach(image -> used.merge(image.id(), Use.RUNS, (boots, runs) -> Use.RUNS_AND_BOOTS));
    return used;
  }

  private static boolean isFor(DeviceSoftware device, SoftwareImage image) {
    return device.platform().filter(each -> !each.equals(image.platform())).isEmpty();
  }

  /** The file may have been replaced by another one of its name since the device booted it. */
  private boolean isVersion(DeviceSoftware device, SoftwareImage image) {
    return device
        .version()
        .filter(each -> !platforms.versions(image.platform()).same(each, image.version()))
        .isEmpty();
  }

  private static String name(String path) {
    return FlashPath.fileName(path).toLowerCase(Locale.ROOT);
  }
}
