package io.swim.testkit.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.ImportOutcome;
import io.swim.UpgradeEngine;
import io.swim.UpgradeEngineBuilder;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.PlatformId;
import io.swim.device.SnmpCredentials;
import io.swim.event.EngineEvent;
import io.swim.fault.CatalogueException;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.Agreement;
import io.swim.image.CatalogueImageId;
import io.swim.image.ImageContent;
import io.swim.image.ImageImport;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.ImageSource;
import io.swim.image.SoftwareImage;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.ImageRecognizer;
import io.swim.spi.Recognition;
import io.swim.store.FolderImageStore;
import io.swim.transfer.portal.PortalError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that imports from the portal into a folder. */
@Timeout(120)
class CatalogueEngineTest {
  @TempDir Path folder;
  private final PortalBench bench = new PortalBench();
  private final List<EngineEvent> events = new ArrayList<>();
  private UpgradeEngine engine;

  /** Takes any file for an image. */
  private static final class AnyFile implements ImageRecognizer {
    @Override
    public String id() {
      return "any";
    }

    @Override
    public Recognition recognize(String fileName, ImageContent content) {
      return new Recognition.Recognized(
          new PlatformId("lab"), ImageKind.SYSTEM, "1.0", "", "", ImageRequirements.NONE);
    }
  }

  /** Nobody needs any here. */
  private static final class NoCredentials implements CredentialsProvider {
    @Override
    public Optional<CliCredentials> cli(Device device) {
      return Optional.empty();
    }

    @Override
    public Optional<SnmpCredentials> snmp(Device device) {
      return Optional.empty();
    }
  }

  private UpgradeEngineBuilder builder() throws IOException {
    return UpgradeEngine.builder()
        .devices(id -> Optional.empty())
        .credentials(new NoCredentials())
        .imageStore(new FolderImageStore(folder))
        .register(new AnyFile())
        .register(bench.client);
  }

  @BeforeEach
  void begin() throws IOException {
    engine = builder().build();
    engine.addListener(events::add);
  }

  @AfterEach
  void end() {
    engine.close();
    bench.close();
  }

  private static ImageImport request(String file) {
    return ImageImport.from(
        ImageSource.Catalogue.of("asd", new CatalogueImageId(PortalBench.PRODUCT, file)));
  }

  private static ImageImport request() {
    return request(PortalBench.IMAGE.fileName());
  }

  private static ImageImport accepted() {
    return ImageImport.from(
        ImageSource.Catalogue.of("asd", PortalBench.ID)
            .withAcceptances(List.of(PortalBench.EULA, PortalBench.ENCRYPTION)));
  }

  private SwimException refused(ImageImport request) throws IOException {
    SwimException e =
        catchThrowableOfType(SwimException.class, () -> engine.images().importImage(request));
    assertThat(engine.images().list()).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
    return e;
  }

