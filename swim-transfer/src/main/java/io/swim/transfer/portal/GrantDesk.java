package io.swim.transfer.portal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import io.swim.image.Acceptance;
import io.swim.image.Agreement;
import io.swim.image.CatalogueImage;
import io.swim.image.CatalogueImageId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks where one image can be downloaded, as often as that is needed: to the portal it stays one
 * download, by its session and retry id. What has run out is begun anew; an agreement that is asked
 * for is accepted if the host did so. Used by one thread.
 */
final class GrantDesk {
  private static final Logger LOG = LoggerFactory.getLogger(GrantDesk.class);
  private static final int BEGUN_ANEW = 2;

  private final Service service;
  private final Library library;
  private final AgreementDesk agreements;
  private final CatalogueImageId image;
  private final String what;
  private Library.Found found;
  private @Nullable String session;
  private @Nullable String retry;

  GrantDesk(
      Service service,
      CatalogueImageId image,
      List<Acceptance> acceptances,
      Consumer<Acceptance> accepted)
      throws CatalogueException, InterruptedException {
    this.service = service;
    this.library = new Library(service);
    this.agreements = new AgreementDesk(service, image, acceptances, accepted);
    this.image = image;
    this.what = "the download of " + image;
    this.found = library.find(image);
  }

  CatalogueImage image() {
    return found.offered().image();
  }

  /**
   * Asks.
   *
   * @throws CatalogueException when the portal does not give it
   */
  DownloadAnswer.Grant ask() throws CatalogueException, InterruptedException {
    Set<Agreement> said = EnumSet.noneOf(Agreement.class);
    for (int anew = 0; ; ) {
      DownloadAnswer answer =
          DownloadAnswer.of(
              service.post("/download/pidimage", request(), what),
              found.offered().guid(),
              service.words());
      if (answer.grant().isPresent()) {
        remember(answer);
        answer.remarks().forEach(each -> LOG.warn("{}: {}", what, each));
        return answer.grant().get();
      }
      Optional<Refusal> refusal = Refusal.main(answer.remarks());
      if (!answer.asked().isEmpty()) {
        remember(answer);
        agreements.accept(answer.asked(), said, refusal);
        said.addAll(answer.asked());
      } else if (anew < BEGUN_ANEW && refusal.filter(GrantDesk::helpsToBeginAnew).isPresent()) {
        anew++;
        beginAnew(refusal.get());
      } else if (refusal.isPresent()) {
        throw refusal.get().exception(what);
      } else {
        throw new CatalogueException(
            CatalogueProblem.PROTOCOL, what + ": the portal gives neither an address nor a reason");
      }
    }
  }

  private ObjectNode request() {
    ObjectNode request = Json.object().put("pid", image.product());
    if (!found.offered().mdfId().isEmpty()) {
      request.put("mdfId", found.offered().mdfId());
    }
    request.put("metadataTransId", found.transaction());
    request.putArray("imageGuids").add(found.offered().guid());
    if (session != null && retry != null) {
      request.put("downloadSessionId", session).put("downloadRetryId", retry);
    }
    return request;
  }

  private void remember(DownloadAnswer answer) {
    session = answer.session().orElse(session);
    retry = answer.retry().orElse(retry);
  }

  private static boolean helpsToBeginAnew(Refusal refusal) {
    return refusal.error().filter(e -> e.retry() == PortalError.Retry.ANEW).isPresent();
  }

  private void beginAnew(Refusal refusal) throws CatalogueException, InterruptedException {
    LOG.info("{} is begun anew: {}", what, refusal);
    session = null;
    retry = null;
    PortalError error = refusal.error().orElseThrow();
    if (error == PortalError.METADATA_TRANSACTION_EXPIRED
        || error == PortalError.METADATA_TRANSACTION_INVALID) {
      CatalogueImage before = image();
      found = library.find(image);
      refuseAnother(before);
    }
  }

  /** Half of the file may be there already. */
  private void refuseAnother(CatalogueImage before) throws CatalogueException {
    if (!before.sizeBytes().equals(image().sizeBytes())
        || !before.digests().equals(image().digests())) {
      throw new CatalogueException(
          CatalogueProblem.INTEGRITY, what + ": the portal offers another file by now");
    }
  }
}
