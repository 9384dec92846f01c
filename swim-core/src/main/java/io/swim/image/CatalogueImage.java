package io.swim.image;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An image as a vendor's catalogue describes it. Text that the vendor leaves out is empty.
 *
 * @param id finds it again
 * @param description the vendor's words
 * @param version the release, as the vendor writes it
 * @param released the day that it came out
 * @param sizeBytes of the file
 * @param digests of the file; empty if the vendor tells none
 * @param platform the operating system, as the vendor calls it
 * @param featureSet as the vendor calls it
 * @param requirements what a device must have
 * @param terms what stands between it and the account
 * @param notices advisories, deferrals and warnings of the vendor
 */
public record CatalogueImage(
    CatalogueImageId id,
    String description,
    String version,
    Optional<LocalDate> released,
    OptionalLong sizeBytes,
    List<Digest> digests,
    String platform,
    String featureSet,
    ImageRequirements requirements,
    Terms terms,
    List<String> notices) {
  public CatalogueImage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(released, "released");
    Objects.requireNonNull(sizeBytes, "sizeBytes");
    Objects.requireNonNull(digests, "digests");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(featureSet, "featureSet");
    Objects.requireNonNull(requirements, "requirements");
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(notices, "notices");
    digests = List.copyOf(digests);
    notices = List.copyOf(notices);
  }

  /** The name of its file, as the vendor has it. */
  public String fileName() {
    return id.fileName();
  }

  /**
   * What stands between an image and the account, as far as the vendor tells before a download is
   * asked for.
   *
   * @param eula whether a licence agreement is asked for
   * @param strongEncryption whether it has strong encryption, and its form is asked for
   * @param entitled whether the account may have it
   */
  public record Terms(Told eula, Told strongEncryption, Told entitled) {
    public Terms {
      Objects.requireNonNull(eula, "eula");
      Objects.requireNonNull(strongEncryption, "strongEncryption");
      Objects.requireNonNull(entitled, "entitled");
    }
  }

  /** What a vendor says about something. */
  public enum Told {
    YES,
    NO,
    /** Nothing yet. */
    NOTHING
  }
}
