package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.image.ImageContent;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedImageBuilder;
import io.swim.testkit.device.SimulatedModels;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.image.ImagePart;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XeImageTest {
  private static SimulatedImageBuilder builder() {
    return SimulatedImage.builder().model(SimulatedModels.catalyst9300());
  }

  private static ImageFacts inspect(byte[] bytes) throws Exception {
    return ImageInspector.inspect(ImageContent.of(bytes));
  }

  @Test
  void hasExactlyTheSizeAndTheSameBytesEveryTime() {
    for (long size : new long[] {30_000, 65_536, 1_000_001}) {
      byte[] bytes = builder().sizeBytes(size).build().toByteArray();
      assertThat(bytes).hasSize((int) size);
      assertThat(builder().sizeBytes(size).build().toByteArray()).isEqualTo(bytes);
      assertThat(builder().sizeBytes(size).seed(1).build().toByteArray()).isNotEqualTo(bytes);
    }
  }

  @Test
  void headerTellsFamilyAndVersion() {
    byte[] bytes = builder().version("17.9.5").build().toByteArray();
    assertThat(new String(bytes, 0, 1024, StandardCharsets.ISO_8859_1))
        .contains("KEY_TLV_PACKAGE_COMPATIBILITY\0", "BOARD_cat9k_TYPE\0", "CW_FAMILY=$cat9k$\0")
        .contains("CW_IMAGE=$cat9k_iosxe.17.09.05.SPA.bin$\0", "CW_VERSION=$17.9.5$\0")
        .containsPattern("CW_FULL_VERSION=\\$17\\.09\\.05\\.0\\.\\d{4}\\.\\.Cupertino\\$");
  }

  @Test
  void packagesAreInItOneAfterTheOther() throws Exception {
    SimulatedImage image = builder().version("17.09.05").sizeBytes(500_000).build();
    byte[] bytes = image.toByteArray();
    ImageFacts facts = inspect(bytes);
    assertThat(facts.version()).isEqualTo("17.09.05");
    assertThat(facts.fullVersion()).startsWith("17.09.05.0.");
    assertThat(facts.parts())
        .hasSize(11)
        .extracting(ImagePart::fileName)
        .contains("cat9k-rpbase.17.09.05.SPA.pkg", "cat9k-rpboot.17.09.05.SPA.pkg");
    long end = facts.parts().get(0).offset();
    for (ImagePart part : facts.parts()) {
      assertThat(part.offset()).isEqualTo(end);
      end += part.sizeBytes();
      byte[] alone = Arrays.copyOfRange(bytes, (int) part.offset(), (int) end);
      assertThat(inspect(alone).imageName()).isEqualTo(part.fileName());
      assertThat(inspect(alone).parts()).isEmpty();
      alone[alone.length - 1] ^= 1;
      assertThatThrownBy(() -> inspect(alone)).hasMessage("SHA-512 hash of the package is wrong");
    }
    assertThat(end).isEqualTo(bytes.length);
  }

  @Test
  void routerHasItsOwnPackages() throws Exception {
    SimulatedImage image =
        SimulatedImage.builder().model(SimulatedModels.router4451()).version("17.9.5").build();
    assertThat(image.fileName()).isEqualTo("isr4400-universalk9.17.09.05.SPA.bin");
    assertThat(inspect(image.toByteArray()).parts())
        .extracting(ImagePart::fileName)
        .containsExactly(
            "isr4400-mono-universalk9.17.09.05.SPA.pkg",
            "isr4400-rpboot.17.09.05.SPA.pkg",
            "isr4400-firmware_nim_ge.17.09.05.SPA.pkg");
  }

  @Test
  void damageIsFoundWhereverItIs() {
    byte[] good = builder().sizeBytes(200_000).build().toByteArray();
    assertThatThrownBy(() -> inspect(Arrays.copyOf(good, 150_000)))
        .isInstanceOf(NotBootable.class)
        .hasMessage("file is cut short: it has 150000 bytes, not 200000");
    for (int at : new int[] {0, 4, 40, 300, 1_500, 100_000, 199_999}) {
      byte[] bad = good.clone();
      bad[at] ^= 4;
      assertThatThrownBy(() -> inspect(bad)).as("byte %d", at).isInstanceOf(NotBootable.class);
    }
    for (int length : new int[] {0, 5, 60, 600}) {
      assertThatThrownBy(() -> inspect(Arrays.copyOf(good, length)))
          .as("%d bytes", length)
          .isInstanceOf(NotBootable.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "16.12.9, 16.12.09, Gibraltar",
    "17.3.4a, 17.03.04a, Amsterdam",
    "17.15.01, 17.15.01, IOSXE"
  })
  void isNamedAsTheVendorNamesIt(String version, String padded, String train) {
    SimulatedImage image = builder().version(version).build();
    assertThat(image.version()).isEqualTo(padded);
    assertThat(image.fileName()).isEqualTo("cat9k_iosxe." + padded + ".SPA.bin");
    assertThat(image.description())
        .startsWith(
            "Cisco IOS Software [" + train + "], Catalyst L3 Switch Software (CAT9K_IOSXE)");
  }

  @Test
  void badSettingsAreNamed() {
    assertThatThrownBy(() -> builder().version("15.0(2)SE11"))
        .hasMessage("version '15.0(2)SE11' is not of the form 17.09.05 of IOS-XE");
    assertThatThrownBy(() -> builder().sizeBytes(5_000).build())
        .hasMessageContaining("5000 bytes is too small");
    assertThatThrownBy(() -> SimulatedModels.catalyst2960().withMembers(2))
        .hasMessageContaining("no stack of 2 WS-C2960-24TT-L");
  }
}