  private byte[] stored() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return Files.readAllBytes(files.findFirst().orElseThrow());
    }
  }

  @Test
  void anImageOfThePortalIsInTheFolderAfterwards() throws Exception {
    SoftwareImage image = engine.images().importImage(request());

    assertThat(image.fileName()).isEqualTo(PortalBench.IMAGE.fileName());
    assertThat(image.description()).isEqualTo("Image " + PortalBench.IMAGE.fileName());
    assertThat(stored()).isEqualTo(PortalBench.BYTES);
    assertThat(events).isEmpty();
  }

  @Test
  void aDownloadThatBreaksAgainAndAgainComesToItsEnd() throws Exception {
    for (int i = 0; i < 4; i++) {
      bench.portal.next(PortalStep.FILE, new PortalFault.BreakOff(50_000));
    }

    engine.images().importImage(request());

    assertThat(stored()).isEqualTo(PortalBench.BYTES);
    assertThat(bench.portal.requests(PortalStep.FILE)).hasSize(5);
  }

  @Test
  void anAddressThatIsOverIsAskedForAnew() throws Exception {
    bench.portal.next(PortalStep.FILE, new PortalFault.BreakOff(50_000));
    bench.portal.next(PortalStep.FILE, new PortalFault.BreakOff(50_000));

    engine.images().importImage(request());

    List<String> addresses =
        bench.portal.requests(PortalStep.FILE).stream().map(PortalRequest::target).toList();
    assertThat(addresses).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void wrongBytesLeaveNothingBehind() throws Exception {
    bench.portal.next(PortalStep.FILE, new PortalFault.WrongByte());

    assertThat(refused(request()).code()).isEqualTo(ErrorCode.IMAGE_DIGEST_MISMATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"md5", "sha512"})
  void aDigestOfThePortalThatDoesNotFitLeavesNothingBehind(String field) throws Exception {
    String wrong = PortalBench.IMAGE.fields().get(field).orElseThrow().replace('a', 'b');
    bench.portal.offer(PortalBench.IMAGE.with(field, wrong));

    SwimException e = refused(request());

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_DIGEST_MISMATCH);
    assertThat(e).hasMessageContaining(wrong);
  }

  @Test
  void anAgreementThatNobodyAcceptedIsTheReason() throws Exception {
    bench.portal.admit(PortalBench.MEMBER.mustAccept(Agreement.EULA));

    SwimException e = refused(request());

    assertThat(e.code()).isEqualTo(ErrorCode.AGREEMENT_REQUIRED);
    assertThat(e).hasMessageContaining("EULA").hasMessageContaining("EULA_FORM_AR");
    assertThat(PortalError.of((CatalogueException) e.getCause())).contains(PortalError.EULA_OPEN);
  }

  @Test
  void encryptionThatTheAccountIsNotEligibleForHasItsOwnCode() throws Exception {
    bench.portal.admit(PortalBench.MEMBER.mustAccept(Agreement.STRONG_ENCRYPTION));
    bench.portal.offer(PortalBench.IMAGE.encrypted());

    assertThat(refused(request()).code()).isEqualTo(ErrorCode.ENCRYPTION_NOT_ELIGIBLE);
  }

  @Test
  void whoSaidYesToWhatAndWhenIsAnEvent() {
    bench.portal.admit(
        PortalBench.MEMBER.mustAccept(Agreement.EULA).mustAccept(Agreement.STRONG_ENCRYPTION));
    bench.portal.offer(PortalBench.IMAGE.encrypted());

    engine.images().importImage(accepted());

    assertThat(events)
        .allSatisfy(
            event -> {
              EngineEvent.AgreementAccepted agreed = (EngineEvent.AgreementAccepted) event;
              assertThat(agreed.catalogue()).isEqualTo("asd");
              assertThat(agreed.image()).isEqualTo(PortalBench.ID);
            })
        .extracting(event -> ((EngineEvent.AgreementAccepted) event).acceptance())
        .containsExactlyInAnyOrder(PortalBench.EULA, PortalBench.ENCRYPTION);
  }

  @Test
  void whatIsThereIsOverwrittenOnlyWhenAsked() {
    engine.images().importImage(request());
    int asked = bench.portal.requests().size();

    SwimException e =
        catchThrowableOfType(SwimException.class, () -> engine.images().importImage(request()));
    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_DUPLICATE);
    assertThat(bench.portal.requests()).hasSize(asked);

    engine.images().importImage(request().withDuplicates(ImageImport.Duplicates.OVERWRITE));
    assertThat(engine.images().list()).hasSize(1);
  }

  @Test
  void severalAreImportedAtOnce() throws Exception {
    List<ImageImport> requests = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String file = "image-" + i + ".bin";
      bench.portal.offer(
          PortalImage.of(PortalBench.PRODUCT, file, "15.1", PortalBench.bytes(40_000 + i)));
      requests.add(request(file));
    }
    bench.portal.next(PortalStep.FILE, new PortalFault.BreakOff(10_000));
    requests.add(request("nobody-has-this.bin"));

    List<ImportOutcome> outcomes = engine.images().importImages(requests, 5);

    assertThat(outcomes.subList(0, 12)).allMatch(each -> each.image().isPresent());
    assertThat(
            IntStream.range(0, 12)
                .mapToObj(i -> outcomes.get(i).image().orElseThrow().sizeBytes())
                .toList())
        .isEqualTo(IntStream.range(0, 12).mapToObj(i -> 40_000L + i).toList());
    assertThat(outcomes.get(12).failure()).isPresent();
  }

  @Test
  void twoCataloguesOfOneIdAreRefused() {
    assertThatThrownBy(() -> builder().register(bench.client).build())
        .isInstanceOf(SwimException.class)
        .hasMessageContaining("two catalogues have the id 'asd'");
  }
}
