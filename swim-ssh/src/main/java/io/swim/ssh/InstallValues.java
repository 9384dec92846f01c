package io.swim.ssh;

import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.image.ImageKind;
import io.swim.spi.InstallOrder;
import io.swim.spi.PlatformCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an order of installing puts into the commands of a platform.
 *
 * @param supported what definitions say of paths
 * @param catalog what names of images mean
 */
record InstallValues(Supported supported, PlatformCatalog catalog) {
  /** The values of an order, which may be added to. */
  Map<String, String> of(InstallOrder order, PlatformId platform) {
    Map<String, String> values = new HashMap<>();
    order
        .image()
        .ifPresent(
            image ->
                values.putAll(
                    Map.of(
                        "path", supported.path(platform, image),
                        "fileSystem", image.fileSystem(),
                        "file", image.file())));
    if (!order.beside().isEmpty()) {
      List<String> paths =
          order.beside().stream().map(each -> supported.path(platform, each)).toList();
      values.put("beside", String.join(" ", paths));
      values.put(
          "besideFiles",
          order.beside().stream().map(FlashPath::file).collect(Collectors.joining(" ")));
    }
    order.beside().stream()
        .filter(this::isKickstart)
        .findFirst()
        .ifPresent(each -> values.put("kickstart", supported.path(platform, each)));
    values.put("version", order.version());
    return values;
  }

  private boolean isKickstart(FlashPath file) {
    return catalog
        .recognizeName(file.name())
        .filter(named -> named.kind() == ImageKind.KICKSTART)
        .isPresent();
  }

  /** The same with the paths of all its files, one in a line. */
  Map<String, String> withFiles(InstallOrder order, PlatformId platform) {
    Map<String, String> values = of(order, platform);
    values.put(
        "files",
        Stream.concat(order.image().stream(), order.beside().stream())
            .map(file -> supported.path(platform, file))
            .collect(Collectors.joining("\n")));
    return values;
  }
}
