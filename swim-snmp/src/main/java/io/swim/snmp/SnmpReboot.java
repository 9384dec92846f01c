package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.spi.RebootDriver;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import io.swim.spi.StepContext;
import java.util.List;
import java.util.Set;

/**
 * Orders a reload by setting tsMsgSend of OLD-CISCO-TS-MIB to reload(2). IOS takes it only where
 * {@code snmp-server system-shutdown} is configured.
 *
 * <p>Stateless and thread-safe.
 */
public final class SnmpReboot implements RebootDriver {
  private static final int RELOAD = 2;

  /** Needs nothing; made by ServiceLoader or a host. */
  public SnmpReboot() {}

  @Override
  public String id() {
    return "cisco-ts-reload";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return CiscoPlatforms.contains(platform);
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SNMP);
  }

  /**
   * Orders the reload; the SET is sent once, after the device answered a GET.
   *
   * @throws DriverException effect NONE when the device did not answer the GET, refused, or drops
   *     the write community; UNKNOWN when the SET got no answer: the agent may have gone down
   *     before it answered
   */
  @Override
  public void reload(Access access, StepContext context)
      throws DriverException, InterruptedException {
    SnmpSession session = context.session(SnmpSession.class, access);
    // A device that does not even answer this is certain not to reload: nothing was sent to do it.
    session.get(List.of(MibObject.SYS_UP_TIME.scalar()));
    context.checkpoint();
    try {
      session.set(
          List.of(new SnmpBinding(MibObject.MESSAGE_SEND.scalar(), SnmpValue.integer(RELOAD))));
    } catch (DriverException e) {
      throw explained(e);
    }
  }

  private static DriverException explained(DriverException e) {
    if (e.kind() == FailureKind.REJECTED && e.effect() == DeviceEffect.NONE) {
      return new DriverException(
              e.kind(),
              e.effect(),
              "the device does not let itself be reloaded over SNMP: "
                  + e.getMessage()
                  + ". Remedy: configure 'snmp-server system-shutdown' on the device, or reload it over the CLI",
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
