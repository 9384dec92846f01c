package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.SoftwareMode;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.SoftwareChange;
import io.swim.snmp.internal.mib.Columns;
import io.swim.snmp.internal.mib.InstalledSoftware;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.spi.InstallDriver;
import io.swim.spi.InstallOrder;
import io.swim.spi.InstallStatus;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The two images of a Small Business switch, by CISCOSB-DEVICEPARAMS-MIB, and the reload into the
 * one that was chosen ({@link SmallBusinessSlots}), by rndAction of CISCOSB-rndMng. A stack is
 * judged by its first unit.
 *
 * <p>Stateless and thread-safe.
 */
public final class SmallBusinessInstall implements InstallDriver {
  private static final int RESET = 1;

  /** Needs nothing; made by ServiceLoader or a host. */
  public SmallBusinessInstall() {}

  @Override
  public String id() {
    return "small-business-install";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return SmallBusinessCopy.PLATFORM.equals(platform);
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SNMP);
  }

  @Override
  public SoftwareChange change(PlatformId platform, SoftwareMode from, SoftwareMode to) {
    return SoftwareChange.SLOT;
  }

  @Override
  public Duration activationTime(PlatformId platform) {
    return Duration.ofMinutes(1);
  }

  /** What is in the slots; a copy to or from the switch is under way in whatever direction. */
  @Override
  public InstallStatus status(Access access, StepContext context)
      throws DriverException, InterruptedException {
    SnmpSession session = context.session(SnmpSession.class, access);
    Map<String, SnmpValue> copies = Columns.walk(session, MibObject.SB_COPY_STATE);
    Optional<String> running =
        copies.entrySet().stream()
            .filter(each -> SmallBusinessCopy.isRunning(Columns.number(each.getValue()).orElse(0)))
            .map(each -> "a copy, row " + each.getKey() + " of rlCopyTable")
            .findFirst();
    return new InstallStatus(
        InstalledSoftware.ofImageSlots(session), running, Optional.empty(), Optional.empty());
  }

  @Override
  public void prepare(InstallOrder order, Access access, StepContext context)
      throws DriverException {
    throw new DriverException(
        FailureKind.UNSUPPORTED, DeviceEffect.NONE, "an image in a slot needs no preparation");
  }

  @Override
  public void activate(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    ReloadOrder.give(
        new SnmpBinding(MibObject.SB_ACTION.scalar(), SnmpValue.integer(RESET)),
        "look at rlResetStatus: the units of a stack have to agree; or reload it over the CLI",
        context.session(SnmpSession.class, access),
        context);
  }

  /** What is chosen is what is booted: nothing is left to commit by. */
  @Override
  public void commit(Access access, StepContext context) throws DriverException {
    throw new DriverException(
        FailureKind.UNSUPPORTED,
        DeviceEffect.NONE,
        "the image that runs is committed by choosing it for the next boot");
  }
}
