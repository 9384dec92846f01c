package io.swim.transfer.portal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import io.swim.image.Acceptance;
import io.swim.image.Acceptance.EndUser;
import io.swim.image.Agreement;
import io.swim.image.CatalogueImageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the acceptances of the host to the portal, when it asks for them. */
record AgreementDesk(
    Service service,
    CatalogueImageId image,
    List<Acceptance> acceptances,
    Consumer<Acceptance> accepted) {
  private static final Logger LOG = LoggerFactory.getLogger(AgreementDesk.class);

  /**
   * Accepts all that is asked for, or nothing.
   *
   * @param said what was accepted a moment ago
   * @param refusal why the portal asks
   * @throws CatalogueException when the host has not accepted it, or the portal does not take it
   */
  void accept(Set<Agreement> asked, Set<Agreement> said, Optional<Refusal> refusal)
      throws CatalogueException, InterruptedException {
    List<Acceptance> answers = new ArrayList<>();
    for (Agreement each : asked) {
      Optional<Acceptance> given =
          acceptances.stream().filter(acceptance -> acceptance.agreement() == each).findFirst();
      if (given.isEmpty()) {
        throw refused(each, "must be accepted first, and nobody did", refusal);
      }
      if (said.contains(each)) {
        throw refused(each, "was accepted, and the portal asks for it again", refusal);
      }
      answers.add(given.get());
    }
    for (Acceptance answer : answers) {
      hand(answer);
      accepted.accept(answer);
    }
  }

  private void hand(Acceptance answer) throws CatalogueException, InterruptedException {
    String what = "accepting " + words(answer.agreement()) + " for " + image;
    ObjectNode request = Json.object().put("status", "Accepted").put("fileNames", image.fileName());
    String path = "/compliance/eula";
    if (answer instanceof Acceptance.StrongEncryption encryption) {
      path = "/compliance/k9";
      request.put("confirm", "CONFIRM_CHECKED");
      boolean civil = encryption.endUser() == EndUser.COMMERCIAL_OR_CIVIL;
      boolean listed = encryption.endUser() == EndUser.GOVERNMENT_IN_LISTED_COUNTRY;
      request.put("busFunction", civil ? "COMM_OR_CIVIL" : "GOV_OR_MIL");
      request.put(
          "govMilCountries", listed ? "GOV_OR_MIL_COUNTRIES_YES" : "GOV_OR_MIL_COUNTRIES_NO");
    }
    Service.Answer taken = service.post(path, request, what);
    Optional<Refusal> refusal = Refusal.main(taken.refusals());
    if (refusal.isPresent()) {
      throw refusal.get().exception(what);
    }
    LOG.debug("{}: said yes to by {} at {}", what, answer.by(), answer.at());
  }

  private CatalogueException refused(Agreement agreement, String why, Optional<Refusal> refusal) {
    return new CatalogueException(
        agreement == Agreement.EULA
            ? CatalogueProblem.EULA_NOT_ACCEPTED
            : CatalogueProblem.ENCRYPTION_NOT_ELIGIBLE,
        "for " + image + " " + words(agreement) + " " + why,
        refusal.map(Refusal::code).orElse(""),
        refusal.map(Refusal::vendorWords).orElse(""),
        Optional.empty());
  }

  private static String words(Agreement agreement) {
    return switch (agreement) {
      case EULA -> "the licence agreement (EULA)";
      case STRONG_ENCRYPTION -> "the form for strong encryption (K9)";
    };
  }
}
