package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.BootMark;
import io.swim.device.DeviceFacts;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.BootTime;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.spi.FactsDriver;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import io.swim.spi.StepContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads facts over SNMP: system group and engine time (RFC 3418, RFC 3411), ENTITY-MIB (RFC 6933),
 * HOST-RESOURCES-MIB (RFC 2790), and what the vendor's own MIBs tell besides: of Cisco IMAGE,
 * FLASH, PROCESS, MEMORY-POOL, CONFIG-MAN, STACKWISE, RF, the OLD-CISCO MIBs, those of its wireless
 * controllers and Small Business switches; flash and images of Huawei and H3C; virtual chassis of
 * Juniper. A MIB that the device lacks, hides or answers badly leaves a gap.
 *
 * <p>Members of a stack are counted in ENTITY-MIB: entities of class chassis(3) that are contained
 * in one of class stack(11); or in the table of the vendor.
 *
 * <p>Stateless and thread-safe.
 */
public final class SnmpFacts implements FactsDriver {
  private static final List<String> UPTIMES =
      List.of(
          MibObject.SYS_UP_TIME.scalar(),
          MibObject.ENGINE_BOOTS.scalar(),
          MibObject.ENGINE_TIME.scalar());

  /** Needs nothing; made by ServiceLoader or a host. */
  public SnmpFacts() {}

  @Override
  public String id() {
    return "snmp-facts";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return true;
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SNMP);
  }

  /**
   * Reads what the device tells.
   *
   * @throws DriverException as the session's first request; REJECTED when these credentials see
   *     nothing at all
   */
  @Override
  public DeviceFacts facts(Access access, StepContext context)
      throws DriverException, InterruptedException {
    return FactsReading.of(access, context).read();
  }

  @Override
  public BootMark bootMark(Access access, StepContext context)
      throws DriverException, InterruptedException {
    SnmpSession session = context.session(SnmpSession.class, access);
    Instant asked = context.clock().instant();
    Map<String, SnmpValue> uptimes = session.get(UPTIMES);
    return BootTime.mark(uptimes, asked, context.clock().instant())
        .orElseThrow(
            () ->
                new DriverException(
                    FailureKind.UNSUPPORTED,
                    DeviceEffect.NONE,
                    context.device().id() + " tells no uptime over SNMP"));
  }
}
