package io.swim.image;

import io.swim.device.PlatformId;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A request to take a file into the repository.
 *
 * @param source where it is
 * @param platform when given, the file must be for it
 * @param version when given, the file must say the same, in any spelling
 * @param expectedDigest when given, the vendor's digest of the file
 * @param signature when given, the vendor's signature of the file
 * @param duplicates what to do when it is there already
 * @param description the user's words
 */
public record ImageImport(
    ImageSource source,
    Optional<PlatformId> platform,
    Optional<String> version,
    Optional<Digest> expectedDigest,
    Optional<DetachedSignature> signature,
    Duplicates duplicates,
    String description) {
  public ImageImport {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(expectedDigest, "expectedDigest");
    Objects.requireNonNull(signature, "signature");
    Objects.requireNonNull(duplicates, "duplicates");
    Objects.requireNonNull(description, "description");
  }

  /** A file with nothing to compare it with; a duplicate is refused. */
  public static ImageImport of(Path file) {
    return from(new ImageSource.LocalFile(file));
  }

  /** The same from wherever it is. */
  public static ImageImport from(ImageSource source) {
    return new ImageImport(
        source,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duplicates.REFUSE,
        "");
  }

  public ImageImport withPlatform(PlatformId value) {
    return new ImageImport(
        source, Optional.of(value), version, expectedDigest, signature, duplicates, description);
  }

  public ImageImport withVersion(String value) {
    return new ImageImport(
        source, platform, Optional.of(value), expectedDigest, signature, duplicates, description);
  }

  public ImageImport withExpectedDigest(Digest value) {
    return new ImageImport(
        source, platform, version, Optional.of(value), signature, duplicates, description);
  }

  public ImageImport withSignature(DetachedSignature value) {
    return new ImageImport(
        source, platform, version, expectedDigest, Optional.of(value), duplicates, description);
  }

  public ImageImport withDuplicates(Duplicates value) {
    return new ImageImport(
        source, platform, version, expectedDigest, signature, value, description);
  }

  public ImageImport withDescription(String value) {
    return new ImageImport(source, platform, version, expectedDigest, signature, duplicates, value);
  }

  /** What to do with an image that is in the repository already. */
  public enum Duplicates {
    REFUSE,
    OVERWRITE
  }
}
