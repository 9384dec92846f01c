package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.testkit.device.SimulatedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedImageTest {
  @Test
  void hasExactlyTheSizeAndTheSameBytesEveryTime() {
    for (long size : new long[] {3_000, 65_536, 1_000_001}) {
      SimulatedImage image = SimulatedImage.builder().sizeBytes(size).build();
      SimulatedImage again = SimulatedImage.builder().sizeBytes(size).build();
      assertThat(image.toByteArray()).hasSize((int) size).isEqualTo(again.toByteArray());
    }
    SimulatedImage other = SimulatedImage.builder().seed(1).build();
    assertThat(other.md5()).isNotEqualTo(SimulatedImage.builder().build().md5());
    assertThat(other.fileName()).isEqualTo(SimulatedImage.builder().build().fileName());
  }

  @Test
  void startsLikeAnMzipImageWithItsCwBlock() {
    byte[] bytes = SimulatedImage.builder().minRamMegabytes(128).build().toByteArray();
    String head = new String(bytes, 0, 2048, StandardCharsets.ISO_8859_1);
    assertThat(head).startsWith("MZIP\0\0\0\1\0\0");
    assertThat(head)
        .contains(
            "CW_BEGIN$-gs-lanbasek9-m$CW_IMAGE$C2960-LANBASEK9-M$CW_FAMILY$C2960$CW_FEATURE$IP|")
        .contains("|MIN_DRAM_MEG=128$CW_VERSION$15.0(2)SE11$CW_MEDIA$RAM$CW_SYSDESCR$Cisco IOS ")
        .contains("CW_END$-gs-lanbasek9-m$");
  }

  @Test
  void endsInAnArchiveThatAnUnzipperAccepts(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("image.bin");
    SimulatedImage image = SimulatedImage.builder().sizeBytes(500_000).build();
    image.writeTo(file);
    assertThat(file).hasSize(500_000);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.entries().nextElement();
      assertThat(entry.getName()).isEqualTo("C2960-LANBASEK9-M.BIN");
      assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
      // Reading to the end checks nothing by itself for stored members, so the CRC is compared.
      var crc = new java.util.zip.CRC32();
      crc.update(zip.getInputStream(entry).readAllBytes());
      assertThat(crc.getValue()).isEqualTo(entry.getCrc());
    }
    byte[] end = Files.readAllBytes(file);
    assertThat(new String(end, end.length - 22, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
  }

  @ParameterizedTest
  @CsvSource({
    "C2960-LANBASEK9-M, 15.0(2)SE11, c2960-lanbasek9-mz.150-2.SE11.bin",
    "C3560-IPSERVICESK9-M, 12.2(55)SE3, c3560-ipservicesk9-mz.122-55.SE3.bin",
    "C1600-SY-M, 12.2(46a), c1600-sy-mz.122-46a.bin",
    "C1240-K9W7-M, 12.4(25d)JA1, c1240-k9w7-mz.124-25d.JA1.bin"
  })
  void isNamedAsTheVendorNamesIt(String imageName, String version, String fileName) {
    assertThat(SimulatedImage.builder().imageName(imageName).version(version).build().fileName())
        .isEqualTo(fileName);
  }

  @Test
  void badSettingsAreNamed() {
    assertThatThrownBy(() -> SimulatedImage.builder().version("17.9.5"))
        .hasMessageContaining("17.9.5");
    assertThatThrownBy(() -> SimulatedImage.builder().sizeBytes(100).build())
        .hasMessageContaining("100 bytes is too small");
  }
}
