package io.swim.retrieval;

import io.swim.fault.ErrorCode;
import io.swim.image.ImageId;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of one file.
 *
 * @param file where it is
 * @param result in one word
 * @param image as which the repository has it, or has other bytes
 * @param code why it was not taken; empty when it was
 * @param message the same for people, with names and numbers; empty when it was taken
 * @param revision of the file when it was last judged; empty when its source does not tell
 */
public record RetrievedFile(
    String file,
    Result result,
    Optional<ImageId> image,
    Optional<ErrorCode> code,
    String message,
    Optional<String> revision) {
  public RetrievedFile {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(revision, "revision");
  }

  /** How it ended. */
  public enum Result {
    /** It is in the repository now. */
    IMPORTED,
    /** It was read, and the repository had the same bytes already. */
    PRESENT,
    /** It has not changed since it was last judged, and was not read; what was found then holds. */
    UNCHANGED,
    /** It was read, and is not what is taken; it is read again when it has changed. */
    REFUSED,
    /** It could not be read or stored; it is tried again the next time. */
    FAILED
  }

  /** Whether the repository has these bytes. */
  public boolean isThere() {
    return image.isPresent() && code.isEmpty();
  }

  /** The same, but to be read again the next time. */
  RetrievedFile forgotten() {
    return new RetrievedFile(file, result, image, code, message, Optional.empty());
  }
}
