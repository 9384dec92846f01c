package io.swim.transfer.portal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import io.swim.image.CatalogueImage;
import io.swim.image.CatalogueImageId;
import io.swim.image.CatalogueQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up what the portal offers. */
record Library(Service service) {
  private static final int PER_PAGE = 25;
  private static final int MOST_PAGES = 400;

  /** What the vendor's own tools send as the running release when they want all. */
  private static final String BEFORE_ALL = "0.0.1";

  /** An image as it was found just now. */
  record Found(OfferedImage offered, String transaction) {}

  List<CatalogueImage> search(CatalogueQuery query)
      throws CatalogueException, InterruptedException {
    String what = "the search for " + query.product();
    ObjectNode request = Json.object().put("pid", query.product());
    String release = query.release().orElse(BEFORE_ALL);
    request.put("currentReleaseVersion", release);
    request.put(
        "outputReleaseVersion",
        switch (query.releases()) {
          case ALL, ABOVE -> "above";
          case LATEST -> "latest";
          case EXACTLY -> release;
        });
    Map<CatalogueImageId, CatalogueImage> images = new LinkedHashMap<>();
    long last = 1;
    for (int page = 1; page <= last; page++) {
      if (page > MOST_PAGES) {
        throw new CatalogueException(
            CatalogueProblem.PROTOCOL, what + ": the portal tells of " + last + " pages");
      }
      MetadataAnswer answer = page("/metadata/pidrelease", request, page, query.product(), what);
      last = answer.lastPage();
      answer.images().stream()
          .filter(each -> query.mdfId().filter(id -> !id.equals(each.mdfId())).isEmpty())
          .forEach(each -> images.putIfAbsent(each.image().id(), each.image()));
    }
    return List.copyOf(images.values());
  }

  /**
   * One image.
   *
   * @throws CatalogueException NOT_FOUND
   */
  Found find(CatalogueImageId image) throws CatalogueException, InterruptedException {
    String what = "the details of " + image;
    ObjectNode request = Json.object().put("pid", image.product());
    request.putArray("imageNames").add(image.fileName());
    MetadataAnswer answer = page("/metadata/pidimage", request, 1, image.product(), what);
    Optional<OfferedImage> offered =
        answer.images().stream().filter(each -> each.image().id().equals(image)).findFirst();
    if (offered.isEmpty()) {
      throw new CatalogueException(
          CatalogueProblem.NOT_FOUND, what + ": the portal does not offer it");
    }
    return new Found(offered.get(), answer.transaction());
  }

  private MetadataAnswer page(
      String path, ObjectNode request, int number, String product, String what)
      throws CatalogueException, InterruptedException {
    request.put("pageIndex", number).put("perPage", PER_PAGE);
    Service.Answer answer = service.post(path, request, what);
    MetadataAnswer page = MetadataAnswer.of(product, answer.fields(), service.words());
    List<Refusal> refusals = new ArrayList<>(answer.refusals());
    refusals.addAll(page.remarks());
    Optional<Refusal> refusal = Refusal.main(refusals);
    if (refusal.isPresent() && page.images().isEmpty()) {
      throw refusal.get().exception(what);
    }
    return page;
  }
}
