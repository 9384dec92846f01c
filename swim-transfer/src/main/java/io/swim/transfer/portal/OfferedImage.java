package io.swim.transfer.portal;

import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import io.swim.image.Agreement;
import io.swim.image.CatalogueImage;
import io.swim.image.CatalogueImage.Terms;
import io.swim.image.CatalogueImage.Told;
import io.swim.image.CatalogueImageId;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageRequirements;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An image in an answer of the portal.
 *
 * @param image what everybody may know
 * @param guid the portal's own id of it, by which it is downloaded
 * @param mdfId the product in the vendor's product tree
 */
record OfferedImage(CatalogueImage image, String guid, String mdfId) {
  private static final List<DateTimeFormatter> DAYS =
      List.of(DateTimeFormatter.ISO_LOCAL_DATE, english("d-MMM-uuuu"), english("d MMM uuuu"));
  private static final int ISO_DAY = 10;
  private static final long MOST_MEGABYTES = 1_000_000_000;

  /** Where in the answer an image stands, from the outside in. */
  record Place(Fields product, Fields softwareType, Fields operatingSystem, Fields release) {}

  private static DateTimeFormatter english(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  static OfferedImage of(String product, Place place, Fields image, VendorWords words)
      throws CatalogueException {
    List<Refusal> remarks = image.refusals(words);
    CatalogueImage offered =
        new CatalogueImage(
            id(product, image),
            image.text("imageDescription").map(words::shown).orElse(""),
            place.release().required("version"),
            released(place.release(), image),
            image.number("size"),
            digests(image),
            platform(place),
            image.text("featureSetDescription").map(words::shown).orElse(""),
            new ImageRequirements(megabytes(image, "minDram"), megabytes(image, "minFlash")),
            terms(image, remarks),
            notices(place.release(), image, remarks, words));
    return new OfferedImage(
        offered, image.required("imageGuid"), place.product().id("mdfId").orElse(""));
  }

  private static CatalogueImageId id(String product, Fields image) throws CatalogueException {
    String name = image.required("name");
    try {
      return new CatalogueImageId(product, name);
    } catch (IllegalArgumentException e) {
      throw image.wrong("name", "is no file name");
    }
  }

  private static String platform(Place place) throws CatalogueException {
    Optional<String> system = place.operatingSystem().text("name");
    return system.isPresent()
        ? system.get()
        : place.softwareType().text("softwareTypeName").orElse("");
  }

  /** Days are written in several ways; one that we can't read is no reason to refuse the image. */
  private static Optional<LocalDate> released(Fields release, Fields image)
      throws CatalogueException {
    Optional<String> own = image.text("releaseDate");
    Optional<String> text = own.isPresent() ? own : release.text("fcsDate");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String day = text.get();
    if (day.matches("\\d{4}-\\d\\d-\\d\\d[T ].*")) {
      day = day.substring(0, ISO_DAY);
    }
    for (DateTimeFormatter each : DAYS) {
      try {
        return Optional.of(LocalDate.parse(day, each));
      } catch (DateTimeException e) {
        continue;
      }
    }
    return Optional.empty();
  }

  /** A digest that can't be one is refused: without it nothing would be compared. */
  private static List<Digest> digests(Fields image) throws CatalogueException {
    List<Digest> digests = new ArrayList<>();
    add(digests, image, "md5", DigestAlgorithm.MD5);
    add(digests, image, "sha512", DigestAlgorithm.SHA_512);
    return digests;
  }

  private static void add(
      List<Digest> digests, Fields image, String name, DigestAlgorithm algorithm)
      throws CatalogueException {
    Optional<String> hex = image.text(name);
    if (hex.isPresent()) {
      try {
        digests.add(new Digest(algorithm, hex.get()));
      } catch (IllegalArgumentException e) {
        throw new CatalogueException(
            CatalogueProblem.PROTOCOL, image.at(name) + " is no digest: " + e.getMessage());
      }
    }
  }

  /** The portal tells memory in MiB; what is no plain number is left out. */
  private static OptionalLong megabytes(Fields image, String name) throws CatalogueException {
    boolean isPlain =
        image.node().path(name).isNumber()
            || image.text(name).filter(text -> text.matches("\\d{1,9}")).isPresent();
    OptionalLong count = isPlain ? image.number(name) : OptionalLong.empty();
    if (count.orElse(0) > MOST_MEGABYTES) {
      throw image.wrong(name, "is more memory than there is");
    }
    return count.isPresent() ? OptionalLong.of(count.getAsLong() << 20) : count;
  }

  private static Terms terms(Fields image, List<Refusal> remarks) throws CatalogueException {
    Told encryption =
        image.yes("encryptionSoftwareIndicator").map(OfferedImage::told).orElse(Told.NOTHING);
    boolean more = image.yes("additionalEntitlement").orElse(false);
    return new Terms(
        asks(remarks, Agreement.EULA) ? Told.YES : Told.NOTHING,
        asks(remarks, Agreement.STRONG_ENCRYPTION) ? Told.YES : encryption,
        entitled(remarks, more));
  }

  private static Told told(boolean yes) {
    return yes ? Told.YES : Told.NO;
  }

  private static boolean asks(List<Refusal> remarks, Agreement agreement) {
    return remarks.stream()
        .anyMatch(each -> each.error().filter(e -> e.agreements().contains(agreement)).isPresent());
  }

  /**
   * The portal remarks on images that it won't give; doubts and further entitlements say neither.
   */
  private static Told entitled(List<Refusal> remarks, boolean more) {
    boolean doubted = more;
    for (Refusal each : remarks) {
      Optional<PortalError> error = each.error();
      if (error
          .filter(e -> e == PortalError.NO_CONTRACT || e == PortalError.ENCRYPTION_REFUSED)
          .isPresent()) {
        return Told.NO;
      }
      doubted |= error.filter(e -> e.problem() == CatalogueProblem.NOT_ENTITLED).isPresent();
    }
    return doubted ? Told.NOTHING : Told.YES;
  }

  private static List<String> notices(
      Fields release, Fields image, List<Refusal> remarks, VendorWords words)
      throws CatalogueException {
    List<String> notices = new ArrayList<>();
    remarks.forEach(each -> notices.add(each.toString()));
    for (String name : List.of("deferralNotice", "softwareAdvisory")) {
      image.text(name).ifPresent(text -> notices.add(name + ": " + words.shown(text)));
    }
    for (String name : List.of("fieldNotice", "securityAdvisory", "catalogMessage", "message")) {
      release.text(name).ifPresent(text -> notices.add(name + ": " + words.shown(text)));
    }
    return notices;
  }

  /** Whether the vendor has taken it back. */
  static boolean isDeleted(Fields image) throws CatalogueException {
    return image.yes("isDeleted").orElse(false);
  }
}
