package io.swim.image;

import java.util.Objects;

/**
 * Names one image in a vendor's catalogue. As text {@code PRODUCT/FILE}: a product id may have
 * slashes, a file name has none.
 *
 * @param product the vendor's product id, as the vendor writes it
 * @param fileName the vendor's file name
 */
public record CatalogueImageId(String product, String fileName) {
  public CatalogueImageId {
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(fileName, "fileName");
    if (product.isBlank() || fileName.isBlank() || fileName.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "an image of a catalogue is PRODUCT/FILE, not '" + product + "/" + fileName + "'");
    }
  }

  /** Reads what {@link #toString} writes. */
  public static CatalogueImageId parse(String text) {
    int slash = text.lastIndexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "an image of a catalogue is PRODUCT/FILE, not '" + text + "'");
    }
    return new CatalogueImageId(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return product + "/" + fileName;
  }
}
