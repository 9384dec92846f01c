package io.swim.ssh.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.image.ImageContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** A deflated file takes memory outside the heap only while it is read. */
class InflatedContentTest {
  private static final byte[] WHOLE = words(300_000);

  private static byte[] words(int size) {
    byte[] bytes = new byte[size];
    Random random = new Random(4711);
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) ('a' + random.nextInt(6));
    }
    return bytes;
  }

  private static byte[] deflated() {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    deflater.setInput(WHOLE);
    deflater.finish();
    byte[] bytes = new byte[WHOLE.length];
    int count = deflater.deflate(bytes);
    deflater.end();
    return Arrays.copyOf(bytes, count);
  }

  private static InflatedContent of(byte[] deflated) {
    return new InflatedContent(ImageContent.of(deflated), WHOLE.length);
  }

  @Test
  void nothingIsHeldBeforeTheFirstReadAndAfterTheLast() throws IOException {
    InflatedContent content = of(deflated());
    assertThat(content.isInflating()).isFalse();

    content.read(ByteBuffer.allocate(10), 0);
    assertThat(content.isInflating()).isTrue();
    try (InputStream in = content.stream(0)) {
      assertThat(in.readAllBytes()).isEqualTo(WHOLE);
    }

    assertThat(content.isInflating()).isFalse();
  }

  @Test
  void itCanBeReadBackAndOnceMore() throws IOException {
    InflatedContent content = of(deflated());
    for (int from : new int[] {200_000, 100, WHOLE.length - 1, 0}) {
      try (InputStream in = content.stream(from)) {
        assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(WHOLE, from, WHOLE.length));
      }
    }
  }

  @Test
  void aDamagedFileHoldsNothing() {
    byte[] half = Arrays.copyOf(deflated(), 50_000);
    InflatedContent content = of(half);

    assertThatThrownBy(() -> content.stream(0).readAllBytes()).isInstanceOf(IOException.class);

    assertThat(content.isInflating()).isFalse();
  }

  @Test
  void whatIsClosedCanNotBeRead() throws IOException {
    InflatedContent content = of(deflated());
    content.read(ByteBuffer.allocate(10), 0);

    content.close();

    assertThat(content.isInflating()).isFalse();
    assertThatThrownBy(() -> content.read(ByteBuffer.allocate(10), 10))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed");
  }
}
