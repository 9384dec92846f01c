package io.swim.image;

import java.util.function.Function;
import java.util.stream.Collectors;

/** A field of an image, as text that an operator may look for. */
public enum ImageField {
  ID(image -> image.id().value()),
  FILE_NAME(SoftwareImage::fileName),
  PLATFORM(image -> image.platform().value()),
  KIND(image -> image.kind().name()),
  VERSION(SoftwareImage::version),
  FAMILY(SoftwareImage::family),
  FEATURE_SET(SoftwareImage::featureSet),
  SIZE_BYTES(image -> Long.toString(image.sizeBytes())),
  /** The hex digits of all of them. */
  DIGEST(image -> image.digests().stream().map(Digest::hex).collect(Collectors.joining(" "))),
  DESCRIPTION(SoftwareImage::description),
  USAGE_NOTES(SoftwareImage::usageNotes),
  /** Such as {@code 2026-01-01T02:00:00Z}. */
  IMPORTED_AT(image -> image.importedAt().toString());

  private final Function<SoftwareImage, String> text;

  ImageField(Function<SoftwareImage, String> text) {
    this.text = text;
  }

  /** What the image has in this field; perhaps empty. */
  public String of(SoftwareImage image) {
    return text.apply(image);
  }
}
