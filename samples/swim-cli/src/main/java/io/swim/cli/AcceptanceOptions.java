package io.swim.cli;

import io.swim.image.Acceptance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said yes to, and by whom. */
final class AcceptanceOptions {
  @Option(
      names = "--accept-eulas-as",
      paramLabel = "NAME",
      description =
          "Accepts the licence agreements of these images, in the name of that person, if the"
              + " portal asks. Nothing is accepted otherwise.")
  @Nullable String eulas;

  @Option(
      names = "--accept-encryption-as",
      paramLabel = "NAME",
      description =
          "The same for the form for strong encryption (K9); says who will use it by --end-user.")
  @Nullable String encryption;

  @Option(
      names = "--end-user",
      paramLabel = "WHO",
      description =
          "COMMERCIAL_OR_CIVIL, GOVERNMENT_IN_LISTED_COUNTRY or GOVERNMENT_ELSEWHERE. The countries"
              + " are listed in the form.")
  Acceptance.@Nullable EndUser endUser;

  List<Acceptance> said(Instant now) {
    List<Acceptance> all = new ArrayList<>();
    Acceptance.EndUser user = endUser;
    if ((encryption == null) != (user == null)) {
      throw new BadInput("--accept-encryption-as and --end-user belong together");
    }
    try {
      if (eulas != null) {
        all.add(new Acceptance.Eula(eulas, now));
      }
      if (encryption != null && user != null) {
        all.add(new Acceptance.StrongEncryption(encryption, now, user));
      }
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage(), e);
    }
    return all;
  }
}
