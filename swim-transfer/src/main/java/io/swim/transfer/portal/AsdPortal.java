package io.swim.transfer.portal;

import io.swim.fault.CatalogueException;
import io.swim.image.Acceptance;
import io.swim.image.CatalogueImage;
import io.swim.image.CatalogueImageId;
import io.swim.image.CatalogueQuery;
import io.swim.spi.CatalogueDownload;
import io.swim.spi.ImageCatalogue;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cisco's Automated Software Distribution (ASD) as an image catalogue: images by product id and
 * release, their details, and downloads with EULA and K9 acceptance.
 *
 * <p>Sources: the error codes and the acceptances are those of the Prime Infrastructure 3.2 User
 * Guide, manage device software images; paths, fields and the token are those of the public
 * description of ASD v4.0 (developer.cisco.com, Support APIs). Nothing was tried against the real
 * service. Where the sources are silent, this is done:
 *
 * <ul>
 *   <li>Session and retry id of a download go back as {@code downloadSessionId} and {@code
 *       downloadRetryId}, and only together: the codes ask for both.
 *   <li>A search for all releases asks for those above 0.0.1.
 *   <li>The portal tells of a EULA only when a download is asked for; before that, {@link
 *       CatalogueImage.Terms#eula} is NOTHING. An account counts as entitled unless the portal
 *       remarks otherwise on the image.
 *   <li>A remark beside a download address is a warning: logged, and the download goes on.
 *   <li>Minimum DRAM and flash are plain numbers in MiB.
 *   <li>Where a download comes with a token of its own, it is posted as the form field {@code
 *       X-Authentication-Control}.
 * </ul>
 *
 * <p>What has run out (search, session, retry id, token) is asked for anew by itself. A limit on
 * the rate (429, or 403 with the gateway's code) is waited for as long as {@link
 * AsdPortalBuilder#patience} says. The bearer token is sent to the service alone, never to a
 * download host; redirects are followed from TLS to TLS only. Neither tokens nor signed URLs nor
 * headers are logged, at no level; messages show of a URL its host at most.
 *
 * <p>Blocking. An interrupt is noticed between requests and by who reads the stream, not in the
 * middle of a read. Thread-safe; one portal may serve several engines. Its connections are closed
 * with it.
 */
public final class AsdPortal implements ImageCatalogue, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AsdPortal.class);

  private final PortalSettings settings;
  private final CloseableHttpClient client;
  private final Service service;
  private final FileFetch files;

  AsdPortal(PortalSettings settings) {
    VendorWords words = new VendorWords(settings);
    this.settings = settings;
    this.client = Connections.open(settings);
    Exchange exchange = new Exchange(client, settings.answerWithin(), settings.clock(), words);
    Tokens tokens = new Tokens(settings, exchange, words);
    this.service = new Service(settings, exchange, tokens, words);
    this.files = new FileFetch(settings, client, tokens, words);
  }

  /**
   * A portal of that address and account.
   *
   * @param service below which the paths of the service are, such as {@code
   *     https://host/software/v4.0}
   * @param tokenUrl where its tokens are given
   */
  public static AsdPortalBuilder builder(URI service, URI tokenUrl, PortalAccount account) {
    return new AsdPortalBuilder(service, tokenUrl, account);
  }

  @Override
  public String id() {
    return settings.id();
  }

  @Override
  public List<CatalogueImage> search(CatalogueQuery query)
      throws CatalogueException, InterruptedException {
    try {
      return new Library(service).search(query);
    } catch (CatalogueException e) {
      if (PortalError.of(e).filter(error -> error == PortalError.NOTHING_FOUND).isPresent()) {
        return List.of();
      }
      throw e;
    }
  }

  @Override
  public CatalogueImage details(CatalogueImageId image)
      throws CatalogueException, InterruptedException {
    return new Library(service).find(image).offered().image();
  }

  @Override
  public CatalogueDownload download(
      CatalogueImageId image, List<Acceptance> acceptances, Consumer<Acceptance> accepted)
      throws CatalogueException, InterruptedException {
    return new AsdDownload(
        new GrantDesk(service, image, List.copyOf(acceptances), accepted), files);
  }

  /** Drops every connection; never fails. */
  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
    LOG.debug("{} is closed", this);
  }

  /** For messages. */
  @Override
  public String toString() {
    return settings.id() + " at " + PortalSettings.origin(settings.service());
  }
}
