package io.swim.ssh;

import io.swim.spi.BundleReader;
import io.swim.spi.ImageRecognizer;
import io.swim.testkit.contract.BundleReaderContract;
import io.swim.testkit.contract.ImageRecognizerContract;
import io.swim.testkit.device.SimulatedImage;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Nested;

/** What tells images and bundles keeps the rules of the SPI. */
class ImageContractsTest {
  @Nested
  class IosImages extends ImageRecognizerContract {
    @Override
    protected ImageRecognizer recognizer() {
      return new CiscoIosImages();
    }

    @Override
    protected Map<String, byte[]> samples() {
      SimulatedImage image = SimulatedImage.builder().sizeBytes(200_000).build();
      return Map.of(image.fileName(), image.toByteArray());
    }
  }

  @Nested
  class OfOtherPlatforms extends ImageRecognizerContract {
    @Override
    protected ImageRecognizer recognizer() {
      return new VendorImages();
    }

    @Override
    protected Map<String, byte[]> samples() {
      return VendorSamples.all();
    }
  }

  @Nested
  class ApBundles extends BundleReaderContract {
    @Override
    protected BundleReader reader() {
      return new CiscoApBundles();
    }

    @Override
    protected Map<String, byte[]> samples() {
      return Map.of("bundle.tar", Tars.bundle().done());
    }

    @Override
    protected Map<String, byte[]> hostile() {
      byte[] image = Tars.image("ap1g8");
      return Map.of(
          "a way out", Tars.bundle().file("../ap1g8", image).done(),
          "a link", Tars.bundle().entry("ap1g8", TarConstants.LF_SYMLINK, "/etc/passwd").done(),
          "an image twice", Tars.bundle().file("other/ap1g4", image).done(),
          "no image", new Tars().file("version.info", "1.2").done());
    }
  }
}
