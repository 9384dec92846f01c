package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.PlatformId;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import io.swim.image.ImageDetails;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.spi.ImageStore;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderImageStoreTest extends ImageStoreContract {
  @TempDir Path folder;

  @Override
  protected ImageStore newStore() throws IOException {
    return new FolderImageStore(folder);
  }

  @Test
  void theNextProcessHasTheImagesAndTheirDetails() throws IOException {
    FolderImageStore store = new FolderImageStore(folder);
    SoftwareImage kept = image("a b.bin", new byte[] {1, 2, 3});
    SoftwareImage deleted = image("b.bin", new byte[] {4});
    store.put(kept, ImageContent.of(new byte[] {1, 2, 3}));
    store.put(deleted, ImageContent.of(new byte[] {4}));
    store.delete(deleted.id());
    SoftwareImage edited =
        kept.withDetails(
            new ImageDetails(
                new PlatformId("other"),
                "2=0 #",
                new ImageRequirements(OptionalLong.empty(), OptionalLong.of(7)),
                "two\nlines: \u00fc\\",
                " blank at both ends "));
    store.update(edited);

    FolderImageStore next = new FolderImageStore(folder);

    assertThat(next.list()).containsExactly(edited);
    try (ImageContent content = next.open(kept.id())) {
      assertThat(content.stream(0).readAllBytes()).containsExactly(1, 2, 3);
    }
    assertThat(next.delete(kept.id())).isTrue();
    assertThat(new FolderImageStore(folder).list()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDamagedImageIsLeftOutAndTheOthersAreThere() throws IOException {
    FolderImageStore store = new FolderImageStore(folder);
    for (String id : List.of("cut.bin", "gone.bin", "record.bin", "whole.bin")) {
      store.put(image(id, new byte[] {1, 2, 3}), ImageContent.of(new byte[] {1, 2, 3}));
    }
    Files.write(folder.resolve("cut.bin.image"), new byte[] {1, 2});
    Files.delete(folder.resolve("gone.bin.image"));
    Files.writeString(folder.resolve("record.bin.properties"), "id=record.bin\n");

    assertThat(new FolderImageStore(folder).list())
        .extracting(SoftwareImage::fileName)
        .containsExactly("whole.bin");
  }

  private static SoftwareImage image(String id, byte[] bytes) {
    return new SoftwareImage(
        new ImageId(id),
        id,
        new PlatformId("cisco-ios"),
        ImageKind.SYSTEM,
        "15.0(2)SE11",
        "",
        "LANBASEK9-M",
        bytes.length,
        List.of(
            new Digest(DigestAlgorithm.MD5, "0".repeat(32)),
            new Digest(DigestAlgorithm.SHA_512, "a".repeat(128))),
        new ImageRequirements(OptionalLong.of(64L << 20), OptionalLong.empty()),
        "",
        "",
        Instant.parse("2026-11-21T02:00:00.123456Z"));
  }

  @AfterEach
  void noPartialFileIsLeftBehind() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".partial"))).isEmpty();
    }
  }
}
