package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bundles of access point images in the repository. */
@Timeout(60)
class BundleImportTest {
  private static final String NAME = "C9800-AP-universalk9.17.09.04a";

  @TempDir Path folder;
  private Path bundle;

  @BeforeEach
  void aBundle() throws IOException {
    bundle =
        Files.write(
            folder.resolve(NAME + ".tar"),
            new Tar()
                .file("ap1g4", image("ap1g4"))
                .file("ap3g3", image("ap3g3"))
                .file("readme.txt", text("read me"))
                .file("version.info", text("17.9.4.27\n"))
                .done());
  }

  private static byte[] image(String type) {
    return new Tar()
        .file("info", text("ap_family: " + type))
        .file("part.bin", new byte[3_000])
        .done();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void eachTypeGetsItsImageAndTheBundleIsDeletedAsAWhole() throws IOException {
    Ran imported = swim("image", "import", bundle.toString(), "--description=site A", "--json");

    assertThat(imported.code()).as(imported.err()).isZero();
    JsonNode document = imported.json();
    assertThat(document.get("bundle").asText()).isEqualTo(NAME);
    assertThat(document.get("version").asText()).isEqualTo("17.9.4.27");
    assertThat(document.get("images").findValuesAsText("id"))
        .containsExactlyInAnyOrder(NAME + "/ap1g4", NAME + "/ap3g3");
    assertThat(document.get("images").findValuesAsText("family"))
        .containsExactlyInAnyOrder("ap1g4", "ap3g3");
    assertThat(document.get("leftOut")).hasSize(1);
    assertThat(swim("image", "list", "--filter=site A").out().lines()).hasSize(3);
    assertThat(swim("image", "show", NAME + "/ap1g4").out()).contains("cisco-ap");

    Ran again = swim("image", "import", bundle.toString());
    assertThat(again.code()).as("nothing is wrong with the command").isEqualTo(1);
    assertThat(again.err()).contains("bundle " + NAME + " is in the repository already");
    Ran replaced = swim("image", "import", bundle.toString(), "--overwrite");
    assertThat(replaced.code()).as(replaced.err()).isZero();
    assertThat(replaced.out()).contains(NAME + "/ap3g3").contains("no images for devices: readme");

    assertThat(swim("image", "delete", NAME + "/ap1g4").code()).isZero();
    assertThat(swim("image", "delete", NAME).code()).isZero();
    assertThat(swim("image", "list").out().lines()).hasSize(1);
  }

  @Test
  void whatIsNoBundleOrADamagedOneIsToldAndNothingIsKept() throws IOException {
    Path other =
        Files.write(folder.resolve("other.tar"), new Tar().file("x.txt", text("x")).done());
    Ran unknown = swim("image", "import", other.toString());
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("other.tar of ")
        .contains("is no bundle of a known platform");

    byte[] whole = Files.readAllBytes(bundle);
    Files.write(bundle, Arrays.copyOf(whole, whole.length / 2));
    Ran damaged = swim("image", "import", bundle.toString());
    assertThat(damaged.code()).isEqualTo(1);
    assertThat(damaged.err()).startsWith("swim: " + NAME + ".tar: ");

    assertThat(swim("image", "list").out().lines()).hasSize(1);
  }

  private Ran swim(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return Ran.swim(all.toArray(String[]::new));
  }
}
