package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What users say wrong about images, and passwords that are not to be seen. */
@Timeout(60)
class ImageInputTest {
  private static final String ID = Simulation.IMAGE.fileName();

  @TempDir Path folder;
  private String file = "";

  @BeforeEach
  void anImage() {
    file = folder.resolve(ID).toString();
    Simulation.IMAGE.writeTo(Path.of(file));
  }

  @Test
  void wrongInputIsToldWithWhatIsAllowed() {
    refused(
        "unknown platform 'acmeos'; known are arista-eos, cisco-aireos",
        "image",
        "import",
        file,
        "--platform=acmeos");
    refused("32 hex digits", "image", "import", file, "--md5=abc");
    refused("exclude each other", "image", "import", file, "--md5=abc", "--sha512=abc");
    refused("is not a file", "image", "import", folder.resolve("no.bin").toString());
    refused("there is no image no.bin in the repository", "image", "show", "no.bin");
    refused("there is no image no.bin", "image", "delete", "no.bin");
    refused("there is no image no.bin", "image", "edit", "no.bin", "--notes=x");
    refused("what is to be changed?", "image", "edit", ID);
    refused("ftp://, sftp://, scp://, http://", "image", "import", "gopher://host/x.bin");
    refused("ends with no file name", "image", "import", "ftp://host/folder/");
    refused("and x.bin is a file", "image", "import", "x.bin", "--user=u");
    refused(
        "hostkey must be one of none, strict, tofu",
        "image",
        "import",
        "sftp://h/x",
        "--hostkey=any");
    refused(
        "certificate must be trusted, any, or",
        "image",
        "import",
        "https://h/x",
        "--certificate=no");
    refused("--proxy is [USER@]HOST:PORT", "image", "import", "http://h/x", "--proxy=host");
    refused("swim image --help", "image");
  }

  @Test
  void aPasswordIsNeitherTakenFromTheCommandLineNorShown() {
    for (String url : List.of("ftp://u:s3cret@h/x.bin", "ftp://u:s3cret@[h/x.bin")) {
      Ran ran = swim("image", "import", url);
      assertThat(ran.code()).isEqualTo(2);
      assertThat(ran.err()).doesNotContain("s3cret").startsWith("swim: ");
    }
    refused(
        "what is the password of u? Give --password-env or --password-file",
        "image",
        "import",
        "ftp://u@h/x.bin");
    refused(
        "SWIM_NO_SUCH_VARIABLE is not set",
        "image",
        "import",
        "ftp://u@h/x.bin",
        "--password-env=SWIM_NO_SUCH_VARIABLE");
    refused(
        "there is no",
        "image",
        "import",
        "ftp://u@h/x.bin",
        "--password-file=" + folder.resolve("no"));
  }

  private void refused(String cause, String... words) {
    Ran ran = swim(words);
    assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(2);
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).startsWith("swim: ").contains(cause);
  }

  private Ran swim(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return Ran.swim(all.toArray(String[]::new));
  }
}
