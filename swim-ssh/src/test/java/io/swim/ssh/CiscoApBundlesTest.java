package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.swim.device.PlatformId;
import io.swim.image.ImageContent;
import io.swim.image.ImageKind;
import io.swim.spi.BundleContents;
import io.swim.spi.BundleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles of access point images: which images are in them, and which of them are refused. */
class CiscoApBundlesTest {
  private static final CiscoApBundles READER = new CiscoApBundles();

  private static BundleContents read(byte[] bytes) throws IOException {
    return READER.read("bundle.tar", ImageContent.of(bytes));
  }

  private static BundleContents.Images images(byte[] bytes) throws IOException {
    BundleContents contents = read(bytes);
    assertThat(contents).isInstanceOf(BundleContents.Images.class);
    return (BundleContents.Images) contents;
  }

  private static String damage(byte[] bytes) throws IOException {
    BundleContents contents = read(bytes);
    assertThat(contents).isInstanceOf(BundleContents.Damaged.class);
    return ((BundleContents.Damaged) contents).why();
  }

  private static void hasAllImages(BundleContents.Images images) throws IOException {
    assertThat(images.platform()).isEqualTo(new PlatformId("cisco-ap"));
    assertThat(images.kind()).isEqualTo(ImageKind.ACCESS_POINT);
    assertThat(images.version()).isEqualTo("17.9.4.27");
    assertThat(images.leftOut())
        .containsExactlyInAnyOrder(
            "C9800-AP-iosxe-wlc.bin", "controller_version.info", "readme.txt");
    assertThat(images.images())
        .extracting(BundleContents.Entry::fileName)
        .containsExactlyInAnyOrder("ap1g4", "ap1g6a", "ap3g3");
    for (BundleContents.Entry entry : images.images()) {
      assertThat(entry.family()).isEqualTo(entry.fileName());
      assertThat(entry.content().stream(0).readAllBytes())
          .as(entry.fileName())
          .inHexadecimal()
          .isEqualTo(Tars.parts().get(entry.fileName()));
    }
  }

  @Test
  void itIsFound() {
    assertThat(ServiceLoader.load(BundleReader.class))
        .hasAtLeastOneElementOfType(CiscoApBundles.class);
  }

  @Test
  void everyTypeHasItsImageAndAllElseIsLeftOut() throws Exception {
    hasAllImages(images(Tars.bundle().done()));
  }

  @ParameterizedTest
  @ValueSource(ints = {ZipEntry.STORED, ZipEntry.DEFLATED})
  void whatIsDownloadedIsReadAsItIs(int method) throws Exception {
    hasAllImages(images(Zips.of(method, Tars.parts())));
  }

  @Test
  void aFileOfAZipThatWasChangedIsFoundOut() throws Exception {
    byte[] zip = Zips.of(ZipEntry.STORED, Tars.parts());
    zip[5_000] ^= 1;

    assertThat(damage(zip)).contains("ap1g4: its CRC-32 is");
  }

  @ParameterizedTest
  @ValueSource(ints = {ZipEntry.STORED, ZipEntry.DEFLATED})
  void aZipThatWasCutIsNone(int method) throws Exception {
    byte[] zip = Zips.of(method, Tars.parts());
    for (int length : new int[] {zip.length - 1, zip.length / 2, 100}) {
      assertThat(read(Arrays.copyOf(zip, length))).isNotInstanceOf(BundleContents.Images.class);
    }
  }

  @Test
  void aZipThatInflatesToMoreThanAnyImageIsRefused() throws Exception {
    Map<String, byte[]> parts = new LinkedHashMap<>(Tars.parts());
    parts.put("ap1g7", new byte[4 << 20]);

    assertThat(damage(Zips.of(ZipEntry.DEFLATED, parts))).contains("'ap1g7' can't be read");
  }

  @Test
  void noPathOfAZipLeadsOut() throws Exception {
    Map<String, byte[]> parts = new LinkedHashMap<>(Tars.parts());
    parts.put("../../ap1g7", Tars.image("ap1g7"));

    assertThat(damage(Zips.of(ZipEntry.DEFLATED, parts))).contains("leads out of the bundle");
  }

