package io.swim.image;

import io.swim.device.PlatformId;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A request to take a file into the repository.
 *
 * @param file where it is
 * @param platform when given, the file must be for it
 * @param version when given, the file must say the same, in any spelling
 * @param expectedDigest when given, the vendor's digest of the file
 * @param duplicates what to do when it is there already
 * @param description the user's words
 */
public record ImageImport(
    Path file,
    Optional<PlatformId> platform,
    Optional<String> version,
    Optional<Digest> expectedDigest,
    Duplicates duplicates,
    String description) {
  /** A file with nothing to compare it with; a duplicate is refused. */
  public static ImageImport of(Path file) {
    return new ImageImport(
        file, Optional.empty(), Optional.empty(), Optional.empty(), Duplicates.REFUSE, "");
  }

  public ImageImport withPlatform(PlatformId value) {
    return new ImageImport(
        file, Optional.of(value), version, expectedDigest, duplicates, description);
  }

  public ImageImport withVersion(String value) {
    return new ImageImport(
        file, platform, Optional.of(value), expectedDigest, duplicates, description);
  }

  public ImageImport withExpectedDigest(Digest value) {
    return new ImageImport(file, platform, version, Optional.of(value), duplicates, description);
  }

  public ImageImport withDuplicates(Duplicates value) {
    return new ImageImport(file, platform, version, expectedDigest, value, description);
  }

  public ImageImport withDescription(String value) {
    return new ImageImport(file, platform, version, expectedDigest, duplicates, value);
  }

  /** What to do with an image that is in the repository already. */
  public enum Duplicates {
    REFUSE,
    OVERWRITE
  }
}
