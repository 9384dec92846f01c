package io.swim.internal;

import io.swim.image.ImageId;
import io.swim.image.ImageImport;
import io.swim.image.ImageSource;
import io.swim.image.SoftwareImage;
import java.util.Optional;

/** Takes images into the repository that may well be there already. */
public interface SourceIntake {
  /**
   * What is another text whenever the file may have other bytes; empty where its source can't tell.
   *
   * @throws io.swim.fault.SwimException SOURCE_FAILED
   */
  Optional<String> revision(ImageSource source);

  /**
   * As {@link io.swim.ImageRepository#importImage}; but where the repository has the same bytes
   * under that name already, it keeps those.
   */
  Taken take(ImageImport request);

  /** Whether the repository has that image. */
  boolean has(ImageId id);

  /**
   * What came of it.
   *
   * @param image as the repository has it now
   * @param wasThere with the same bytes, before
   */
  record Taken(SoftwareImage image, boolean wasThere) {}
}
