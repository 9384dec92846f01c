package io.swim;

import io.swim.device.PlatformId;
import io.swim.image.ImageContent;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.VersionScheme;
import io.swim.spi.ImageRecognizer;
import io.swim.spi.Recognition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.util.OptionalLong;

/** Recognizers that go by words, and a catalog that knows IOS. */
final class TestRecognizers {
  private static final PlatformId IOS = new PlatformId("cisco-ios");

  private TestRecognizers() {}

  /** Asked first, and knows nothing. */
  static final class NobodysFiles implements ImageRecognizer {
    @Override
    public String id() {
      return "nobody";
    }

    @Override
    public Recognition recognize(String fileName, ImageContent content) {
      return new Recognition.NotMine();
    }
  }

  /** Goes by the first word. */
  static final class WordRecognizer implements ImageRecognizer {
    @Override
    public String id() {
      return "words";
    }

    @Override
    public Recognition recognize(String fileName, ImageContent content) throws IOException {
      String text = new String(content.stream(0).readAllBytes(), StandardCharsets.UTF_8);
      String[] words = text.split(" ", 2);
      return switch (words[0]) {
        case "image" ->
            new Recognition.Recognized(
                IOS,
                ImageKind.SYSTEM,
                words[1],
                "C2960",
                "LANBASEK9-M",
                new ImageRequirements(OptionalLong.of(64L << 20), OptionalLong.empty()));
        case "damaged" -> new Recognition.Damaged("it has 7 of 9 bytes");
        case "renamed" -> new Recognition.Renamed("the name says 1.0, the content says 2.0");
        case "defect" -> throw new IllegalStateException("a bug in a recognizer");
        case "unreadable" -> throw new AccessDeniedException(fileName);
        default -> new Recognition.NotMine();
      };
    }
  }

  /** Versions whose punctuation does not count: 15.0(2)SE11 is 150-2.SE11. */
  private static final VersionScheme LETTERS_AND_DIGITS =
      new VersionScheme() {
        @Override
        public String id() {
          return "letters-and-digits";
        }

        @Override
        public boolean understands(String version) {
          return GENERIC.understands(version);
        }

        @Override
        public int compare(String one, String other) {
          return GENERIC.compare(one.replaceAll("\\W", ""), other.replaceAll("\\W", ""));
        }
      };

  /** Knows one platform. */
  static final class IosOnly extends OnePlatform {
    IosOnly() {
      super(IOS);
    }

    @Override
    public VersionScheme versions(PlatformId platform) {
      return LETTERS_AND_DIGITS;
    }
  }
}
