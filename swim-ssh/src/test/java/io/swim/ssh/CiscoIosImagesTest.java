package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.PlatformId;
import io.swim.image.ImageContent;
import io.swim.spi.Recognition;
import io.swim.testkit.device.SimulatedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is recognised as an IOS image, what is damaged, what was renamed. */
class CiscoIosImagesTest {
  private static final String NAME = "c2960-lanbasek9-mz.150-2.SE11.bin";
  private final CiscoIosImages images = new CiscoIosImages();

  private Recognition recognize(String name, byte[] bytes) throws IOException {
    return images.recognize(name, ImageContent.of(bytes));
  }

  /** An image whose loader is an ELF of 32 bits, big-endian, with a real archive behind it. */
  private static byte[] elf(String cwImage, String version, String payload) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x7f, 'E', 'L', 'F', 1, 2, 1, 0});
    out.writeBytes(new byte[3000]);
    String family = cwImage.substring(0, cwImage.indexOf('-'));
    out.writeBytes(
        ("CW_BEGIN$-x-m$CW_IMAGE$"
                + cwImage
                + "$CW_FAMILY$"
                + family
                + "$CW_FEATURE$IP|LAYER_2|MIN_DRAM_MEG=64$CW_VERSION$"
                + version
                + "$CW_MEDIA$RAM$CW_END$-x-m$")
            .getBytes(StandardCharsets.US_ASCII));
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("image.bin"));
      zip.write(payload.getBytes(StandardCharsets.US_ASCII));
      zip.closeEntry();
    }
    return out.toByteArray();
  }

  @Test
  void simulatedImagesAreWhole() throws Exception {
    SimulatedImage image = SimulatedImage.builder().version("15.0(2)SE11").build();
    Recognition.Recognized found =
        (Recognition.Recognized) recognize(image.fileName(), image.toByteArray());
    assertThat(found.platform()).isEqualTo(new PlatformId("cisco-ios"));
    assertThat(found.version()).isEqualTo("15.0(2)SE11");
    assertThat(found.family()).isEqualTo("C2960");
    assertThat(found.featureSet()).isEqualTo("LANBASEK9-M");
    assertThat(found.requirements().minRamBytes()).hasValue(64L << 20);
  }

  @ParameterizedTest
  @CsvSource({
    "c2960-lanbasek9-mz.150-2.SE11.bin, C2960-LANBASEK9-M, 15.0(2)SE11",
    "C2960-LANBASEK9-MZ.150-2.SE11.BIN, C2960-LANBASEK9-M, 15.0(2)SE11",
    "c2900-universalk9-mz.SPA.151-4.M8.bin, C2900-UNIVERSALK9-M, 15.1(4)M8",
    "c1240-k9w7-mx.124-25d.JA1, C1240-K9W7-M, 12.4(25d)JA1",
    "s72033-adventerprisek9_wan-mz.122-18.SXF7, s72033_rp-ADVENTERPRISEK9_WAN-M, 12.2(18)SXF7",
    "c3750e-universalk9-mz, C3750E-UNIVERSALK9-M, 15.2(2)E8"
  })
  void ciscosNamesAgreeWithTheirContent(String name, String cwImage, String version)
      throws Exception {
    assertThat(recognize(name, elf(cwImage, version, "code")))
        .isInstanceOf(Recognition.Recognized.class);
  }

  @ParameterizedTest
  @CsvSource({
    "c2960-lanbasek9-mz.122-55.SE3.bin, 122-55.se3",
    "c3560-lanbasek9-mz.150-2.SE11.bin, c3560",
    "c2960-lanlitek9-mz.150-2.SE11.bin, lanlitek9",
    "new-image.bin, not one of Cisco's"
  })
  void namesThatContradictTheContentAreToldSo(String name, String why) throws Exception {
    Recognition found = recognize(name, elf("C2960-LANBASEK9-M", "15.0(2)SE11", "code"));
    assertThat(found).isInstanceOf(Recognition.Renamed.class);
    assertThat(((Recognition.Renamed) found).why()).contains(why, "15.0(2)SE11");
  }

  @Test
  void everyTruncationIsDamagedOrForeignAndNeverWhole() throws Exception {
    byte[] whole = SimulatedImage.builder().sizeBytes(6_000).build().toByteArray();
    for (int length = 0; length < whole.length; length += 7) {
      Recognition found = recognize(NAME, Arrays.copyOf(whole, length));
      assertThat(found)
          .as("cut to " + length)
          .isInstanceOfAny(Recognition.Damaged.class, Recognition.NotMine.class);
      if (length >= 4) {
        assertThat(((Recognition.Damaged) found).why()).contains(String.valueOf(length));
      }
    }
  }

  @Test
  void otherFilesAreNotMine() throws Exception {
    byte[] elf64 = elf("C2960-LANBASEK9-M", "15.0(2)SE11", "code");
    elf64[4] = 2;
    assertThat(recognize(NAME, elf64)).isInstanceOf(Recognition.NotMine.class);
    assertThat(recognize(NAME, elf("X86_64_LINUX_IOSD-UNIVERSALK9-M", "15.4(3)S2", "code")))
        .isInstanceOf(Recognition.NotMine.class);
    assertThat(recognize(NAME, "Package header rev 3".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(Recognition.NotMine.class);
    assertThat(recognize(NAME, new byte[0])).isInstanceOf(Recognition.NotMine.class);
  }

  @Test
  void garbageNeverThrows() throws Exception {
    Random random = new Random(42);
    byte[] whole = elf("C2960-LANBASEK9-M", "15.0(2)SE11", "code".repeat(500));
    long inputs = Long.getLong("swim.fuzz.inputs", 2_000);
    for (long i = 0; i < inputs; i++) {
      byte[] bytes = Arrays.copyOf(whole, random.nextInt(whole.length * 2));
      for (int change = random.nextInt(20); change > 0 && bytes.length > 8; change--) {
        bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt();
      }
      assertThat(recognize(NAME, bytes)).isNotNull();
    }
  }

  @Test
  void hugeFileNeedsLittleMemory() throws Exception {
    byte[] head = elf("C2960-LANBASEK9-M", "15.0(2)SE11", "code");
    long size = 1L << 30;
    ImageContent sparse =
        new ImageContent() {
          @Override
          public long sizeBytes() {
            return size;
          }

          @Override
          public int read(ByteBuffer into, long position) {
            if (position >= size) {
              return -1;
            }
            int count = (int) Math.min(into.remaining(), size - position);
            for (int i = 0; i < count; i++) {
              // No ZIP member anywhere, so that all of it has to be searched.
              into.put(position + i < 3200 ? head[(int) position + i] : 0);
            }
            return count;
          }

          @Override
          public void close() {}
        };
    assertThat(images.recognize(NAME, sparse)).isInstanceOf(Recognition.Damaged.class);
  }
}
