package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.UpgradeEngine;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageImport;
import io.swim.image.ImageKind;
import io.swim.image.SoftwareImage;
import io.swim.testkit.device.SimulatedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the repository knows of imported files of many vendors. */
class ImportedKindsTest {
  @TempDir Path folder;
  private UpgradeEngine engine;

  @BeforeEach
  void start() {
    engine =
        UpgradeEngine.builder()
            .devices(id -> Optional.empty())
            .credentials(TestServices.of("nobody", "n0pass", ""))
            .discoverDrivers(ImportedKindsTest.class.getClassLoader())
            .build();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private SoftwareImage imported(String name, byte[] bytes) throws Exception {
    return engine.images().importImage(ImageImport.of(Files.write(folder.resolve(name), bytes)));
  }

  @Test
  void everyFileIsStoredWithItsKind() throws Exception {
    for (Map.Entry<String, byte[]> each : VendorSamples.all().entrySet()) {
      SoftwareImage image = imported(each.getKey(), each.getValue());
      assertThat(image.kind())
          .isEqualTo(Platforms.bundled().recognizeName(each.getKey()).orElseThrow().kind());
      assertThat(engine.images().find(image.id())).contains(image);
    }
    assertThat(engine.images().list())
        .extracting(SoftwareImage::kind)
        .contains(ImageKind.SYSTEM, ImageKind.PACKAGE, ImageKind.ADD_ON);
    SimulatedImage ios = SimulatedImage.builder().version("15.0(2)SE11").build();
    assertThat(imported(ios.fileName(), ios.toByteArray()).kind()).isEqualTo(ImageKind.SYSTEM);
  }

  @Test
  void aRenamedFileIsRefused() throws Exception {
    SwimException e =
        catchThrowableOfType(
            SwimException.class, () -> imported("nxos.9.3.7.bin", VendorSamples.eos("4.28.3M")));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_RENAMED);
    assertThat(e).hasMessageContaining("cisco-nxos").hasMessageContaining("arista-eos");
    assertThat(engine.images().list()).isEmpty();
  }
}
