package io.swim.image;

import io.swim.device.SoftwarePackage;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A fix or a package that is installed into a system that runs, as far as the name of its file
 * tells. Immutable.
 *
 * @param fileName of it
 * @param base the version that has to run
 * @param packages what a device calls what comes out of it: fits the whole name
 */
public record SystemPart(String fileName, String base, Pattern packages) {
  public SystemPart {
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(packages, "packages");
  }

  /** Whether a package of a device came out of it. */
  public boolean isFrom(SoftwarePackage each) {
    return packages.matcher(each.name()).matches();
  }
}
