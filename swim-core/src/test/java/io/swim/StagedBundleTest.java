package io.swim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.image.ImageContent;
import io.swim.image.SoftwareImage;
import io.swim.spi.ImageStore;
import io.swim.spi.StagedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing of a bundle stays open, whatever fails. */
class StagedBundleTest {
  private final List<Staged> staged = new ArrayList<>();
  private final ImageStore store =
      (ImageStore)
          Proxy.newProxyInstance(
              ImageStore.class.getClassLoader(),
              new Class<?>[] {ImageStore.class},
              (proxy, method, arguments) -> {
                if (!method.getName().equals("stage")) {
                  throw new UnsupportedOperationException(method.getName());
                }
                staged.add(new Staged());
                return staged.get(staged.size() - 1);
              });

  @Test
  void whatIsWrittenToIsClosedWhenTheBundleCanNotBeRead() {
    StagedBundle bundle = new StagedBundle(store);

    assertThatThrownBy(() -> bundle.add(new Unreadable(), written -> described()))
        .hasMessageContaining("can't be read");

    assertThat(staged.get(0).outIsOpen).isFalse();
  }

  @Test
  void oneThatCanNotBeClosedKeepsNoOtherOpen() throws Exception {
    StagedBundle bundle = new StagedBundle(store);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> bundle.add(new Unreadable(), written -> described()));
    }
    staged.get(0).closeFails = true;
    staged.get(1).closeFails = true;

    assertThatThrownBy(bundle::close).satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));

    assertThat(staged).allMatch(each -> each.closed);
  }

  private static SoftwareImage described() {
    throw new IllegalStateException("nothing was written");
  }

  /** Knows what was closed. */
  private static final class Staged implements StagedImage {
    private boolean outIsOpen;
    private boolean closed;
    private boolean closeFails;

    @Override
    public OutputStream out() {
      outIsOpen = true;
      return new ByteArrayOutputStream() {
        @Override
        public void close() {
          outIsOpen = false;
        }
      };
    }

    @Override
    public ImageContent content() {
      return ImageContent.of(new byte[0]);
    }

    @Override
    public void commit(SoftwareImage image) {}

    @Override
    public void close() throws IOException {
      closed = true;
      if (closeFails) {
        throw new IOException("the disk is gone");
      }
    }
  }

  /** Fails when it is opened. */
  private static final class Unreadable implements ImageContent {
    @Override
    public long sizeBytes() {
      return 5;
    }

    @Override
    public int read(ByteBuffer into, long position) {
      return -1;
    }

    @Override
    public InputStream stream(long fromByte) {
      throw new IllegalStateException("can't be read");
    }

    @Override
    public void close() {}
  }
}
