package io.swim.validation;

import io.swim.job.Finding;
import io.swim.job.SoftwareChange;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.List;
import java.util.Locale;

/** A boot list names a file that boots as it is: an archive does not, unless its family's do. */
final class ArchiveValidator implements Validator {
  private static final String ARCHIVE = ".tar";

  @Override
  public String id() {
    return "archive";
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    String file = context.image().fileName();
    boolean isArchive = file.toLowerCase(Locale.ROOT).endsWith(ARCHIVE);
    boolean boots =
        context
            .platform()
            .map(each -> context.platforms().bootsArchives(each, context.image().family()))
            .orElse(false);
    if (!isArchive || boots || context.change() != SoftwareChange.BOOT_LIST) {
      return List.of();
    }
    return List.of(
        Finding.error(
            "archive-not-bootable",
            file
                + " is an archive, and devices of the family '"
                + context.image().family()
                + "' are not among those that boot one as it is",
            "import the .bin file out of it"));
  }
}
