package io.swim.spi;

import io.swim.fault.CatalogueException;
import io.swim.image.Acceptance;
import io.swim.image.CatalogueImage;
import io.swim.image.CatalogueImageId;
import io.swim.image.CatalogueQuery;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a vendor offers for download, to one account. Thread-safe. Made and closed by the host,
 * which may also ask it itself; an engine that it is registered with imports from it.
 */
public interface ImageCatalogue {
  /** Unique among the catalogues of an engine. */
  String id();

  /**
   * The images that fit, newest release first where the vendor sorts so. What the vendor has taken
   * back is left out.
   *
   * @return empty when there are none
   */
  List<CatalogueImage> search(CatalogueQuery query) throws CatalogueException, InterruptedException;

  /**
   * One image.
   *
   * @throws CatalogueException NOT_FOUND when the vendor does not offer it
   */
  CatalogueImage details(CatalogueImageId image) throws CatalogueException, InterruptedException;

  /**
   * Asks the vendor for an image. Nothing is accepted but what is handed over here, and that only
   * if the vendor asks for it.
   *
   * @param acceptances what may be said yes to
   * @param accepted told each acceptance that the vendor was given and has taken
   * @throws CatalogueException EULA_NOT_ACCEPTED, ENCRYPTION_NOT_ELIGIBLE or NOT_ENTITLED when the
   *     vendor does not give it
   */
  CatalogueDownload download(
      CatalogueImageId image, List<Acceptance> acceptances, Consumer<Acceptance> accepted)
      throws CatalogueException, InterruptedException;
}
