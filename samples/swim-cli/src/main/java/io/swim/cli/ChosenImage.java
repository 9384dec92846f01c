package io.swim.cli;

import io.swim.ImageRepository;
import io.swim.image.Digest;
import io.swim.image.ImageId;
import io.swim.image.ImageImport;
import io.swim.image.SoftwareImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What {@code --image} names: a file, or an image of the repository. A file that happens to lie in
 * the current folder never takes the place of another image of that name.
 */
final class ChosenImage {
  private final ImageRepository images;
  private final Output output;

  ChosenImage(ImageRepository images, Output output) {
    this.images = images;
    this.output = output;
  }

  /**
   * The image; a file gets into the repository of the run.
   *
   * @throws BadInput when there is neither, or both are there and differ
   */
  SoftwareImage of(String name) {
    Path file = Path.of(name);
    Optional<SoftwareImage> kept = BadInput.unless(() -> images.find(new ImageId(name)));
    if (!Files.exists(file)) {
      return kept.orElseThrow(
          () ->
              new BadInput(
                  name + " is not a file, and no image of the repository (see swim image list)"));
    }
    if (kept.isEmpty()) {
      return images.importImage(
          ImageImport.of(file).withDuplicates(ImageImport.Duplicates.OVERWRITE));
    }
    if (!isSame(file, kept.get())) {
      throw new BadInput(
          "%1$s is two images: the file %2$s of %3$d bytes, and one of the repository of %4$d bytes,"
                  .formatted(name, file.toAbsolutePath(), size(file), kept.get().sizeBytes())
              + " imported at "
              + kept.get().importedAt()
              + ". Give the path ./"
              + name
              + " for the file, or begin in another folder for the one of the repository");
    }
    output.remark(
        "swim: "
            + name
            + " is taken out of the repository; the file "
            + file.toAbsolutePath()
            + " is the same");
    return kept.get();
  }

  private static boolean isSame(Path file, SoftwareImage kept) {
    return size(file) == kept.sizeBytes()
        && kept.digests().stream()
            .max(Comparator.comparing(Digest::algorithm))
            .map(known -> known.equals(digest(file, known)))
            .orElse(false);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Digest digest(Path file, Digest like) {
    try {
      MessageDigest digest = MessageDigest.getInstance(like.algorithm().jcaName());
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return new Digest(like.algorithm(), HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + like.algorithm(), e);
    }
  }

  private static BadInput unreadable(Path file, IOException e) {
    return new BadInput(file + " can't be read: " + Words.because(e), e);
  }
}
