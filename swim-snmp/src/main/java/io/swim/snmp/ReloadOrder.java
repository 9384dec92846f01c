package io.swim.snmp;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpSession;
import io.swim.spi.StepContext;
import java.util.List;

/** A SET that makes a device reload. */
final class ReloadOrder {
  private ReloadOrder() {}

  /**
   * Sends it once, after the device answered a GET.
   *
   * @param remedy what to do where the device refuses
   * @throws DriverException effect NONE when the device did not answer the GET, refused, or drops
   *     the write community; UNKNOWN when the SET got no answer: the agent may have gone down
   *     before it answered
   */
  static void give(SnmpBinding order, String remedy, SnmpSession session, StepContext context)
      throws DriverException, InterruptedException {
    // A device that does not even answer this is certain not to reload: nothing was sent to do it.
    session.get(List.of(MibObject.SYS_UP_TIME.scalar()));
    context.checkpoint();
    try {
      session.set(List.of(order));
    } catch (DriverException e) {
      throw explained(e, remedy);
    }
  }

  private static DriverException explained(DriverException e, String remedy) {
    if (e.kind() == FailureKind.REJECTED && e.effect() == DeviceEffect.NONE) {
      return new DriverException(
              e.kind(),
              e.effect(),
              "the device does not let itself be reloaded over SNMP: "
                  + e.getMessage()
                  + ". Remedy: "
                  + remedy,
              e.deviceWords())
          .withCause(e);
    }
    if (e.effect() == DeviceEffect.UNKNOWN) {
      return new DriverException(
              e.kind(),
              e.effect(),
              "the reload may have been taken: " + e.getMessage(),
              e.deviceWords())
          .withCause(e);
    }
    return e;
  }
}
