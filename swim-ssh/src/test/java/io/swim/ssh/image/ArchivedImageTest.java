package io.swim.ssh.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.RemoteFile;
import io.swim.image.ImageContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

/** Which file of an archive is booted, by its info. */
class ArchivedImageTest {
  private static final String INFO = "version_directory: made-up\nimage_name: %s\ninfo_end:\n";

  private static byte[] archive(String info) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      add("info", info.getBytes(StandardCharsets.US_ASCII), tar);
      add("made-up/", new byte[0], tar);
      add("made-up/radio.img", new byte[77], tar);
      add("made-up/made-up", new byte[4321], tar);
    }
    return bytes.toByteArray();
  }

  private static void add(String name, byte[] content, TarArchiveOutputStream tar)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static Optional<RemoteFile> find(byte[] bytes) throws IOException {
    return ArchivedImage.find(ImageContent.of(bytes));
  }

  @Test
  void theFileThatInfoNamesIsToldWithItsSize() throws IOException {
    assertThat(find(archive(INFO.formatted("made-up")))).contains(new RemoteFile("made-up", 4321));
    assertThat(find(archive(INFO.formatted("made-up/made-up"))))
        .contains(new RemoteFile("made-up", 4321));
  }

  @Test
  void nothingIsToldOfWhatNamesNoFileOfItsOwn() throws IOException {
    assertThat(find(archive(INFO.formatted("elsewhere")))).isEmpty();
    assertThat(find(archive("image_family: x\n"))).isEmpty();
  }

  @Test
  void nothingIsToldOfGarbageAndOfWhatWasCut() throws IOException {
    byte[] whole = archive(INFO.formatted("made-up"));

    assertThat(find(new byte[0])).isEmpty();
    assertThat(find("image_name: made-up\n".repeat(100).getBytes(StandardCharsets.US_ASCII)))
        .isEmpty();
    assertThat(find(Arrays.copyOf(whole, 3000))).isEmpty();
  }
}
