package io.swim.image;

import io.swim.device.PlatformId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A software file for a platform, as the repository knows it.
 *
 * @param id its name in the repository
 * @param fileName the vendor's file name, which it also has on a device
 * @param platform who can run it
 * @param kind what it is for
 * @param version as the vendor writes it, such as {@code 12.2(4)JA1}
 * @param family hardware family, such as {@code C2960}; empty if the file does not say
 * @param featureSet such as {@code LANBASEK9-M}; empty if the file does not say
 * @param sizeBytes of the file
 * @param digests of the file, at least MD5 and SHA-512
 * @param requirements what a device must have
 * @param description the user's words
 * @param usageNotes what an operator should know before use
 * @param importedAt when it came into the repository
 */
public record SoftwareImage(
    ImageId id,
    String fileName,
    PlatformId platform,
    ImageKind kind,
    String version,
    String family,
    String featureSet,
    long sizeBytes,
    List<Digest> digests,
    ImageRequirements requirements,
    String description,
    String usageNotes,
    Instant importedAt) {
  public SoftwareImage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(featureSet, "featureSet");
    Objects.requireNonNull(digests, "digests");
    Objects.requireNonNull(requirements, "requirements");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(usageNotes, "usageNotes");
    Objects.requireNonNull(importedAt, "importedAt");
    digests = List.copyOf(digests);
  }

  /** The digest by that algorithm, if it was computed. */
  public Optional<Digest> digest(DigestAlgorithm algorithm) {
    return digests.stream().filter(digest -> digest.algorithm() == algorithm).findFirst();
  }

  /** With the details that an operator may edit; the size and the digests are the file's own. */
  public SoftwareImage withDetails(ImageDetails details) {
    return new SoftwareImage(
        id,
        fileName,
        details.platform(),
        kind,
        details.version(),
        family,
        featureSet,
        sizeBytes,
        digests,
        details.requirements(),
        details.description(),
        details.usageNotes(),
        importedAt);
  }

  /** The details that an operator may edit. */
  public ImageDetails details() {
    return new ImageDetails(platform, version, requirements, description, usageNotes);
  }
}
