package io.swim;

import io.swim.device.PlatformId;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.CatalogueImage;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.ImageImport;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.image.VersionScheme;
import io.swim.internal.Digests;
import io.swim.spi.ImageRecognizer;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.Recognition;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells what a file is, and refuses one that is not what was asked for. */
final class ImageJudge {
  private final List<ImageRecognizer> recognizers;
  private final PlatformCatalog platforms;

  ImageJudge(List<ImageRecognizer> recognizers, PlatformCatalog platforms) {
    this.recognizers = List.copyOf(recognizers);
    this.platforms = platforms;
  }

  /**
   * Reads the whole content. Digests are compared first: bytes that went wrong on the way are no
   * damaged image of the vendor's.
   *
   * @param offered what its vendor's catalogue says of it
   * @throws SwimException IMAGE_DIGEST_MISMATCH, IMAGE_SIGNATURE_INVALID, IMAGE_INVALID,
   *     IMAGE_UNRECOGNISED or IMAGE_RENAMED
   */
  SoftwareImage judge(
      ImageImport request, Optional<CatalogueImage> offered, ImageContent content, Instant now)
      throws IOException {
    String name = request.source().fileName();
    List<Digest> digests = genuine(request, content);
    offered
        .map(CatalogueImage::digests)
        .orElse(List.of())
        .forEach(each -> checkDigest(each, name, digests));
    Recognition.Recognized what = recognize(name, content);
    checkAgainst(request, name, what.platform(), what.version());
    return new SoftwareImage(
        new ImageId(name),
        name,
        what.platform(),
        what.kind(),
        what.version(),
        what.family(),
        what.featureSet(),
        content.sizeBytes(),
        digests,
        requirements(what.requirements(), offered),
        request.description().isEmpty()
            ? offered.map(CatalogueImage::description).orElse("")
            : request.description(),
        "",
        now);
  }

  /** What the file itself does not tell, its vendor may. */
  private static ImageRequirements requirements(
      ImageRequirements own, Optional<CatalogueImage> offered) {
    ImageRequirements told =
        offered.map(CatalogueImage::requirements).orElse(ImageRequirements.NONE);
    return new ImageRequirements(
        first(own.minRamBytes(), told.minRamBytes()),
        first(own.minFlashBytes(), told.minFlashBytes()),
        own.minBootRom().or(told::minBootRom));
  }

  private static OptionalLong first(OptionalLong one, OptionalLong other) {
    return one.isPresent() ? one : other;
  }

  /**
   * The digests of the content, which is what its vendor signed and published as far as the request
   * knows.
   *
   * @throws SwimException IMAGE_DIGEST_MISMATCH or IMAGE_SIGNATURE_INVALID; IMAGE_INVALID when
   *     there are no bytes at all
   */
  List<Digest> genuine(ImageImport request, ImageContent content) throws IOException {
    String name = request.source().fileName();
    if (content.sizeBytes() == 0) {
      throw new SwimException(ErrorCode.IMAGE_INVALID, name + " is empty");
    }
    List<Digest> digests = Digests.of(content);
    request.expectedDigest().ifPresent(each -> checkDigest(each, name, digests));
    if (request.signature().isPresent()) {
      Signatures.check(request.signature().get(), name, content);
    }
    return digests;
  }

  /**
   * What the bytes are.
   *
   * @throws SwimException IMAGE_INVALID, IMAGE_UNRECOGNISED or IMAGE_RENAMED
   */
  Recognition.Recognized recognize(String name, ImageContent content) throws IOException {
    for (ImageRecognizer recognizer : recognizers) {
      Recognition recognition = recognizer.recognize(name, content);
      if (recognition instanceof Recognition.Recognized recognized) {
        return recognized;
      } else if (recognition instanceof Recognition.Damaged damaged) {
        throw new SwimException(ErrorCode.IMAGE_INVALID, name + " is damaged: " + damaged.why());
      } else if (recognition instanceof Recognition.Renamed renamed) {
        throw new SwimException(ErrorCode.IMAGE_RENAMED, name + " was renamed: " + renamed.why());
      }
    }
    throw new SwimException(
        ErrorCode.IMAGE_UNRECOGNISED,
        name + " of " + content.sizeBytes() + " bytes is no image of a known platform");
  }

  /**
   * Compares what a file is with what the request says that it is.
   *
   * @throws SwimException IMAGE_INVALID
   */
  void checkAgainst(ImageImport request, String name, PlatformId platform, String version) {
    request
        .platform()
        .filter(expected -> !expected.equals(platform))
        .ifPresent(
            expected -> {
              throw new SwimException(
                  ErrorCode.IMAGE_INVALID, name + " is for " + platform + ", not for " + expected);
            });
    VersionScheme versions = platforms.versions(platform);
    request
        .version()
        .filter(expected -> !versions.same(expected, version))
        .ifPresent(
            expected -> {
              throw new SwimException(
                  ErrorCode.IMAGE_INVALID,
                  name + " holds version " + version + ", not " + expected);
            });
  }

  private static void checkDigest(Digest expected, String name, List<Digest> digests) {
    if (!digests.contains(expected)) {
      DigestAlgorithm algorithm = expected.algorithm();
      Digest actual =
          digests.stream().filter(d -> d.algorithm() == algorithm).findFirst().orElseThrow();
      throw new SwimException(
          ErrorCode.IMAGE_DIGEST_MISMATCH,
          name + " has " + actual + ", expected " + expected.hex());
    }
  }
}
