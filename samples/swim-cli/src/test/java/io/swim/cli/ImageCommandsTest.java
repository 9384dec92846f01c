package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The repository on the command line. */
@Timeout(60)
class ImageCommandsTest {
  private static final String ID = Simulation.IMAGE.fileName();

  @TempDir Path folder;
  private String file = "";

  @BeforeEach
  void anImage() {
    file = folder.resolve(ID).toString();
    Simulation.IMAGE.writeTo(Path.of(file));
  }

  @Test
  void imagesAreKeptTogetherUnderAName() {
    swim("image", "import", file);

    assertThat(swim("image", "group", "create", "spring", ID).code()).isZero();
    assertThat(swim("image", "group", "create", "autumn").code()).isZero();
    assertThat(swim("image", "group", "list").out()).contains("spring", ID);
    assertThat(swim("image", "group", "rename", "spring", "summer").code()).isZero();
    assertThat(swim("image", "group", "remove", "summer", ID).code()).isZero();
    assertThat(swim("image", "group", "add", "autumn", ID).code()).isZero();
    assertThat(swim("image", "group", "delete", "summer").code()).isZero();
    assertThat(swim("image", "group", "list", "--json").json().get("groups").toString())
        .isEqualTo("[{\"name\":\"autumn\",\"images\":[\"" + ID + "\"]}]");

    Ran twice = swim("image", "group", "create", "autumn");
    assertThat(twice.code()).isEqualTo(2);
    assertThat(twice.err()).contains("there is an image group 'autumn' already");
    assertThat(swim("image", "group", "add", "winter", ID).err()).contains("'winter'");
    assertThat(swim("image", "group", "add", "autumn", "no.bin").err()).contains("no.bin");
    assertThat(swim("image", "group").code()).isEqualTo(2);
  }

  @Test
  void whatIsImportedIsListedShownEditedAndDeletedByOtherProcesses() {
    Ran imported =
        swim(
            "image",
            "import",
            file,
            "--platform=cisco-ios",
            "--version=150-2.SE11",
            "--md5=" + Simulation.IMAGE.md5().toUpperCase(java.util.Locale.ROOT),
            "--description=for the access layer",
            "--json");
    assertThat(imported.code()).as(imported.err()).isZero();
    JsonNode image = imported.json();
    assertThat(image.get("id").asText()).isEqualTo(ID);
    assertThat(image.get("version").asText()).isEqualTo("15.0(2)SE11");
    assertThat(image.get("digests").get("md5").asText()).isEqualTo(Simulation.IMAGE.md5());
    assertThat(image.get("digests").get("sha512").asText())
        .isEqualTo(Simulation.IMAGE.digest("SHA-512"));

    assertThat(swim("image", "show", ID, "--json").json()).isEqualTo(image);
    assertThat(swim("image", "show", ID).out())
        .contains("version      15.0(2)SE11")
        .contains("MD5          " + Simulation.IMAGE.md5());
    assertThat(list("--filter=ACCESS layer")).containsExactly(ID);
    assertThat(list("--filter=nx-os")).isEmpty();
    assertThat(swim("image", "list").out()).contains(ID).contains("for the access layer");

    Ran edited =
        swim("image", "edit", ID, "--min-ram=268435456", "--notes=needs a new boot loader");
    assertThat(edited.code()).as(edited.err()).isZero();
    JsonNode after = swim("image", "show", ID, "--json").json();
    assertThat(after.get("minRamBytes").asLong()).isEqualTo(256L << 20);
    assertThat(after.get("usageNotes").asText()).isEqualTo("needs a new boot loader");
    assertThat(after.get("description").asText()).isEqualTo("for the access layer");

    Ran restored = swim("image", "edit", ID, "--restore-requirements", "--min-boot-rom=12.4");
    assertThat(restored.code()).as(restored.err()).isZero();
    JsonNode again = swim("image", "show", ID, "--json").json();
    assertThat(again.get("minRamBytes")).isEqualTo(image.get("minRamBytes"));
    assertThat(again.get("minBootRom").asText()).isEqualTo("12.4");
    assertThat(again.get("usageNotes").asText()).isEqualTo("needs a new boot loader");

    assertThat(swim("image", "delete", ID).code()).isZero();
    assertThat(list()).isEmpty();
    assertThat(folder.resolve("data/images")).isEmptyDirectory();
  }

  @Test
  void theRepositoryIsWhereTheUserSays() {
    String other = folder.resolve("elsewhere").toString();

    assertThat(swim("image", "import", file, "--repository", other).code()).isZero();

    assertThat(list("--repository", other)).containsExactly(ID);
    assertThat(list()).isEmpty();
  }

  @Test
  void aDuplicateIsRefusedUnlessItIsToBeOverwritten() {
    assertThat(swim("image", "import", file).code()).isZero();

    refused("is in the repository already", "image", "import", file);

    assertThat(swim("image", "import", file, "--overwrite", "--description=again").code()).isZero();
    assertThat(swim("image", "list").out()).contains("again");
  }

  @Test
  void whatIsNotWhatTheUserExpectsIsRefusedAndNotKept() {
    refused(
        "has MD5 " + Simulation.IMAGE.md5() + ", expected " + "0".repeat(32),
        "image",
        "import",
        file,
        "--md5=" + "0".repeat(32));
    refused("holds version 15.0(2)SE11, not 12.1(1)", "image", "import", file, "--version=12.1(1)");

    assertThat(list()).isEmpty();
  }

  @Test
  void aSignatureOfTheVendorIsChecked() throws Exception {
    for (String algorithm : List.of("RSA", "EC")) {
      KeyPair vendor = keys(algorithm);
      Path key = pem(algorithm + ".pem", vendor);
      Path signature = sign(vendor, "SHA512with" + (algorithm.equals("EC") ? "ECDSA" : "RSA"));

      Ran imported =
          swim(
              "image",
              "import",
              file,
              "--overwrite",
              "--signature",
              signature.toString(),
              "--key",
              key.toString());
      assertThat(imported.code()).as(algorithm + imported.err()).isZero();
      refused(
          "is not what was signed",
          "image",
          "import",
          file,
          "--overwrite",
          "--signature",
          signature.toString(),
          "--key",
          pem("other.pem", keys(algorithm)).toString());
    }
    ended(2, "go together", "image", "import", file, "--key", folder.resolve("RSA.pem").toString());
    ended(
        2,
        "neither a public key nor a certificate",
        "image",
        "import",
        file,
        "--signature",
        file,
        "--key",
        file);
  }

  /** For what the file or the repository is like. */
  private void refused(String cause, String... words) {
    ended(1, cause, words);
  }

  private void ended(int code, String cause, String... words) {
    Ran ran = swim(words);
    assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(code);
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).startsWith("swim: ").contains(cause);
  }

  private List<String> list(String... more) {
    List<String> words = new ArrayList<>(List.of("image", "list", "--json"));
    words.addAll(Arrays.asList(more));
    Ran ran = swim(words.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.json().get("images").findValuesAsText("id");
  }

  private static KeyPair keys(String algorithm) throws GeneralSecurityException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance(algorithm);
    keys.initialize(algorithm.equals("EC") ? 256 : 2048);
    return keys.generateKeyPair();
  }

  private Path sign(KeyPair vendor, String algorithm) throws GeneralSecurityException, IOException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(vendor.getPrivate());
    signature.update(Files.readAllBytes(Path.of(file)));
    return Files.write(folder.resolve(algorithm + ".sig"), signature.sign());
  }

  private Path pem(String name, KeyPair keys) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n");
  }

  private Ran swim(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return Ran.swim(all.toArray(String[]::new));
  }
}
