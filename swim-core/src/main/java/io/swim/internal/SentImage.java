package io.swim.internal;

import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.job.Attempt;
import java.util.Optional;

/**
 * What our own server sent to the device last, beside what it should have sent.
 *
 * @param sent SHA-256 of the bytes that left us
 * @param image SHA-256 that the repository has for the image
 */
record SentImage(Digest sent, Digest image) {
  /** Empty where it was not our server that the device fetched the whole file from. */
  static Optional<SentImage> last(Work work) {
    Optional<Digest> image = work.image().digest(DigestAlgorithm.SHA_256);
    return TransferWays.last(work)
        .flatMap(Attempt::sent)
        .flatMap(sent -> image.map(right -> new SentImage(sent, right)));
  }

  /** Otherwise any protocol would send the same wrong bytes again. */
  boolean isTheImage() {
    return sent.equals(image);
  }

  /** Whose fault it is that the file on the device is not the image. */
  String verdict() {
    return isTheImage()
        ? "our server sent the right bytes, " + sent + ", so they were spoiled on the way or there"
        : "our server sent "
            + sent
            + ", the image "
            + image
            + ": its file in the repository is not the image any more";
  }
}