  @ParameterizedTest
  @CsvSource({
    "v7, .",
    "oldgnu, .",
    "gnu, .",
    "ustar, .",
    "posix, .",
    "v7, *",
    "gnu, *",
    "posix, *",
    "gnu, folder",
    "posix, folder"
  })
  void archivesOfGnuTarAreReadInEveryFormat(String format, String what, @TempDir Path temp)
      throws Exception {
    assumeThat(Path.of("/usr/bin/tar")).exists();
    Path folder = Files.createDirectory(temp.resolve("folder"));
    for (Map.Entry<String, byte[]> part : Tars.parts().entrySet()) {
      Files.write(folder.resolve(part.getKey()), part.getValue());
    }
    Path archive = temp.resolve("bundle.tar");
    List<String> command =
        new ArrayList<>(
            List.of("/usr/bin/tar", "-c", "-H", format, "-f", archive.toString(), "-C"));
    command.add(what.equals("folder") ? temp.toString() : folder.toString());
    command.addAll(what.equals("*") ? Tars.parts().keySet() : List.of(what));
    Process tar = new ProcessBuilder(command).inheritIO().start();
    assertThat(tar.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(tar.exitValue()).isZero();

    try (ImageContent content = ImageContent.of(archive)) {
      BundleContents contents = READER.read("bundle.tar", content);
      assertThat(contents).isInstanceOf(BundleContents.Images.class);
      hasAllImages((BundleContents.Images) contents);
    }
  }

  @Test
  void otherFilesAreNotMine() throws Exception {
    byte[] other = new Tars().file("info", "system_type:0").file("c2960.bin", "image").done();
    for (byte[] bytes :
        List.of(new byte[0], new byte[511], new byte[10_240], Samples.bytes(100_000), other)) {
      assertThat(read(bytes)).isInstanceOf(BundleContents.NotMine.class);
    }
  }

  @Test
  void aBundleThatWasCutAnywhereIsDamaged() throws Exception {
    byte[] whole = new Tars().file("version.info", "1.2").file("ap1g4", Tars.image("ap1g4")).done();
    int end = 512 + 512 + 512 + Tars.image("ap1g4").length;
    for (int size = 1024; size <= end; size += 256) {
      assertThat(damage(Arrays.copyOf(whole, size)))
          .as("%s of %s bytes", size, whole.length)
          .containsAnyOf("truncated", "no image", "damaged");
    }
    images(Arrays.copyOf(whole, end + 512));
  }

  @Test
  void anImageThatIsNotWholeSpoilsTheBundle() throws Exception {
    byte[] image = Tars.image("ap3g3");
    byte[] cut = Arrays.copyOf(image, image.length / 2);

    assertThat(damage(Tars.bundle().file("ap1g8", cut).done()))
        .contains("ap1g8")
        .contains(cut.length + " bytes")
        .contains("truncated");
    assertThat(damage(Tars.bundle().file("ap1g8", "hello").done())).contains("ap1g8 of 5 bytes");
    assertThat(damage(Tars.bundle().file("ap1g8", "").done())).contains("ap1g8 of 0 bytes");
    assertThat(damage(Tars.bundle().file("ap1g8", new byte[20_480]).done())).contains("ap1g8");
  }

  @Test
  void anImageWithAChangedHeaderSpoilsTheBundle() throws Exception {
    byte[] image = Tars.image("ap3g3");
    image[512 + 512 + 3] ^= 1;

    assertThat(damage(Tars.bundle().file("ap1g8", image).done()))
        .contains("ap1g8")
        .contains("damaged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../ap1g8", "/etc/ap1g8", "a/../../ap1g8", "..", "a\\ap1g8", "a\nb/ap1g8"})
  void aPathThatLeadsOutSpoilsTheBundle(String path) throws Exception {
    assertThat(damage(Tars.bundle().file(path, Tars.image("ap1g8")).done()))
        .contains(path.replace('\n', '?'))
        .contains("leads out");
  }

  @Test
  void nothingButFilesAndFoldersMayBeInABundle() throws Exception {
    Map<Byte, String> kinds =
        Map.of(
            TarConstants.LF_SYMLINK,
            "a link",
            TarConstants.LF_LINK,
            "a link",
            TarConstants.LF_CHR,
            "a device",
            TarConstants.LF_FIFO,
            "a device",
            TarConstants.LF_GNUTYPE_SPARSE,
            "a sparse file",
            (byte) 'M',
            "a device");
    for (Map.Entry<Byte, String> kind : kinds.entrySet()) {
      byte[] bytes = Tars.bundle().entry("ap1g8", kind.getKey(), "/etc/passwd").done();
      assertThat(damage(bytes))
          .as("kind %c", kind.getKey())
          .contains("ap1g8")
          .contains(kind.getValue());
    }
    images(Tars.bundle().entry("folder/", TarConstants.LF_DIR, "").done());
  }

  @Test
  void aSparseFileOfGnuTarSpoilsTheBundle(@TempDir Path temp) throws Exception {
    assumeThat(Path.of("/usr/bin/tar")).exists();
    Files.write(temp.resolve("version.info"), Tars.text("1.2"));
    try (var file = new java.io.RandomAccessFile(temp.resolve("ap1g8").toFile(), "rw")) {
      file.setLength(1L << 30);
    }
    for (String format : List.of("gnu", "posix")) {
      Path archive = temp.resolve(format + ".tar");
      Process tar =
          new ProcessBuilder(
                  "/usr/bin/tar",
                  "-c",
                  "-S",
                  "-H",
                  format,
                  "-f",
                  archive.toString(),
                  "-C",
                  temp.toString(),
                  "version.info",
                  "ap1g8")
              .inheritIO()
              .start();
      assertThat(tar.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assumeThat(Files.size(archive)).as("the file system has holes").isLessThan(1 << 20);
      assertThat(damage(Files.readAllBytes(archive))).contains("a sparse file");
    }
  }

  @Test
  void oneTypeHasOneImage() throws Exception {
    assertThat(damage(Tars.bundle().file("other/ap1g4", Tars.image("ap1g4")).done()))
        .contains("'ap1g4' is in it twice");
  }

  @Test
  void aBundleHasAVersionAndAnImage() throws Exception {
    byte[] image = Tars.image("ap1g4");
    assertThat(damage(new Tars().file("ap1g4", image).done())).contains("version.info");
    assertThat(damage(new Tars().file("version.info", "1.2").done())).contains("no image");
    for (String version : List.of("", "hello", "1.2; reload", "1.2\u0001", "9".repeat(65))) {
      byte[] bytes = new Tars().file("version.info", version).file("ap1g4", image).done();
      assertThat(damage(bytes)).as(version).contains("version.info");
    }
    assertThat(
            images(new Tars().file("version.info", " 8.10.130.0\r\n").file("ap1g4", image).done())
                .version())
        .isEqualTo("8.10.130.0");
  }

  @Test
  void thousandsOfFilesAreNoBundle() throws Exception {
    Tars tar = Tars.bundle();
    for (int i = 0; i < 1000; i++) {
      tar.file("note-" + i, "");
    }

    assertThat(damage(tar.done())).contains("more than 1000 files");
  }
}
