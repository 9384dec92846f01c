package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.image.ImageContent;
import io.swim.spi.BundleContents;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Archives that were made to do harm, or by chance. */
class HostileBundlesTest {
  private static final CiscoApBundles READER = new CiscoApBundles();

  private static BundleContents read(byte[] bytes) throws IOException {
    return READER.read("bundle.tar", ImageContent.of(bytes));
  }

  private static String damage(byte[] bytes) throws IOException {
    return ((BundleContents.Damaged) read(bytes)).why();
  }

  @Test
  void headersOfAnyLengthCostLittle() throws Exception {
    Tars names = Tars.bundle();
    for (int i = 0; i < 2000; i++) {
      names.raw(header('L', 0));
    }
    assertThat(damage(names.done())).contains("a header has more than");
    for (char kind : new char[] {'L', 'K', 'x', 'g'}) {
      byte[] bundle = Tars.bundle().raw(header(kind, 0)).done();
      long size = 6L << 30;
      byte[] large = Tars.bundle().raw(header(kind, size)).done();
      StretchedContent content = new StretchedContent(large, large.length + size);

      assertThat(READER.read("bundle.tar", content))
          .as("%c", kind)
          .isInstanceOf(BundleContents.Damaged.class);
      assertThat(content.bytesRead).isLessThan(2 << 20);
      assertThat(read(bundle)).isNotNull();
    }
  }

  /** A header of a kind that only says something of the next one. */
  private static byte[] header(char kind, long size) {
    byte[] block = new byte[512];
    System.arraycopy(Tars.text("././@LongLink"), 0, block, 0, 13);
    System.arraycopy(Tars.text("%011o".formatted(size)), 0, block, 124, 11);
    if (size >= 1L << 33) {
      throw new IllegalArgumentException("does not fit: " + size);
    }
    block[156] = (byte) kind;
    Arrays.fill(block, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte each : block) {
      sum += each & 0xff;
    }
    System.arraycopy(Tars.text("%06o\0 ".formatted(sum)), 0, block, 148, 8);
    return block;
  }

  @Test
  void theBytesOfTheImagesAreNotRead() throws Exception {
    byte[] start = new Tars().file("version.info", "1.2").raw(header('0', 5L << 30)).done();
    System.arraycopy(Tars.text("note.bin\0\0\0\0\0"), 0, start, 1024, 13);
    fixChecksum(start, 1024);
    StretchedContent content = new StretchedContent(start, (5L << 30) + 20_480);

    assertThat(READER.read("bundle.tar", content))
        .isEqualTo(new BundleContents.Damaged("there is no image of an access point in it"));
    assertThat(content.bytesRead).isLessThan(100_000);
  }

  private static void fixChecksum(byte[] tar, int header) {
    Arrays.fill(tar, header + 148, header + 156, (byte) ' ');
    int sum = 0;
    for (int i = header; i < header + 512; i++) {
      sum += tar[i] & 0xff;
    }
    System.arraycopy(Tars.text("%06o\0 ".formatted(sum)), 0, tar, header + 148, 8);
  }

  @Test
  void aFileThatCanNotBeReadIsNoDamagedOne() {
    ImageContent unreadable =
        new StretchedContent(Tars.bundle().done(), 1 << 20) {
          @Override
          public int read(ByteBuffer into, long position) throws IOException {
            if (position >= 512) {
              throw new AccessDeniedException("bundle.tar");
            }
            return super.read(into, position);
          }
        };

    assertThatThrownBy(() -> READER.read("bundle.tar", unreadable))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void whateverIsChangedInABundleItIsReadOrRefused() throws Exception {
    byte[] whole = Tars.bundle().done();
    Random random = new Random(7);
    int read = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = whole.clone();
      int changes = 1 + random.nextInt(8);
      for (int i = 0; i < changes; i++) {
        // Mostly in headers: a change of the bytes of an image is for its digest to find.
        int block = random.nextInt(bytes.length / 512) * 512;
        int at = random.nextBoolean() ? random.nextInt(bytes.length) : block + random.nextInt(512);
        bytes[at] = (byte) random.nextInt(256);
      }
      if (random.nextInt(3) == 0) {
        int header = random.nextInt(bytes.length / 512) * 512;
        bytes[header + 124 + random.nextInt(33)] = (byte) random.nextInt(256);
        fixChecksum(bytes, header);
      }
      int size = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
      BundleContents contents = read(Arrays.copyOf(bytes, size));
      if (contents instanceof BundleContents.Images images) {
        read++;
        for (BundleContents.Entry entry : images.images()) {
          assertThat(entry.fileName()).matches("[a-z0-9]{1,24}");
          assertThat(entry.content().sizeBytes()).isBetween(1L, (long) size);
        }
      } else if (contents instanceof BundleContents.Damaged damaged) {
        assertThat(damaged.why()).isPrintable();
      }
    }
    assertThat(read).isBetween(100, 2_900);
  }
}
