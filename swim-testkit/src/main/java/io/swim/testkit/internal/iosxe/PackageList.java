package io.swim.testkit.internal.iosxe;

import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.BlobStore;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A file that lists the packages to boot, one on a line. */
record PackageList(List<String> packages) {
  /** The list that is booted. */
  static final String BOOTED = "packages.conf";

  static final String ENDING = ".conf";

  PackageList {
    packages = List.copyOf(packages);
  }

  /** Reads a list; a line's last word is the file. */
  static PackageList read(FlashFile file) throws IOException {
    try (InputStream in = file.blob().open()) {
      String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      return new PackageList(
          text.lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.substring(line.lastIndexOf(' ') + 1))
              .toList());
    }
  }

  /** The list of that name, if it is there and can be read. */
  static Optional<PackageList> find(FlashFileSystem flash, String name) throws IOException {
    Optional<FlashFile> file = flash.find(name);
    return file.isPresent() ? Optional.of(read(file.get())) : Optional.empty();
  }

  /** Its bytes. */
  Blob blob(BlobStore store) throws IOException {
    StringBuilder text = new StringBuilder("# packages of this software\n");
    for (String file : packages) {
      String kind = file.replaceFirst("^[^-]*-", "").replaceFirst("\\..*", "");
      text.append(isBoot(file) ? "boot" : "iso ").append(" rp 0 0 ");
      text.append(kind).append(' ').append(file).append('\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    return store.put(new ByteArrayInputStream(bytes));
  }

  private static boolean isBoot(String file) {
    return file.contains("-rpboot.");
  }

  /** Checks that everything is there, whole, and of one version. */
  ImageFacts check(FlashFileSystem flash) throws BootRefused, IOException {
    if (packages.stream().noneMatch(PackageList::isBoot)) {
      throw new BootRefused("it lists no package to boot");
    }
    Optional<ImageFacts> first = Optional.empty();
    for (String name : packages) {
      ImageFacts facts = check(flash, name);
      if (first.isPresent() && !first.get().fullVersion().equals(facts.fullVersion())) {
        throw new BootRefused(name + " is not of version " + first.get().fullVersion());
      }
      first = first.or(() -> Optional.of(facts));
    }
    return first.orElseThrow();
  }

  private static ImageFacts check(FlashFileSystem flash, String name)
      throws BootRefused, IOException {
    FlashFile file =
        flash.find(name).orElseThrow(() -> new BootRefused("package " + name + " is not there"));
    try {
      ImageFacts facts = file.blob().inspect();
      if (!facts.imageName().equals(name)) {
        throw new BootRefused("package " + name + " is really " + facts.imageName());
      }
      return facts;
    } catch (NotBootable e) {
      throw new BootRefused("package " + name + ": " + e.getMessage());
    }
  }
}
