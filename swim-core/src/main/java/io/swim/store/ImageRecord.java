package io.swim.store;

import io.swim.device.PlatformId;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of one image, as a properties file in UTF-8. */
final class ImageRecord {
  private static final String ID = "id";
  private static final String FILE_NAME = "fileName";
  private static final String PLATFORM = "platform";
  private static final String KIND = "kind";
  private static final String VERSION = "version";
  private static final String FAMILY = "family";
  private static final String FEATURE_SET = "featureSet";
  private static final String SIZE = "sizeBytes";
  private static final String DIGESTS = "digests";
  private static final String RAM = "minRamBytes";
  private static final String FLASH = "minFlashBytes";
  private static final String BOOT_ROM = "minBootRom";
  private static final String DESCRIPTION = "description";
  private static final String NOTES = "usageNotes";
  private static final String IMPORTED = "importedAt";

  private final Properties values;

  private ImageRecord(Properties values) {
    this.values = values;
  }

  static String text(SoftwareImage image) throws IOException {
    Properties values = new Properties();
    values.setProperty(ID, image.id().value());
    values.setProperty(FILE_NAME, image.fileName());
    values.setProperty(PLATFORM, image.platform().value());
    values.setProperty(KIND, image.kind().name());
    values.setProperty(VERSION, image.version());
    values.setProperty(FAMILY, image.family());
    values.setProperty(FEATURE_SET, image.featureSet());
    values.setProperty(SIZE, Long.toString(image.sizeBytes()));
    values.setProperty(
        DIGESTS,
        image.digests().stream()
            .map(digest -> digest.algorithm().name() + ":" + digest.hex())
            .collect(Collectors.joining(" ")));
    image
        .requirements()
        .minRamBytes()
        .ifPresent(bytes -> values.setProperty(RAM, Long.toString(bytes)));
    image
        .requirements()
        .minFlashBytes()
        .ifPresent(bytes -> values.setProperty(FLASH, Long.toString(bytes)));
    image.requirements().minBootRom().ifPresent(version -> values.setProperty(BOOT_ROM, version));
    values.setProperty(DESCRIPTION, image.description());
    values.setProperty(NOTES, image.usageNotes());
    values.setProperty(IMPORTED, image.importedAt().toString());
    StringWriter text = new StringWriter();
    values.store(text, null);
    return text.toString();
  }

  /**
   * Reads what {@link #text} made.
   *
   * @throws IOException also when something is missing in it, or makes no sense
   */
  static SoftwareImage read(Path file) throws IOException {
    Properties values = new Properties();
    try (Reader from = Files.newBufferedReader(file)) {
      values.load(from);
      return new ImageRecord(values).image();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private SoftwareImage image() {
    return new SoftwareImage(
        new ImageId(value(ID)),
        value(FILE_NAME),
        new PlatformId(value(PLATFORM)),
        ImageKind.valueOf(value(KIND)),
        value(VERSION),
        value(FAMILY),
        value(FEATURE_SET),
        Long.parseLong(value(SIZE)),
        digests(),
        new ImageRequirements(
            number(RAM), number(FLASH), Optional.ofNullable(values.getProperty(BOOT_ROM))),
        value(DESCRIPTION),
        value(NOTES),
        Instant.parse(value(IMPORTED)));
  }

  private String value(String key) {
    String value = values.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException("it has no " + key);
    }
    return value;
  }

  private OptionalLong number(String key) {
    String value = values.getProperty(key);
    return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
  }

  private List<Digest> digests() {
    return Stream.of(value(DIGESTS).split(" "))
        .filter(each -> !each.isEmpty())
        .map(
            each -> {
              int colon = each.indexOf(':');
              if (colon < 0) {
                throw new IllegalArgumentException("'" + each + "' is no digest");
              }
              return new Digest(
                  DigestAlgorithm.valueOf(each.substring(0, colon)), each.substring(colon + 1));
            })
        .toList();
  }
}
