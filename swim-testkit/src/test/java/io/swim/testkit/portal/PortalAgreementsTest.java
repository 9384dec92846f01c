package io.swim.testkit.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import io.swim.image.Acceptance;
import io.swim.image.Agreement;
import io.swim.transfer.portal.PortalError;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Licence and strong encryption: refused without, given with, and never accepted by accident. */
@Timeout(60)
class PortalAgreementsTest {
  private final PortalBench bench = new PortalBench();

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void withoutAnAcceptanceNothingIsAccepted() {
    bench.portal.admit(PortalBench.MEMBER.mustAccept(Agreement.EULA));

    CatalogueException e = bench.refusedDownload(PortalBench.ENCRYPTION);

    assertThat(e.problem()).isEqualTo(CatalogueProblem.EULA_NOT_ACCEPTED);
    assertThat(PortalError.of(e)).contains(PortalError.EULA_OPEN);
    assertThat(e).hasMessageContaining("EULA").hasMessageContaining(PortalBench.IMAGE.fileName());
    assertThat(bench.portal.requests(PortalStep.AGREEMENT)).isEmpty();
    assertThat(bench.accepted).isEmpty();
  }

  @Test
  void anAcceptanceIsHandedOverForThatFileAndTold() throws Exception {
    bench.portal.admit(PortalBench.MEMBER.mustAccept(Agreement.EULA));

    assertThat(bench.read(PortalBench.EULA)).isEqualTo(PortalBench.BYTES);

    assertThat(bench.portal.acceptances())
        .containsExactly(
            new PortalAcceptance(
                PortalBench.CLIENT,
                Agreement.EULA,
                Map.of("status", "Accepted", "fileNames", PortalBench.IMAGE.fileName())));
    assertThat(bench.accepted).containsExactly(PortalBench.EULA);
  }

  @Test
  void whatIsNotAskedForIsNotAccepted() throws Exception {
    assertThat(bench.read(PortalBench.EULA, PortalBench.ENCRYPTION)).isEqualTo(PortalBench.BYTES);

    assertThat(bench.portal.acceptances()).isEmpty();
    assertThat(bench.accepted).isEmpty();
  }

  @Test
  void ofTwoAgreementsNoneIsAcceptedWhenOneIsMissing() {
    bench.portal.admit(
        PortalBench.MEMBER.mustAccept(Agreement.EULA).mustAccept(Agreement.STRONG_ENCRYPTION));
    bench.portal.offer(PortalBench.IMAGE.encrypted());

    CatalogueException e = bench.refusedDownload(PortalBench.EULA);

    assertThat(e.problem()).isEqualTo(CatalogueProblem.ENCRYPTION_NOT_ELIGIBLE);
    assertThat(bench.portal.acceptances()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "COMMERCIAL_OR_CIVIL, COMM_OR_CIVIL, GOV_OR_MIL_COUNTRIES_NO",
    "GOVERNMENT_IN_LISTED_COUNTRY, GOV_OR_MIL, GOV_OR_MIL_COUNTRIES_YES",
    "GOVERNMENT_ELSEWHERE, GOV_OR_MIL, GOV_OR_MIL_COUNTRIES_NO"
  })
  void theFormForStrongEncryptionSaysWhoUsesIt(
      Acceptance.EndUser user, String function, String countries) throws Exception {
    bench.portal.admit(PortalBench.MEMBER.mustAccept(Agreement.STRONG_ENCRYPTION));
    bench.portal.offer(PortalBench.IMAGE.encrypted());

    bench.read(new Acceptance.StrongEncryption("Maria Keller", PortalBench.SAID_AT, user));

    assertThat(bench.portal.acceptances())
        .singleElement()
        .satisfies(
            taken ->
                assertThat(taken.fields())
                    .containsEntry("busFunction", function)
                    .containsEntry("govMilCountries", countries)
                    .containsEntry("confirm", "CONFIRM_CHECKED"));
  }

  @Test
  void anAccountThatIsNotEligibleForEncryptionHasItsOwnError() {
    bench.portal.admit(
        PortalBench.MEMBER
            .mustAccept(Agreement.STRONG_ENCRYPTION)
            .withStanding(PortalMember.Standing.NOT_ELIGIBLE));
    bench.portal.offer(PortalBench.IMAGE.encrypted());

    CatalogueException e = bench.refusedDownload(PortalBench.ENCRYPTION);

    assertThat(e.problem()).isEqualTo(CatalogueProblem.ENCRYPTION_NOT_ELIGIBLE);
    assertThat(PortalError.of(e)).contains(PortalError.ENCRYPTION_REFUSED);
    assertThat(bench.accepted).isEmpty();
  }

  @Test
  void aPortalThatAsksAgainAndAgainIsNotAnsweredForEver() {
    bench.portal.always(PortalStep.DOWNLOAD, new PortalFault.Code("EULA_FORM_ACC"));

    CatalogueException e = bench.refusedDownload(PortalBench.EULA);

    assertThat(e.problem()).isEqualTo(CatalogueProblem.EULA_NOT_ACCEPTED);
    assertThat(e).hasMessageContaining("asks for it again");
    assertThat(bench.portal.acceptances()).hasSize(1);
  }

  @Test
  void aFormWithoutACodeAsksToo() throws Exception {
    bench.portal.next(
        PortalStep.DOWNLOAD,
        new PortalFault.Body(
            "{\"sessionId\":\"1\",\"acceptanceForm\":{\"eulaContent\":\"Read me\","
                + "\"k9Content\":null},\"downloads\":[]}"));

    assertThat(bench.read(PortalBench.EULA)).isEqualTo(PortalBench.BYTES);

    assertThat(bench.accepted).containsExactly(PortalBench.EULA);
  }

  @Test
  void aDoubtedAccountIsGivenTheImage() throws Exception {
    bench.portal.admit(PortalBench.MEMBER.withStanding(PortalMember.Standing.DOUBTED));

    assertThat(bench.read()).isEqualTo(PortalBench.BYTES);
  }

  @Test
  void anAccountWithoutAContractIsNot() {
    bench.portal.admit(PortalBench.MEMBER.withStanding(PortalMember.Standing.NO_CONTRACT));

    CatalogueException e = bench.refusedDownload();

    assertThat(e.problem()).isEqualTo(CatalogueProblem.NOT_ENTITLED);
    assertThat(e.code()).isEqualTo("CONTRACT_NOT_AUTH");
  }
}
