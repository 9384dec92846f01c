package io.swim.testkit.internal.iosxr;

import io.swim.testkit.internal.device.Fixes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was added to a router, which of it runs or will, and which of it is committed; it outlives
 * reboots. Not thread-safe: guarded by the monitor of the device.
 */
final class XrRepository {
  private final Map<String, XrImage> images = new LinkedHashMap<>();
  private String active = "";
  private String committed = "";
  private boolean hasBooted;
  private final Fixes parts = new Fixes();

  /** Fixes of images. */
  Fixes parts() {
    return parts;
  }

  /** What the router comes with. */
  void deliver(XrImage image) {
    images.put(image.version(), image);
    active = image.version();
    committed = image.version();
  }

  void add(XrImage image) {
    images.putIfAbsent(image.version(), image);
  }

  /** Lets an image run after the next boot, once. */
  void activate(XrImage image) {
    active = image.version();
    hasBooted = false;
  }

  void commit() {
    committed = active;
    parts.commit();
  }

  void remove(XrImage image) {
    images.remove(image.version());
  }

  /** What is booted now: what was activated, unless it ran already and nobody committed it. */
  XrImage next() {
    if (hasBooted && !active.equals(committed)) {
      active = committed;
    }
    return image(active);
  }

  /** It runs. */
  void booted(String version) {
    parts.booted();
    active = version;
    hasBooted = true;
    images.computeIfPresent(version, (any, image) -> image.booted());
  }

  private XrImage image(String version) {
    return Optional.ofNullable(images.get(version)).orElseThrow();
  }

  XrImage active() {
    return image(active);
  }

  XrImage committed() {
    return image(committed);
  }

  Optional<XrImage> ofVersion(String version) {
    return Optional.ofNullable(images.get(version));
  }

  /** What neither runs nor will. */
  List<XrImage> inactive() {
    List<XrImage> inactive = new ArrayList<>(images.values());
    inactive.removeIf(image -> image.version().equals(active));
    return inactive;
  }

  /** By the name that the router lists, or the one that the image came with. */
  Optional<XrImage> find(String name) {
    return images.values().stream()
        .filter(
            image ->
                image.name().equals(name)
                    || (image.facts().imageName() + "-" + image.version()).equals(name))
        .findFirst();
  }
}
