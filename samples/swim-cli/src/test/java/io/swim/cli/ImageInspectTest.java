package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swim.testkit.device.SimulatedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file is, without taking it in. */
class ImageInspectTest {
  private static final SimulatedImage IMAGE = SimulatedImage.builder().build();

  @TempDir Path folder;

  private Path image(String name) {
    Path file = folder.resolve(name);
    IMAGE.writeTo(file);
    return file;
  }

  @Test
  void anImageIsToldByItsBytesWithItsDigests() throws Exception {
    Path file = image(IMAGE.fileName());
    byte[] bytes = Files.readAllBytes(file);

    Ran ran = Ran.swim("image", "inspect", file + "");
    JsonNode document = Ran.swim("image", "inspect", file + "", "--json").json();

    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "file " + IMAGE.fileName(),
            "it is recognised",
            "platform cisco-ios",
            "kind SYSTEM",
            "version " + IMAGE.version(),
            "bytes " + bytes.length);
    assertThat(document.get("result").asText()).isEqualTo("recognised");
    assertThat(document.get("family").asText()).isNotEmpty();
    assertThat(document.get("featureSet").asText()).isNotEmpty();
    assertThat(document.has("minRamBytes") && document.has("minFlashBytes")).isTrue();
    assertThat(document.get("byName").get("version").asText()).isEqualTo(IMAGE.version());
    assertThat(document.get("digests").get("md5").asText())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes)));
    assertThat(document.get("digests").get("sha512").asText())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes)));
    try (var files = Files.list(folder)) {
      assertThat(files).as("nothing is kept").containsExactly(file);
    }
  }

  @Test
  void oneThatWasCutIsDamaged() throws IOException {
    Path file = image(IMAGE.fileName());
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    Ran ran = Ran.swim("image", "inspect", file + "");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("damaged: ");
  }

  @Test
  void oneUnderTheNameOfAnotherIsRenamed() {
    Path file = image(IMAGE.fileName().replaceFirst("c\\d+", "c3750"));

    Ran ran = Ran.swim("image", "inspect", file + "", "--json");

    assertThat(ran.code()).as(ran.out()).isEqualTo(1);
    assertThat(ran.json().get("result").asText()).isEqualTo("renamed");
    assertThat(ran.json().get("reason").asText()).contains("c3750");
  }

  @Test
  void whateverElseIsUnknown() throws IOException {
    Random random = new Random(5);
    for (String name :
        new String[] {"notes.txt", "a.bin", "x.tar", "y.iso", "z.rpm", "no name", "c.SPA.bin"}) {
      byte[] bytes = new byte[random.nextInt(5_000)];
      random.nextBytes(bytes);
      Path file = Files.write(folder.resolve(name), bytes);

      Ran ran = Ran.swim("image", "inspect", file + "");

      assertThat(ran.code()).as(name).isEqualTo(1);
      assertThat(ran.out()).contains("it is        ").containsAnyOf("unknown", "damaged");
      assertThat(ran.out()).contains("SHA-512");
      assertThat(ran.err()).isEmpty();
    }
  }

  @Test
  void whatIsNoFileIsUsage() {
    assertThat(Ran.swim("image", "inspect", folder + "/none.bin").code()).isEqualTo(2);
    assertThat(Ran.swim("image", "inspect", folder + "").code()).isEqualTo(2);
    assertThat(Ran.swim("image", "inspect").code()).isEqualTo(2);
  }
}
