package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.AccessPoint;
import io.swim.fault.DriverException;
import java.util.List;
import java.util.Set;

/**
 * Has the access points of a controller download their new image while they still serve, so that
 * they are down as long as a boot takes when the controller reloads. Every call is safe to repeat.
 */
public interface AccessPointDriver extends Driver {
  /** What it can work over, in any order: a job says which comes first. */
  Set<Access> accesses();

  /** All that have joined, and how far each is. */
  List<AccessPoint> accessPoints(Access access, StepContext context)
      throws DriverException, InterruptedException;

  /**
   * Orders all of them to download what goes with the software that the controller is to run next.
   * Those that have it, or are at it, go on. It takes minutes; {@link #accessPoints} tells of it.
   *
   * @throws DriverException effect NONE when it is certain that the controller did not begin
   */
  void predownload(Access access, StepContext context) throws DriverException, InterruptedException;

  /** Makes what they downloaded what they boot, where the controller does not do that by itself. */
  void swap(Access access, StepContext context) throws DriverException, InterruptedException;
}
