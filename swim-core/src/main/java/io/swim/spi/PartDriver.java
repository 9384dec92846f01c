package io.swim.spi;

import io.swim.device.Access;
import io.swim.fault.DriverException;
import io.swim.job.SoftwareChange;
import java.util.Set;

/**
 * Takes parts - fixes and packages - into the software that runs, and gives them back; the version
 * stays. A platform without parts has none. Which files are parts, {@link PlatformCatalog#part}
 * says; what is installed, and what is kept from the next boot on, the {@link InstallDriver} of the
 * same platform: it is asked before and after each order, as for a whole system, and commits.
 *
 * <p>Each order is one of {@link SoftwareChange#PART}, with the file of the part as its image and
 * the version into which it is installed. Effects: NONE when it is certain that the device did not
 * begin, UNKNOWN otherwise.
 */
public interface PartDriver extends Driver {
  /** What it can work over, in any order: a job says which comes first. */
  Set<Access> accesses();

  /** Unpacks a part that is on the device; what runs stays, and nothing reboots. */
  void preparePart(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException;

  /**
   * Makes a part that was unpacked before one of what runs.
   *
   * @return what the device says becomes of it; it may be at it for minutes after that
   */
  PartImpact activatePart(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException;

  /**
   * Takes a part out of the software that runs; what came out of its file stays on the device, and
   * can be activated again.
   *
   * @return as for {@link #activatePart}
   */
  PartImpact deactivatePart(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException;
}
