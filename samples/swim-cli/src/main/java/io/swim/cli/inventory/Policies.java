package io.swim.cli.inventory;

import io.swim.cli.BadInput;
import io.swim.device.CertificatePolicy;
import io.swim.device.HostKeyPolicy;
import io.swim.device.SshAlgorithms;
import java.util.Locale;
import java.util.Map;

/** What is asked of peers that prove who they are: the words for it. */
public final class Policies {
  static final Map<String, SshAlgorithms> LEGACY =
      Map.of("true", SshAlgorithms.LEGACY, "false", SshAlgorithms.MODERN);

  private static final Map<String, HostKeyPolicy> HOST_KEYS =
      Map.of(
          "strict", HostKeyPolicy.STRICT,
          "tofu", HostKeyPolicy.TRUST_ON_FIRST_USE,
          "none", HostKeyPolicy.NONE);

  private Policies() {}

  static HostKeyPolicy hostKey(Section section) {
    return section.oneOf("hostkey", HOST_KEYS).orElse(HostKeyPolicy.STRICT);
  }

  static SshAlgorithms legacy(Section section) {
    return section.oneOf("legacy", LEGACY).orElse(SshAlgorithms.MODERN);
  }

  static CertificatePolicy certificate(Section section) {
    return section
        .text("certificate")
        .map(
            text -> {
              try {
                return certificate(text);
              } catch (BadInput e) {
                throw section.wrong("certificate", String.valueOf(e.getMessage()));
              }
            })
        .orElse(CertificatePolicy.TRUSTED);
  }

  static String word(HostKeyPolicy policy) {
    return switch (policy) {
      case STRICT -> "strict";
      case TRUST_ON_FIRST_USE -> "tofu";
      case NONE -> "none";
    };
  }

  /**
   * {@code strict}, {@code tofu} or {@code none}.
   *
   * @throws BadInput naming them
   */
  public static HostKeyPolicy hostKey(String word) {
    HostKeyPolicy policy = HOST_KEYS.get(word.toLowerCase(Locale.ROOT));
    if (policy == null) {
      throw new BadInput("hostkey must be one of none, strict, tofu, not '" + word + "'");
    }
    return policy;
  }

  /**
   * {@code trusted}, {@code any}, or the fingerprint of the only right one.
   *
   * @throws BadInput naming them
   */
  public static CertificatePolicy certificate(String word) {
    if (word.equalsIgnoreCase("trusted")) {
      return CertificatePolicy.TRUSTED;
    } else if (word.equalsIgnoreCase("any")) {
      return CertificatePolicy.ANY;
    }
    try {
      return CertificatePolicy.pinned(word);
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          "certificate must be trusted, any, or a SHA-256 fingerprint of 64 hex digits, not '"
              + word
              + "'",
          e);
    }
  }
}
