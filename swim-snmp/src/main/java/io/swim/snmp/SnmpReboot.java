package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.fault.DriverException;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.spi.RebootDriver;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import io.swim.spi.StepContext;
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
    ReloadOrder.give(
        new SnmpBinding(MibObject.MESSAGE_SEND.scalar(), SnmpValue.integer(RELOAD)),
        "configure 'snmp-server system-shutdown' on the device, or reload it over the CLI",
        context.session(SnmpSession.class, access),
        context);
  }
}
