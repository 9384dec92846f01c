package io.swim.testkit.fake;

import io.swim.image.ImageContent;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.spi.ImageRecognizer;
import io.swim.spi.Recognition;

/** Takes any bytes for an image of fake devices. */
final class AnyImage implements ImageRecognizer {
  @Override
  public String id() {
    return "any";
  }

  @Override
  public Recognition recognize(String fileName, ImageContent content) {
    return new Recognition.Recognized(
        FakeDevice.PLATFORM, ImageKind.SYSTEM, "1.0", "", "", ImageRequirements.NONE);
  }
}
