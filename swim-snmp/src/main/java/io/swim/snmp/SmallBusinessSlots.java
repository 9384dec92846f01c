package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.BootConfiguration;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.Columns;
import io.swim.snmp.internal.mib.InstalledSoftware;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.spi.ConfigDriver;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import io.swim.spi.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses which of its two images a Small Business switch boots, by rndActiveSoftwareFileAfterReset
 * of CISCOSB-DEVICEPARAMS-MIB, in all units of a stack. The switch keeps that at once. Images are
 * called as on its command line: {@code image-1}, {@code image-2}.
 *
 * <p>Stateless and thread-safe.
 */
public final class SmallBusinessSlots implements ConfigDriver {
  private static final int SLOTS = 2;

  /** Needs nothing; made by ServiceLoader or a host. */
  public SmallBusinessSlots() {}

  @Override
  public String id() {
    return "small-business-slots";
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
  public int mostImages(PlatformId platform, Optional<String> model) {
    return 1;
  }

  /**
   * Reads what is booted next.
   *
   * @throws DriverException REJECTED with effect NONE when the units of a stack differ in that
   */
  @Override
  public BootConfiguration boot(Access access, StepContext context)
      throws DriverException, InterruptedException {
    Map<String, SnmpValue> units =
        Columns.walk(context.session(SnmpSession.class, access), MibObject.SLOT_NEXT);
    List<Long> slots =
        units.values().stream()
            .flatMap(each -> Columns.number(each).stream().boxed())
            .distinct()
            .toList();
    if (slots.size() != 1) {
      throw new DriverException(
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          context.device().id() + " does not tell of one image that all units boot, but " + units);
    }
    return new BootConfiguration(
        List.of(InstalledSoftware.slotName(slots.get(0))), Optional.empty(), Optional.empty());
  }

  @Override
  public void setBoot(List<String> images, Access access, StepContext context)
      throws DriverException, InterruptedException {
    SnmpSession session = context.session(SnmpSession.class, access);
    SnmpValue slot = SnmpValue.integer(slot(images));
    List<SnmpBinding> bindings = new ArrayList<>();
    for (String unit : Columns.walk(session, MibObject.SLOT_NEXT).keySet()) {
      bindings.add(new SnmpBinding(MibObject.SLOT_NEXT.at(unit), slot));
    }
    if (bindings.isEmpty()) {
      throw new DriverException(
          FailureKind.UNSUPPORTED,
          DeviceEffect.NONE,
          "no "
              + MibObject.SLOT_NEXT.mibName()
              + " is told, so no unit can be set to boot "
              + images
              + ": the device has no CISCOSB-DEVICEPARAMS-MIB, or the view of these credentials"
              + " hides it");
    }
    context.checkpoint();
    session.set(bindings);
    List<String> found;
    try {
      found = boot(access, context).images();
    } catch (DriverException e) {
      throw e.effect() == DeviceEffect.NONE ? afterChange(e, images) : e;
    }
    if (!found.equals(images)) {
      throw new DriverException(
          FailureKind.REJECTED,
          DeviceEffect.APPLIED,
          "the image to boot was set to " + images + ", and the device shows " + found);
    }
  }

  /** The agent took the SET before, whatever became of the question what it shows now. */
  private static DriverException afterChange(DriverException e, List<String> images) {
    return new DriverException(
            e.kind(),
            e.kind() == FailureKind.UNREACHABLE ? DeviceEffect.UNKNOWN : DeviceEffect.APPLIED,
            "the image to boot was set to " + images + ", and then: " + e.getMessage(),
            e.deviceWords())
        .withCause(e);
  }

  private static int slot(List<String> images) throws DriverException {
    for (int slot = 1; slot <= SLOTS; slot++) {
      if (images.equals(List.of(InstalledSoftware.slotName(slot)))) {
        return slot;
      }
    }
    throw new DriverException(
        FailureKind.UNSUPPORTED,
        DeviceEffect.NONE,
        "a switch with two images boots image-1 or image-2, and not " + images);
  }
}
