package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.SoftwareMode;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.image.SoftwareImage;
import io.swim.job.SoftwareChange;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Changes the software of devices that install it, instead of booting a file that a boot list
 * names. What came of an order is never told by the order itself but by {@link #status}, which is
 * asked before and after each: so an order may return when the device took it, or when it is done,
 * and one whose answer was lost is not given twice. Parts of that software have a {@link
 * PartDriver}, a log of what came of orders has an {@link InstallLogDriver}.
 *
 * <p>Effects, if nothing else is said: NONE when it is certain that the device did not begin,
 * UNKNOWN otherwise.
 */
public interface InstallDriver extends Driver {
  Set<Access> accesses();

  /**
   * How the platform gets from one mode to the other, or to other software in the same mode.
   *
   * @return {@link SoftwareChange#BOOT_LIST} when it can't install
   */
  SoftwareChange change(PlatformId platform, SoftwareMode from, SoftwareMode to);

  /**
   * How long after {@link #activate} a device may still be at it before it goes down. Within it,
   * nobody orders another one.
   */
  Duration activationTime(PlatformId platform);

  /**
   * Whether that platform has an order after which new software takes over in service, where its
   * software changes so.
   */
  default boolean canInstallInService(PlatformId platform, SoftwareChange change) {
    return false;
  }

  /**
   * Asks the device whether traffic would go on while the software of an order takes over in
   * service. Nothing is changed. Asked right before {@link #activate}.
   *
   * @return why it would not, in the device's words; empty when it would
   */
  default Optional<String> interruption(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    return Optional.of("nobody can ask it whether traffic would go on");
  }

  /** Reads what is installed, and what is under way. */
  InstallStatus status(Access access, StepContext context)
      throws DriverException, InterruptedException;

  /**
   * Compares what the device unpacked to a slot with the image: its slot has the version of it by
   * then. Nothing is changed. By default nobody can look at it.
   *
   * @param content of the image, all of it; stays open
   * @throws java.io.IOException when the content can't be read
   */
  default Comparison compare(
      SoftwareImage image, ImageContent content, Access access, StepContext context)
      throws DriverException, InterruptedException, IOException {
    return Comparison.UNKNOWN;
  }

  /**
   * Unpacks an image that is on the device; what runs stays. Where the platform has another slot
   * for it, what is booted next may change.
   */
  void prepare(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException;

  /**
   * Whether the next reboot takes what {@link #prepare} unpacked, whoever orders it: then nothing
   * that an upgrade leaves behind before {@link #activate} is without effect.
   */
  default boolean bootsNext(PlatformId platform) {
    return false;
  }

  /**
   * Whether the next reboot takes an image as soon as it is copied to the device, before any other
   * order. Only where {@link #bootsNext}.
   */
  default boolean bootsCopied(PlatformId platform) {
    return false;
  }

  /**
   * Has the next reboot take what runs, and not what {@link #prepare} unpacked, or what was copied;
   * reboots nothing. Returns only when the device says so. Safe to repeat, and where nothing was
   * unpacked. Asked for only where {@link #bootsNext}.
   *
   * @param order with the files that were to be installed, whatever the task; where {@link
   *     #bootsCopied}, only those that were copied for it, and maybe no image
   */
  default void takeBack(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    throw new DriverException(
        FailureKind.UNSUPPORTED,
        DeviceEffect.NONE,
        id() + " can't have " + context.device().id() + " boot what it runs without a reboot");
  }

  /**
   * Whether the device itself can go back to a version that it ran, beyond what {@link #status}
   * shows as unpacked: by a rollback point of its own. By default it can't.
   */
  default boolean canReturnTo(String version, Access access, StepContext context)
      throws DriverException, InterruptedException {
    return false;
  }

  /**
   * Makes an image the one that runs, with a reload; where the change is {@link
   * SoftwareChange#INSTALL_AT_ONCE}, unpacks it before and commits it too. The device may begin at
   * once, or minutes later, and drop the session at any moment. In service there need not be a
   * reload that can be seen from outside; a driver that can't do so throws UNSUPPORTED.
   */
  void activate(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException;

  /** Makes what runs what is booted from now on. */
  void commit(Access access, StepContext context) throws DriverException, InterruptedException;
}
