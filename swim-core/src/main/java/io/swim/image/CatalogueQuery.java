package io.swim.image;

import java.util.Objects;
import java.util.Optional;

/**
 * Which images of a catalogue are wanted.
 *
 * @param product the vendor's product id or device type
 * @param releases which of its releases
 * @param release the release that {@code releases} speaks of; empty for ALL
 * @param mdfId narrows to that product of the vendor's own product tree
 */
public record CatalogueQuery(
    String product, Releases releases, Optional<String> release, Optional<String> mdfId) {
  /** Which releases. */
  public enum Releases {
    ALL,
    /** What the vendor suggests to who runs that release. */
    LATEST,
    /** All that are higher. */
    ABOVE,
    /** That one. */
    EXACTLY
  }

  public CatalogueQuery {
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(releases, "releases");
    Objects.requireNonNull(release, "release");
    Objects.requireNonNull(mdfId, "mdfId");
    if (product.isBlank()) {
      throw new IllegalArgumentException("a catalogue is searched by a product");
    }
    if (release.isPresent() == (releases == Releases.ALL)
        || release.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException(
          releases + " of " + product + " does not go with release '" + release.orElse("") + "'");
    }
  }

  /** Every release of a product. */
  public static CatalogueQuery all(String product) {
    return new CatalogueQuery(product, Releases.ALL, Optional.empty(), Optional.empty());
  }

  /** What the vendor suggests to who runs that release. */
  public static CatalogueQuery latest(String product, String running) {
    return new CatalogueQuery(product, Releases.LATEST, Optional.of(running), Optional.empty());
  }

  /** Every release that is higher. */
  public static CatalogueQuery above(String product, String running) {
    return new CatalogueQuery(product, Releases.ABOVE, Optional.of(running), Optional.empty());
  }

  /** One release. */
  public static CatalogueQuery exactly(String product, String release) {
    return new CatalogueQuery(product, Releases.EXACTLY, Optional.of(release), Optional.empty());
  }

  public CatalogueQuery withMdfId(String value) {
    return new CatalogueQuery(product, releases, release, Optional.of(value));
  }
}
