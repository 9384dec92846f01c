package io.swim.image;

import java.time.Instant;
import java.util.Objects;

/**
 * Somebody's yes to an agreement of a vendor. Only a host makes one, since only it knows who said
 * yes; SWIM hands it to the vendor when the vendor asks for it, and never otherwise. A vendor wants
 * agreements to be renewed from time to time: one that was given to it once may be asked for again.
 */
public sealed interface Acceptance {
  /** Which agreement. */
  Agreement agreement();

  /** Who said yes: a person, in words that the host finds again. */
  String by();

  /** When they did. */
  Instant at();

  /**
   * The licence agreement is accepted.
   *
   * @param by who said yes; not blank, one line
   * @param at when
   */
  record Eula(String by, Instant at) implements Acceptance {
    public Eula {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
      somebody(by);
    }

    @Override
    public Agreement agreement() {
      return Agreement.EULA;
    }
  }

  /**
   * The conditions of strong encryption are accepted.
   *
   * @param by who said yes; not blank, one line
   * @param at when
   * @param endUser who will use the image, which the vendor judges by
   */
  record StrongEncryption(String by, Instant at, EndUser endUser) implements Acceptance {
    public StrongEncryption {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(endUser, "endUser");
      somebody(by);
    }

    @Override
    public Agreement agreement() {
      return Agreement.STRONG_ENCRYPTION;
    }
  }

  /** Who uses strong encryption, as vendors ask. */
  enum EndUser {
    COMMERCIAL_OR_CIVIL,
    /** A government, the military or a defence contractor, in one of the countries of the form. */
    GOVERNMENT_IN_LISTED_COUNTRY,
    /** The same in any other country. */
    GOVERNMENT_ELSEWHERE
  }

  private static void somebody(String by) {
    if (by.isBlank() || by.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("an acceptance needs the name of who said yes");
    }
  }
}
