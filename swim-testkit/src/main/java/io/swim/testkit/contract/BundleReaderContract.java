package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.FlashPath;
import io.swim.image.ImageContent;
import io.swim.spi.BundleContents;
import io.swim.spi.BundleReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link BundleReader} must do. */
public abstract class BundleReaderContract extends FileReadingContract<BundleContents> {
  /** The reader under test. */
  protected abstract BundleReader reader();

  /**
   * Bundles that must be refused as damaged, by what is wrong with them: one or more. In such as
   * allow it: a name that leads out of the bundle, a link, two images of one name, no image at all.
   */
  protected abstract Map<String, byte[]> hostile() throws Exception;

  @Override
  final BundleContents look(String fileName, ImageContent content) throws IOException {
    return reader().read(fileName, content);
  }

  @Override
  final boolean isWhole(BundleContents answer) {
    return answer instanceof BundleContents.Images;
  }

  @Override
  final boolean isDamaged(BundleContents answer) {
    return answer instanceof BundleContents.Damaged;
  }

  @Override
  final String inWords(BundleContents answer) throws IOException {
    if (!(answer instanceof BundleContents.Images images)) {
      return answer.toString();
    }
    List<String> words = new ArrayList<>(images.leftOut());
    words.add(images.platform() + " " + images.kind() + " " + images.version());
    for (BundleContents.Entry each : images.images()) {
      try (InputStream bytes = each.content().stream(0)) {
        int hash = Arrays.hashCode(bytes.readAllBytes());
        words.add(each.fileName() + " for " + each.family() + " #" + hash);
      }
    }
    return words.toString();
  }

  /** A name is part of commands and paths: it is that of a file, and of one only. */
  @Override
  final void isSound(BundleContents answer) throws IOException {
    if (answer instanceof BundleContents.Damaged damaged) {
      assertThat(damaged.why()).isNotBlank();
    } else if (answer instanceof BundleContents.Images images) {
      assertThat(images.version()).isNotBlank();
      assertThat(images.images()).isNotEmpty();
      Set<String> names = new HashSet<>();
      for (BundleContents.Entry each : images.images()) {
        assertThat(new FlashPath("flash:", each.fileName()).name()).isEqualTo(each.fileName());
        assertThat(names.add(each.fileName())).as("one image is named %s", each).isTrue();
        assertThat(each.content().sizeBytes()).isPositive();
      }
    }
  }

  @Test
  void hasAnId() {
    assertThat(reader().id()).isNotBlank();
  }

  @Test
  void whatIsHostileIsDamaged() throws Exception {
    assertThat(hostile()).isNotEmpty();
    for (Map.Entry<String, byte[]> each : hostile().entrySet()) {
      BundleContents answer = look("bundle", ImageContent.of(each.getValue()));

      assertThat(answer).as(each.getKey()).isInstanceOf(BundleContents.Damaged.class);
      isSound(answer);
    }
  }

  @Test
  void itsImagesArePartsOfTheBundle() throws Exception {
    for (Map.Entry<String, byte[]> each : samples().entrySet()) {
      ProbedContent bundle = ProbedContent.of(each.getValue());
      BundleContents.Images images = (BundleContents.Images) look(each.getKey(), bundle);
      long before = bundle.bytesRead();
      long all = 0;
      for (BundleContents.Entry entry : images.images()) {
        try (InputStream bytes = entry.content().stream(0)) {
          assertThat(bytes.readAllBytes()).hasSize((int) entry.content().sizeBytes());
        }
        all += entry.content().sizeBytes();
        entry.content().close();
      }

      assertThat(all).isLessThanOrEqualTo(each.getValue().length);
      assertThat(bundle.bytesRead() - before).as("read of the bundle").isEqualTo(all);
      assertThat(bundle.isClosed()).as("the bundle is closed").isFalse();
    }
  }
}
