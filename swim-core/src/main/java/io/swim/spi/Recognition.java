package io.swim.spi;

import io.swim.device.PlatformId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import java.util.Objects;

/** What a recognizer says about a file. */
public sealed interface Recognition {
  /** Not a file of this recognizer's platforms. */
  record NotMine() implements Recognition {}

  /**
   * A file of its platforms, but not a whole one.
   *
   * @param why with the numbers in it
   */
  record Damaged(String why) implements Recognition {
    public Damaged {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * A whole file whose name contradicts its content.
   *
   * @param why what the name says and what the content says
   */
  record Renamed(String why) implements Recognition {
    public Renamed {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * A whole file.
   *
   * @param platform who can run it
   * @param kind what it is for
   * @param version as the vendor writes it
   * @param family hardware family, or empty
   * @param featureSet or empty
   * @param requirements as far as the file tells
   */
  record Recognized(
      PlatformId platform,
      ImageKind kind,
      String version,
      String family,
      String featureSet,
      ImageRequirements requirements)
      implements Recognition {
    public Recognized {
      Objects.requireNonNull(platform, "platform");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(family, "family");
      Objects.requireNonNull(featureSet, "featureSet");
      Objects.requireNonNull(requirements, "requirements");
    }
  }
}
