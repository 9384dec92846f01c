package io.swim.testkit.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.fault.CatalogueException;
import io.swim.image.Agreement;
import io.swim.image.CatalogueQuery;
import io.swim.transfer.portal.PortalError;
import io.swim.transfer.portal.PortalError.Retry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error code of the portal, by a server that answers it. */
@Timeout(60)
class PortalErrorsTest {
  /** Prime Infrastructure 3.2, table of ASD exceptions and error conditions. */
  private static final List<String> OF_THE_SOURCE =
      List.of(
          "PID_INVALID",
          "IMG_NM_INVALID",
          "SWTID_INVALID",
          "INVALID_INPUT",
          "INVALID_MTRANSID",
          "INVALID_DWLDSID",
          "INVALID_DRETRYID",
          "IMAGE_GUID_INVALID",
          "PID_MISSING",
          "CUR_REL_MISSING",
          "OUT_REL_MISSING",
          "IMG_NM_MISSING",
          "MISSING_DW_RETRY_ID",
          "MTRANSID_MISSING",
          "IMAGE_LIMIT_EXCEEDED",
          "DRETRYID_EXPIRED",
          "DWLDSID_EXPIRED",
          "MTRANSID_EXPIRED",
          "NO_DATA_FOUND",
          "IMAGE_GUID_MISSING",
          "TIMEOUT",
          "CART_EMPTY",
          "DWLD_WARN",
          "DWLD_WARN1",
          "DWLD_WARN2",
          "K9_FORM_AR",
          "EULA_FORM_AR",
          "K9_FORM_ACC",
          "EULA_FORM_ACC",
          "K9_EULA_FORM_AR",
          "SER_UNEXPECT_FAIL");

  private final PortalBench bench = new PortalBench();

  @AfterEach
  void end() {
    bench.close();
  }

  static Stream<String> codes() {
    return Arrays.stream(PortalError.values()).flatMap(each -> each.codes().stream());
  }

  @Test
  void everyCodeOfTheSourceIsOneErrorOfItsOwn() {
    assertThat(codes()).doesNotHaveDuplicates().containsAll(OF_THE_SOURCE);
    assertThat(OF_THE_SOURCE)
        .allSatisfy(
            code -> assertThat(PortalError.of(code).orElseThrow().codes()).containsExactly(code));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void aDownloadThatIsAnsweredSoFailsWithItsTypedError(String code) {
    bench.portal.always(PortalStep.DOWNLOAD, new PortalFault.Code(code));

    isTyped(bench.refusedDownload(), code);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void detailsThatAreAnsweredSoFailWithTheirTypedError(String code) {
    bench.portal.always(PortalStep.METADATA, new PortalFault.Code(code));

    isTyped(
        catchThrowableOfType(CatalogueException.class, () -> bench.client.details(PortalBench.ID)),
        code);
  }

  private static void isTyped(CatalogueException e, String code) {
    PortalError error = PortalError.of(code).orElseThrow();
    assertThat(PortalError.of(e)).contains(error);
    assertThat(e.code()).isEqualTo(code);
    if (error.retry() != Retry.ONCE_ACCEPTED) {
      assertThat(e.problem()).isEqualTo(error.problem());
      assertThat(e).hasMessageContaining(error.meaning());
    }
    assertThat(e).hasMessageContaining(PortalBench.IMAGE.fileName());
    assertThat(e.vendorWords())
        .isEqualTo("The portal's own words for " + code + ", see https://portal.example/help");
  }

  @ParameterizedTest
  @EnumSource(PortalError.class)
  void whatIsGoodForARetrySaysSoToTheHost(PortalError error) {
    assertThat(error.problem().mayPass())
        .isEqualTo(error.retry() == Retry.LATER || error.retry() == Retry.ANEW);
    assertThat(error.agreements().isEmpty()).isEqualTo(error.retry() != Retry.ONCE_ACCEPTED);
    assertThat(error.meaning()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(PortalError.class)
  void whatHasRunOutIsBegunAnewWithoutTheHost(PortalError error) throws Exception {
    for (String code : error.codes()) {
      bench.portal.next(PortalStep.DOWNLOAD, new PortalFault.Code(code));

      if (error.retry() == Retry.ANEW) {
        assertThat(bench.read()).isEqualTo(PortalBench.BYTES);
      } else {
        assertThat(bench.refusedDownload()).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PortalError.class)
  void whatMustBeAcceptedIsGivenOnceItIs(PortalError error) throws Exception {
    for (String code : error.codes()) {
      bench.portal.next(PortalStep.DOWNLOAD, new PortalFault.Code(code));
      if (error.retry() == Retry.ONCE_ACCEPTED) {
        bench.accepted.clear();

        assertThat(bench.read(PortalBench.EULA, PortalBench.ENCRYPTION))
            .isEqualTo(PortalBench.BYTES);

        assertThat(bench.accepted)
            .extracting(io.swim.image.Acceptance::agreement)
            .containsExactlyInAnyOrderElementsOf(error.agreements());
      }
    }
    assertThat(bench.portal.acceptances())
        .extracting(PortalAcceptance::agreement)
        .hasSize(error.agreements().size());
  }

  @Test
  void aCodeThatNobodyKnowsIsToldAsItIs() {
    bench.portal.next(PortalStep.DOWNLOAD, new PortalFault.Code("MOON_TOO_FULL"));

    CatalogueException e = bench.refusedDownload();

    assertThat(e.code()).isEqualTo("MOON_TOO_FULL");
    assertThat(PortalError.of(e)).isEmpty();
    assertThat(e).hasMessageContaining("not known here");
  }

  @Test
  void aSearchThatFindsNothingIsNoError() throws Exception {
    bench.portal.next(PortalStep.METADATA, new PortalFault.Code("NO_DATA_FOUND"));

    assertThat(bench.client.search(CatalogueQuery.all(PortalBench.PRODUCT))).isEmpty();
  }

  @Test
  void aProductThatDoesNotExistIsOne() {
    CatalogueException e =
        catchThrowableOfType(
            CatalogueException.class,
            () -> bench.client.search(CatalogueQuery.all("NO-SUCH-THING")));

    assertThat(PortalError.of(e)).contains(PortalError.PRODUCT_INVALID);
  }

  @Test
  void bothFormsAreAskedForWhereTheImageIsEncrypted() {
    bench.portal.admit(
        PortalBench.MEMBER.mustAccept(Agreement.EULA).mustAccept(Agreement.STRONG_ENCRYPTION));
    bench.portal.offer(PortalBench.IMAGE.encrypted());

    assertThat(PortalError.of(bench.refusedDownload()))
        .contains(PortalError.ENCRYPTION_FORM_AND_EULA_OPEN);
  }
}
