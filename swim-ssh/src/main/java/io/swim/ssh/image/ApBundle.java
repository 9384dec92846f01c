package io.swim.ssh.image;

import io.swim.device.PlatformId;
import io.swim.image.ImageContent;
import io.swim.image.ImageKind;
import io.swim.spi.BundleContents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Opens bundles of images of Cisco's access points. */
public final class ApBundle {
  private static final PlatformId PLATFORM = new PlatformId("cisco-ap");
  private static final String VERSION_FILE = "version.info";
  private static final int MOST_FILES = 1000;
  private static final int MOST_FILES_OF_AN_IMAGE = 100_000;
  private static final int MOST_BYTES_OF_A_VERSION = 64;

  /** Types of access points have digits in their names, other files a dot. */
  private static final Pattern TYPE = Pattern.compile("[a-z]{0,8}[0-9][a-z0-9]{0,15}");

  private static final Pattern VERSION =
      Pattern.compile("[0-9]{1,4}(\\.[0-9A-Za-z()-]{1,12}){1,7}");

  private final Set<String> names = new HashSet<>();
  private final List<BundleContents.Entry> images = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private Optional<String> version = Optional.empty();

  private ApBundle() {}

  /** A file in it, whichever archive it is. */
  private record Part(String path, TarHeaders.Kind kind, ImageContent bytes) {}

  /** Looks at a file. */
  public static BundleContents read(ImageContent content) throws IOException {
    List<Part> entries = new ArrayList<>();
    Optional<String> damage;
    if (TarHeaders.begin(content)) {
      damage = inTar(content, entries);
    } else if (ZipFiles.begin(content)) {
      damage = inZip(content, entries);
    } else {
      return new BundleContents.NotMine();
    }
    boolean mine =
        entries.stream()
            .map(entry -> name(entry.path()))
            .anyMatch(name -> name.equals(VERSION_FILE) || TYPE.matcher(name).matches());
    if (!mine) {
      return new BundleContents.NotMine();
    }
    return damage.isPresent()
        ? new BundleContents.Damaged(damage.get())
        : new ApBundle().open(entries);
  }

  private static Optional<String> inTar(ImageContent content, List<Part> parts) throws IOException {
    return TarHeaders.read(
        content,
        MOST_FILES,
        entry ->
            parts.add(
                new Part(
                    entry.path(),
                    entry.kind(),
                    content.slice(entry.fromByte(), entry.sizeBytes()))));
  }

  /** A file whose bytes are not those that were packed is found out, unlike in a tar archive. */
  private static Optional<String> inZip(ImageContent content, List<Part> parts) throws IOException {
    List<ZipFiles.Entry> entries = new ArrayList<>();
    Optional<String> damage = ZipFiles.read(content, MOST_FILES, entries::add);
    for (ZipFiles.Entry entry : entries) {
      parts.add(new Part(entry.path(), entry.kind(), entry.bytes()));
      if (damage.isEmpty() && TYPE.matcher(name(entry.path())).matches()) {
        damage = entry.damage().map(why -> Shown.of(entry.path()) + ": " + why);
      }
    }
    return damage;
  }

  private BundleContents open(List<Part> entries) throws IOException {
    for (Part entry : entries) {
      Optional<String> damage = take(entry);
      if (damage.isPresent()) {
        return new BundleContents.Damaged(damage.get());
      }
    }
    if (version.isEmpty()) {
      return new BundleContents.Damaged("there is no " + VERSION_FILE + " in it");
    }
    if (images.isEmpty()) {
      return new BundleContents.Damaged("there is no image of an access point in it");
    }
    return new BundleContents.Images(
        PLATFORM, ImageKind.ACCESS_POINT, version.get(), images, leftOut);
  }

  /** What is wrong with it, if anything. */
  private Optional<String> take(Part entry) throws IOException {
    String shown = Shown.of(entry.path());
    if (!isSafe(entry.path())) {
      return Optional.of("'" + shown + "' leads out of the bundle");
    }
    if (entry.kind() == TarHeaders.Kind.FOLDER) {
      return Optional.empty();
    }
    if (entry.kind() != TarHeaders.Kind.FILE) {
      return Optional.of("'" + shown + "' is " + entry.kind().words() + ", not a plain file");
    }
    String name = name(entry.path());
    if (!names.add(name)) {
      return Optional.of("'" + Shown.of(name) + "' is in it twice");
    }
    ImageContent bytes = entry.bytes();
    if (name.equals(VERSION_FILE)) {
      return readVersion(bytes);
    }
    if (!TYPE.matcher(name).matches()) {
      leftOut.add(Shown.of(name));
      return Optional.empty();
    }
    images.add(new BundleContents.Entry(name, name, bytes));
    return damageOf(name, bytes);
  }

  private static Optional<String> damageOf(String name, ImageContent image) throws IOException {
    if (!TarHeaders.begin(image)) {
      return Optional.of(
          name + " of " + image.sizeBytes() + " bytes is no image of an access point: no archive");
    }
    return TarHeaders.read(image, MOST_FILES_OF_AN_IMAGE, entry -> {})
        .map(damage -> name + " of " + image.sizeBytes() + " bytes: " + damage);
  }

  private Optional<String> readVersion(ImageContent bytes) throws IOException {
    if (bytes.sizeBytes() > MOST_BYTES_OF_A_VERSION) {
      return Optional.of(VERSION_FILE + " has " + bytes.sizeBytes() + " bytes");
    }
    String text;
    try (InputStream stream = bytes.stream(0)) {
      text = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1).strip();
    }
    if (!VERSION.matcher(text).matches()) {
      return Optional.of(VERSION_FILE + " has no version: '" + Shown.of(text) + "'");
    }
    version = Optional.of(text);
    return Optional.empty();
  }

  private static boolean isSafe(String path) {
    return !path.startsWith("/")
        && path.indexOf('\\') < 0
        && path.chars().noneMatch(Character::isISOControl)
        && !List.of(path.split("/")).contains("..");
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
