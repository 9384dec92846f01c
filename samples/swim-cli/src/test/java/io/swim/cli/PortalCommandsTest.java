package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swim.image.Agreement;
import io.swim.testkit.portal.PortalFault;
import io.swim.testkit.portal.PortalImage;
import io.swim.testkit.portal.PortalMember;
import io.swim.testkit.portal.PortalStep;
import io.swim.testkit.portal.SimulatedPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code swim portal} against a portal that plays the vendor's. */
@Timeout(120)
class PortalCommandsTest {
  private static final String PRODUCT = "WS-C2960-24TT-L";
  private static final PortalImage IMAGE = PortalImage.of(PRODUCT, Simulation.IMAGE);
  private static final String ID = PRODUCT + "/" + IMAGE.fileName();
  private static final PortalMember MEMBER =
      PortalMember.of("swim-lab", "Client-Word-5512").withUser("mkeller", "Person-Word-7784");

  @TempDir Path folder;
  private final SimulatedPortal portal = SimulatedPortal.start();
  private Path to;

  @BeforeEach
  void make() throws IOException {
    to = Files.createDirectory(folder.resolve("images"));
    portal.admit(MEMBER);
    portal.offer(IMAGE.encrypted());
    Files.writeString(
        folder.resolve("portal.yaml"),
        """
        service: %s
        tokens: %s
        client: {id: swim-lab, secret: Client-Word-5512}
        user: {name: mkeller, password: Person-Word-7784}
        """
            .formatted(portal.service(), portal.tokens()));
  }

  @AfterEach
  void end() {
    portal.close();
  }

  private Ran portal(String... words) {
    List<String> all = new ArrayList<>(List.of("portal"));
    all.addAll(List.of(words));
    all.addAll(
        List.of(
            "--portal",
            folder.resolve("portal.yaml").toString(),
            "--data",
            folder.resolve("data").toString()));
    Ran ran = Ran.swim(all.toArray(String[]::new));
    assertThat(ran.out() + ran.err()).doesNotContain("Client-Word").doesNotContain("Person-Word");
    return ran;
  }

  private Ran imported(String... more) {
    List<String> words = new ArrayList<>(List.of("import", ID, "--to", to.toString()));
    words.addAll(List.of(more));
    return portal(words.toArray(String[]::new));
  }

