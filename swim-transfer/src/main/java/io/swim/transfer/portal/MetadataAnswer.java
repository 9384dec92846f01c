package io.swim.transfer.portal;

import io.swim.fault.CatalogueException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One page of what the portal offers for a product.
 *
 * @param transaction what a download refers to; empty when nothing is offered
 * @param lastPage the number of the last page, from 1
 * @param images without those that the vendor has taken back
 * @param remarks of the portal on what they belong to
 */
record MetadataAnswer(
    String transaction, long lastPage, List<OfferedImage> images, List<Refusal> remarks) {
  /** Images are that deep in an answer. */
  private static final List<String> LEVELS =
      List.of("metadata", "products", "softwareTypes", "operatingSystems", "releases");

  /**
   * Reads a page.
   *
   * @param product what was asked for, as it was asked for
   */
  static MetadataAnswer of(String product, Fields answer, VendorWords words)
      throws CatalogueException {
    List<Refusal> remarks = new ArrayList<>();
    List<List<Fields>> paths = List.of(List.of());
    for (String level : LEVELS) {
      paths = deeper(answer, paths, level, remarks, words);
    }
    List<OfferedImage> images = new ArrayList<>();
    for (List<Fields> path : paths) {
      OfferedImage.Place place =
          new OfferedImage.Place(path.get(1), path.get(2), path.get(3), path.get(4));
      for (Fields image : place.release().objects("images")) {
        if (!OfferedImage.isDeleted(image)) {
          images.add(OfferedImage.of(product, place, image, words));
        }
      }
    }
    String transaction = answer.id("metadataTransId").orElse("");
    if (transaction.isEmpty() && !images.isEmpty()) {
      throw answer.wrong("metadataTransId", "is missing");
    }
    return new MetadataAnswer(transaction, lastPage(answer), List.copyOf(images), remarks);
  }

  /** Every path, one level deeper. */
  private static List<List<Fields>> deeper(
      Fields answer,
      List<List<Fields>> paths,
      String level,
      List<Refusal> remarks,
      VendorWords words)
      throws CatalogueException {
    List<List<Fields>> deeper = new ArrayList<>();
    for (List<Fields> path : paths) {
      Fields parent = path.isEmpty() ? answer : path.get(path.size() - 1);
      for (Fields child : parent.objects(level)) {
        remarks.addAll(child.refusals(words));
        List<Fields> longer = new ArrayList<>(path);
        longer.add(child);
        deeper.add(longer);
      }
    }
    return deeper;
  }

  private static long lastPage(Fields answer) throws CatalogueException {
    if (answer.object("pagination").isEmpty()) {
      return 1;
    }
    OptionalLong last = answer.object("pagination").get().number("lastIndex");
    return last.orElse(1);
  }
}
