package io.swim.transfer.portal;

import io.swim.device.Secret;
import io.swim.fault.CatalogueException;
import io.swim.image.Agreement;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the portal says when a download is asked for.
 *
 * @param grant where the image is; empty when it is not given
 * @param session names this download to the portal
 * @param retry the leave to go on with it
 * @param asked the agreements that must be accepted first
 * @param remarks why it is not given; or warnings, when it is
 */
record DownloadAnswer(
    Optional<Grant> grant,
    Optional<String> session,
    Optional<String> retry,
    Set<Agreement> asked,
    List<Refusal> remarks) {
  /**
   * Where an image is.
   *
   * @param url may be a secret itself: it may be signed
   * @param formToken what the download host wants to be sent as a form
   */
  record Grant(URI url, Optional<Secret> formToken) {
    /** For messages. */
    @Override
    public String toString() {
      return PortalSettings.origin(url);
    }
  }

  static DownloadAnswer of(Service.Answer answer, String guid, VendorWords words)
      throws CatalogueException {
    Fields fields = answer.fields();
    List<Refusal> remarks = new ArrayList<>(answer.refusals());
    Optional<Grant> grant = Optional.empty();
    for (Fields each : fields.objects("downloads")) {
      Optional<String> other = each.text("imageGuid").filter(text -> !text.equalsIgnoreCase(guid));
      if (other.isEmpty()) {
        remarks.addAll(each.refusals(words));
        grant = grant.isPresent() ? grant : grant(each, words);
      }
    }
    Set<Agreement> asked = EnumSet.noneOf(Agreement.class);
    if (grant.isEmpty()) {
      remarks.forEach(each -> each.error().map(PortalError::agreements).ifPresent(asked::addAll));
      form(fields, asked);
    }
    Optional<String> session = fields.id("downloadSessionId");
    return new DownloadAnswer(
        grant,
        session.isPresent() ? session : fields.id("sessionId"),
        fields.id("downloadRetryId"),
        asked,
        remarks);
  }

  private static Optional<Grant> grant(Fields download, VendorWords words)
      throws CatalogueException {
    Optional<String> url = download.text("url");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    if (download.text("imageGuid").isEmpty()) {
      throw download.wrong("imageGuid", "is missing");
    }
    Optional<Secret> token = download.text("token").map(Secret::of);
    token.ifPresent(words::hide);
    try {
      return Optional.of(new Grant(new URI(url.get()), token));
    } catch (URISyntaxException e) {
      throw download.wrong("url", "is no URL");
    }
  }

  /** The portal may send the form of an agreement and no code. */
  private static void form(Fields answer, Set<Agreement> asked) throws CatalogueException {
    Optional<Fields> form = answer.object("acceptanceForm");
    if (form.isPresent()) {
      if (form.get().node().hasNonNull("eulaContent")) {
        asked.add(Agreement.EULA);
      }
      if (form.get().node().hasNonNull("k9Content")) {
        asked.add(Agreement.STRONG_ENCRYPTION);
      }
    }
  }
}