  @Test
  void theImagesOfAProductAreListed() {
    Ran ran = portal("list", "--product", PRODUCT);

    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines()).hasSize(2);
    assertThat(ran.out()).contains(ID, "15.0(2)SE11", "2019-03-29", "1.9 MiB", "yes");
  }

  @Test
  void aReleaseNarrowsTheList() {
    assertThat(portal("list", "--product", PRODUCT, "--release", "15.0(2)SE11").out().lines())
        .hasSize(2);
    assertThat(portal("list", "--product", PRODUCT, "--release", "12.2", "--json").json())
        .hasToString("{\"images\":[]}");
  }

  @Test
  void anImageIsShown() {
    assertThat(portal("show", ID).out())
        .contains("release", "MD5", Simulation.IMAGE.md5(), "64.0 MiB", "LAN BASE");

    JsonNode image = portal("show", ID, "--json").json().path("images").path(0);
    assertThat(image.path("sizeBytes").asLong()).isEqualTo(Simulation.IMAGE.sizeBytes());
    assertThat(image.path("digests").path("SHA-512").asText()).hasSize(128);
    assertThat(image.path("strongEncryption").asBoolean()).isTrue();
    assertThat(image.path("eula").isNull()).isTrue();
  }

  @Test
  void anImageIsInTheFolderUnderItsName() throws Exception {
    Ran ran = imported();

    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(to.resolve(IMAGE.fileName())).hasBinaryContent(IMAGE.bytes());
    assertThat(to).isDirectoryNotContaining(file -> file.toString().endsWith(".partial"));
  }

  @Test
  void whatIsThereIsReplacedOnlyWhenAsked() throws Exception {
    Files.writeString(to.resolve(IMAGE.fileName()), "mine");

    Ran refused = imported();
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--overwrite");
    assertThat(to.resolve(IMAGE.fileName())).hasContent("mine");
    assertThat(portal.requests()).isEmpty();

    assertThat(imported("--overwrite").code()).isZero();
    assertThat(to.resolve(IMAGE.fileName())).hasBinaryContent(IMAGE.bytes());
  }

  @Test
  void nothingIsAcceptedUnlessSomebodySaysSo() {
    portal.admit(MEMBER.mustAccept(Agreement.EULA).mustAccept(Agreement.STRONG_ENCRYPTION));

    Ran refused = imported("--accept-eulas-as", "Maria Keller", "--json");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.json().path("images").path(0).path("code").asText())
        .isEqualTo("ENCRYPTION_NOT_ELIGIBLE");
    assertThat(portal.acceptances()).isEmpty();
    assertThat(to).isEmptyDirectory();

    Ran given =
        imported(
            "--accept-eulas-as",
            "Maria Keller",
            "--accept-encryption-as",
            "Maria Keller",
            "--end-user",
            "commercial_or_civil");
    assertThat(given.code()).as(given.out() + given.err()).isZero();
    assertThat(portal.acceptances()).hasSize(2);
  }

  @Test
  void wrongBytesAreNotKept() {
    portal.next(PortalStep.FILE, new PortalFault.WrongByte());

    Ran ran = imported();

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("IMAGE_DIGEST_MISMATCH");
    assertThat(to).isEmptyDirectory();
  }

  @Test
  void oneThatCanNotBeWrittenKeepsNoOtherAwayAndLeavesNothing() throws Exception {
    PortalImage other = PortalImage.of(PRODUCT, Simulation.OLD_IMAGE);
    portal.offer(other.encrypted());
    Path inTheWay = Files.createDirectories(to.resolve(IMAGE.fileName()).resolve("a-folder"));

    Ran ran = imported(PRODUCT + "/" + other.fileName(), "--overwrite", "--json");

    assertThat(ran.code()).isEqualTo(1);
    JsonNode images = ran.json().path("images");
    assertThat(images.path(0).path("code").asText()).isEqualTo("STORE_FAILED");
    assertThat(images.path(0).path("error").asText()).contains(inTheWay.getParent().toString());
    assertThat(images.path(1).path("code").isNull()).isTrue();
    assertThat(to.resolve(other.fileName())).hasBinaryContent(other.bytes());
    assertThat(to).isDirectoryNotContaining(file -> file.toString().endsWith(".partial"));
  }

  @Test
  void whatThePortalRefusesIsOneLine() {
    portal.next(PortalStep.METADATA, PortalFault.maintenance(Duration.ofMinutes(20)));

    Ran ran = portal("list", "--product", PRODUCT);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).contains("503").contains("again in 1200.0 s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          portal                                        | list, show or import
          portal list --product X                       | Give --portal FILE
          portal list --portal DIR/portal.yaml          | --product
          portal list --product X --portal DIR/no.yaml  | there is no portal file
          portal list --product X --release 1 --above 2 --portal DIR/portal.yaml | mutually exclusive
          portal show image.bin --portal DIR/portal.yaml | PRODUCT/FILE
          portal import X/a.bin --portal DIR/portal.yaml | --to
          portal import X/a.bin --to DIR/no --portal DIR/portal.yaml | no is not a folder
          portal import X/a.bin --to DIR --accept-encryption-as M --portal DIR/portal.yaml | belong together
          portal import X/a.bin --to DIR --at-once 0 --portal DIR/portal.yaml | at least 1
          """)
  void whatTheUserDoesWrongIsOneLineToo(String line, String cause) {
    List<String> words = new ArrayList<>();
    for (String each : line.split(" ")) {
      words.add(each.replace("DIR", folder.toString()));
    }
    words.addAll(List.of("--data", folder.resolve("data").toString()));

    Ran ran = Ran.swim(words.toArray(String[]::new));

    assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(2);
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).contains(cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          service: http://portal.example/x     | must be an https URL
          service: 'not a url'                 | service is no URL
          bogus: 1                             | unknown key 'bogus'
          client: {id: x, password: Hidden-Word} | unknown key 'password'
          client: {id: x}                      | has no secret
          proxy: {host: p}                     | has no port
          """)
  void aPortalFileThatMakesNoSenseSaysWhere(String line, String cause) throws IOException {
    String key = line.substring(0, line.indexOf(':'));
    List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("portal.yaml")));
    lines.removeIf(each -> each.startsWith(key + ":"));
    lines.add(line);
    Files.write(folder.resolve("portal.yaml"), lines);

    Ran ran = portal("list", "--product", PRODUCT);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("portal.yaml").contains(cause).doesNotContain("Hidden-Word");
  }
}
