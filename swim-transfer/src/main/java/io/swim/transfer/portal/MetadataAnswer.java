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
  /**
   * Reads a page.
   *
   * @param product what was asked for, as it was asked for
   */
  static MetadataAnswer of(String product, Fields answer, VendorWords words)
      throws CatalogueException {
    List<OfferedImage> images = new ArrayList<>();
    List<Refusal> remarks = new ArrayList<>();
    for (Fields metadata : below(answer, "metadata", remarks, words)) {
      for (Fields each : below(metadata, "products", remarks, words)) {
        for (Fields type : below(each, "softwareTypes", remarks, words)) {
          for (Fields system : below(type, "operatingSystems", remarks, words)) {
            for (Fields release : below(system, "releases", remarks, words)) {
              OfferedImage.Place place = new OfferedImage.Place(each, type, system, release);
              for (Fields image : release.objects("images")) {
                if (!OfferedImage.isDeleted(image)) {
                  images.add(OfferedImage.of(product, place, image, words));
                }
              }
            }
          }
        }
      }
    }
    String transaction = answer.id("metadataTransId").orElse("");
    if (transaction.isEmpty() && !images.isEmpty()) {
      throw answer.wrong("metadataTransId", "is missing");
    }
    return new MetadataAnswer(transaction, lastPage(answer), List.copyOf(images), remarks);
  }

  private static List<Fields> below(
      Fields parent, String name, List<Refusal> remarks, VendorWords words)
      throws CatalogueException {
    List<Fields> children = parent.objects(name);
    for (Fields each : children) {
      remarks.addAll(each.refusals(words));
    }
    return children;
  }

  private static long lastPage(Fields answer) throws CatalogueException {
    if (answer.object("pagination").isEmpty()) {
      return 1;
    }
    OptionalLong last = answer.object("pagination").get().number("lastIndex");
    return last.orElse(1);
  }
}
