package io.swim.testkit.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import io.swim.image.CatalogueImage;
import io.swim.image.CatalogueImage.Told;
import io.swim.image.CatalogueImageId;
import io.swim.image.CatalogueQuery;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the portal offers. */
@Timeout(60)
class PortalSearchTest {
  private final PortalBench bench = new PortalBench();

  @AfterEach
  void end() {
    bench.close();
  }

  private void offer(String file, String release) {
    bench.portal.offer(PortalImage.of(PortalBench.PRODUCT, file, release, PortalBench.bytes(100)));
  }

  private List<String> found(CatalogueQuery query) throws Exception {
    return bench.client.search(query).stream().map(CatalogueImage::fileName).toList();
  }

  @Test
  void allThatIsKnownOfAnImageIsTold() throws Exception {
    bench.portal.offer(PortalBench.IMAGE.encrypted().with("fieldNotice", "FN70489"));

    CatalogueImage image = bench.client.details(PortalBench.ID);

    assertThat(image.id()).isEqualTo(PortalBench.ID);
    assertThat(image.version()).isEqualTo("15.7(3)M8");
    assertThat(image.description()).isEqualTo("Image " + PortalBench.IMAGE.fileName());
    assertThat(image.released()).contains(LocalDate.of(2019, 3, 29));
    assertThat(image.sizeBytes()).hasValue(300_000);
    assertThat(image.digests())
        .extracting(Digest::algorithm)
        .containsExactly(DigestAlgorithm.MD5, DigestAlgorithm.SHA_512);
    assertThat(image.platform()).isEqualTo("IOS");
    assertThat(image.featureSet()).isEqualTo("LAN BASE");
    assertThat(image.requirements().minRamBytes()).hasValue(64L << 20);
    assertThat(image.requirements().minFlashBytes()).hasValue(32L << 20);
    assertThat(image.terms()).isEqualTo(new CatalogueImage.Terms(Told.NOTHING, Told.YES, Told.YES));
    assertThat(image.notices()).containsExactly("fieldNotice: FN70489");
  }

  @Test
  void whatThePortalLeavesOutIsEmpty() throws Exception {
    PortalImage bare = PortalBench.IMAGE;
    for (String field :
        List.of("size", "md5", "sha512", "minDram", "minFlash", "encryptionSoftwareIndicator")) {
      bare = bare.without(field);
    }
    bench.portal.offer(bare.with("imageDescription", " "));

    CatalogueImage image = bench.client.details(PortalBench.ID);

    assertThat(image.sizeBytes()).isEqualTo(OptionalLong.empty());
    assertThat(image.digests()).isEmpty();
    assertThat(image.description()).isEmpty();
    assertThat(image.requirements().minRamBytes()).isEmpty();
    assertThat(image.terms().strongEncryption()).isEqualTo(Told.NOTHING);
  }

  @Test
  void anImageThatTheAccountHasNoContractForSaysSo() throws Exception {
    bench.portal.offer(PortalBench.IMAGE.with("exception", "IMG_CONTRACT_REQD"));

    CatalogueImage image = bench.client.details(PortalBench.ID);

    assertThat(image.terms().entitled()).isEqualTo(Told.NO);
    assertThat(image.notices()).singleElement().asString().startsWith("IMG_CONTRACT_REQD: ");
  }

  @Test
  void allPagesAreRead() throws Exception {
    IntStream.rangeClosed(1, 60).forEach(i -> offer("image-" + i + ".bin", "15.1(" + i + ")T"));
    bench.portal.pageOf(7);

    assertThat(found(CatalogueQuery.all(PortalBench.PRODUCT))).hasSize(61).doesNotHaveDuplicates();
    assertThat(bench.portal.requests(PortalStep.METADATA)).hasSize(9);
  }

  @Test
  void releasesAreChosen() throws Exception {
    offer("old.bin", "15.1(4)M1");
    offer("new.bin", "15.9(3)M2");

    assertThat(found(CatalogueQuery.latest(PortalBench.PRODUCT, "15.1(4)M1")))
        .containsExactly("new.bin");
    assertThat(found(CatalogueQuery.above(PortalBench.PRODUCT, "15.1(4)M1")))
        .containsExactly("new.bin", PortalBench.IMAGE.fileName());
    assertThat(found(CatalogueQuery.exactly(PortalBench.PRODUCT, "15.1(4)M1")))
        .containsExactly("old.bin");
    assertThat(found(CatalogueQuery.all(PortalBench.PRODUCT))).hasSize(3);
  }

  @Test
  void aProductOfTheVendorsTreeNarrowsTheSearch() throws Exception {
    bench.portal.offer(
        PortalImage.of(PortalBench.PRODUCT, "other.bin", "15.7(3)M8", PortalBench.bytes(9))
            .withMdfId("286305578"));

    assertThat(found(CatalogueQuery.all(PortalBench.PRODUCT).withMdfId("286305578")))
        .containsExactly("other.bin");
  }

  @Test
  void whatTheVendorTookBackIsLeftOut() throws Exception {
    bench.portal.offer(PortalBench.IMAGE.with("isDeleted", "Y"));

    assertThat(found(CatalogueQuery.all(PortalBench.PRODUCT))).isEmpty();
    assertThat(
            catchThrowableOfType(
                    CatalogueException.class, () -> bench.client.details(PortalBench.ID))
                .problem())
        .isEqualTo(CatalogueProblem.NOT_FOUND);
  }

  @Test
  void productIdsAreSentAsTheVendorWritesThem() throws Exception {
    String odd = "ACS-1800+RM/19=VID:V01 \"Ü\"";
    bench.portal.offer(PortalImage.of(odd, "odd.bin", "1.0", PortalBench.bytes(9)));

    CatalogueImage image = bench.client.search(CatalogueQuery.all(odd)).get(0);

    assertThat(image.id()).isEqualTo(new CatalogueImageId(odd, "odd.bin"));
    assertThat(CatalogueImageId.parse(image.id().toString())).isEqualTo(image.id());
    assertThat(bench.client.details(image.id())).isEqualTo(image);
  }

  @Test
  void anUnknownImageIsNotFound() {
    CatalogueException e =
        catchThrowableOfType(
            CatalogueException.class,
            () -> bench.client.details(new CatalogueImageId(PortalBench.PRODUCT, "none.bin")));

    assertThat(e.problem()).isEqualTo(CatalogueProblem.NOT_FOUND);
  }
}
