package io.swim.cli;

import io.swim.device.PlatformId;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageImport;
import io.swim.image.ImageSource;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code swim image import}. */
@Command(
    name = "import",
    description = {
      "Takes an image into the repository.",
      "It is recognised, its digests are computed, and all of it is kept or nothing. Of a bundle"
          + " (NAME.tar), such as those of access points, each image is taken, one for each type."
    })
final class ImageImportCommand implements Callable<Integer> {
  /** No platform here has single images of that name. */
  private static final String BUNDLE = ".tar";

  @ParentCommand @Nullable ImageCommand parent;

  @Mixin SourceOptions source = new SourceOptions();

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      converter = PlatformWord.class,
      description = "The file must be for it: ${COMPLETION-CANDIDATES}.",
      completionCandidates = PlatformWord.class)
  @Nullable PlatformId platform;

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description = "The file must say the same, in any spelling.")
  @Nullable String version;

  @Option(names = "--md5", paramLabel = "HEX", description = "The vendor's MD5 of the file.")
  @Nullable String md5;

  @Option(
      names = "--sha512",
      paramLabel = "HEX",
      description = "The vendor's SHA-512 of the file; not beside --md5.")
  @Nullable String sha512;

  @Option(
      names = "--signature",
      paramLabel = "FILE",
      description = "The vendor's signature of the file, its bytes alone; with --key.")
  @Nullable Path signature;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The vendor's public key or certificate in PEM form.")
  @Nullable Path key;

  @Option(
      names = "--signature-algorithm",
      paramLabel = "NAME",
      description = "As Java names it, such as SHA256withRSA. Default: SHA-512 with the key")
  @Nullable String algorithm;

  @Option(
      names = "--overwrite",
      description = "What has its name in the repository is replaced. Default: refused")
  boolean overwrite;

  @Option(names = "--description", paramLabel = "TEXT", description = "What it is, in your words.")
  String description = "";

  @Override
  public Integer call() {
    Swim swim = ImageCommand.swim(parent);
    ImageSource from = source.source(swim.output);
    ImageImport request = request(from);
    try (ImageDesk desk =
        ImageDesk.toFetch(swim, source.clients(swim.output), SourceOptions.address(from))) {
      if (from.fileName().toLowerCase(Locale.ROOT).endsWith(BUNDLE)) {
        ImageText.print(desk.images().importBundle(request), swim);
      } else {
        ImageText.print(desk.images().importImage(request), swim);
      }
      return Swim.ALL_SUCCEEDED;
    }
  }

  private ImageImport request(ImageSource from) {
    ImageImport request = ImageImport.from(from).withDescription(description);
    if (platform != null) {
      request = request.withPlatform(platform);
    }
    if (version != null) {
      request = request.withVersion(version);
    }
    if (overwrite) {
      request = request.withDuplicates(ImageImport.Duplicates.OVERWRITE);
    }
    Optional<Digest> digest = digest();
    if (digest.isPresent()) {
      request = request.withExpectedDigest(digest.get());
    }
    Path signed = signature;
    Path trusted = key;
    if ((signed == null) != (trusted == null)) {
      throw new BadInput("--signature and --key go together");
    } else if (signed != null && trusted != null) {
      request =
          request.withSignature(
              SignatureFiles.read(signed, trusted, Optional.ofNullable(algorithm)));
    } else if (algorithm != null) {
      throw new BadInput("--signature-algorithm is of no use without --signature");
    }
    return request;
  }

  private Optional<Digest> digest() {
    String one = md5;
    String other = sha512;
    if (one != null && other != null) {
      throw new BadInput("--md5 and --sha512 exclude each other");
    }
    return BadInput.unless(
        () ->
            Optional.ofNullable(one)
                .map(hex -> new Digest(DigestAlgorithm.MD5, hex))
                .or(
                    () ->
                        Optional.ofNullable(other)
                            .map(hex -> new Digest(DigestAlgorithm.SHA_512, hex))));
  }
}
