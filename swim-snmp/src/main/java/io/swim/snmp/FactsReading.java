package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.DeviceFacts;
import io.swim.device.DeviceFactsBuilder;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.BootTime;
import io.swim.snmp.internal.mib.Chassis;
import io.swim.snmp.internal.mib.CiscoProducts;
import io.swim.snmp.internal.mib.Columns;
import io.swim.snmp.internal.mib.MainMemory;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.PlatformCatalog.Identified;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import io.swim.spi.StepContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the facts of one device once. Used by one thread. */
final class FactsReading {
  private static final List<String> SCALARS =
      List.of(
          MibObject.SYS_OBJECT_ID.scalar(),
          MibObject.SYS_DESCR.scalar(),
          MibObject.SYS_UP_TIME.scalar(),
          MibObject.ENGINE_BOOTS.scalar(),
          MibObject.ENGINE_TIME.scalar(),
          MibObject.HR_MEMORY_SIZE.scalar(),
          MibObject.SYS_CONFIG_NAME.scalar(),
          MibObject.CHASSIS_ID.scalar(),
          MibObject.RUNNING_CHANGED.scalar(),
          MibObject.RUNNING_SAVED.scalar(),
          MibObject.STARTUP_CHANGED.scalar(),
          MibObject.PROCESSOR_RAM.scalar());

  private final SnmpSession session;
  private final PlatformCatalog platforms;
  private final Map<String, SnmpValue> scalars;
  private final DeviceFactsBuilder facts;
  private final Gaps gaps;

  /** What is told in several places. */
  private final AgentFacts told = new AgentFacts();

  private FactsReading(
      SnmpSession session,
      StepContext context,
      Map<String, SnmpValue> scalars,
      DeviceFactsBuilder facts) {
    this.session = session;
    this.platforms = context.platforms();
    this.scalars = scalars;
    this.facts = facts;
    this.gaps = new Gaps(context.transcript());
  }

  /**
   * Begins, with what tells which device it is.
   *
   * @throws DriverException REJECTED when these credentials see nothing at all
   */
  static FactsReading of(Access access, StepContext context)
      throws DriverException, InterruptedException {
    SnmpSession session =
        new CarefulSession(context.session(SnmpSession.class, access), context.transcript());
    Instant asked = context.clock().instant();
    Map<String, SnmpValue> scalars = session.get(SCALARS);
    Instant answered = context.clock().instant();
    if (scalars.isEmpty()) {
      throw new DriverException(
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the SNMP agent of "
              + context.device().id()
              + " answers, but its view hides even the system group from these credentials");
    }
    DeviceFactsBuilder facts = DeviceFacts.builder(answered);
    BootTime.mark(scalars, asked, answered).ifPresent(facts::bootMark);
    return new FactsReading(session, context, scalars, facts);
  }

  DeviceFacts read() throws InterruptedException {
    String sysObjectId =
        Columns.oid(scalars.get(MibObject.SYS_OBJECT_ID.scalar()))
            .orElse("")
            .replaceFirst("^\\.", "");
    Optional<Identified> identified =
        platforms.identify(
            sysObjectId, Columns.text(scalars.get(MibObject.SYS_DESCR.scalar())).orElse(""));
    Optional<PlatformId> platform = identified.map(Identified::platform);
    if (platform.isPresent()) {
      facts.platform(platform.get());
      gaps.read(
          "the MIBs of " + platform.get(), () -> told.read(platform.get(), platforms, session));
    }
    VendorFacts vendor = new VendorFacts(sysObjectId, session, scalars, told);
    vendor.addSoftware(facts, gaps);
    // A chassis tells its model better than a description, which often names a series.
    Map<String, String> described =
        new HashMap<>(identified.map(Identified::values).orElse(Map.of()));
    Optional<String> series = Optional.ofNullable(described.remove("model"));
    told.tell(described);
    vendor.addImage(facts, gaps);
    gaps.read("ENTITY-MIB", () -> chassis(platform));
    told.tell("model", series);
    told.tell("model", CiscoProducts.name(sysObjectId));
    gaps.read("main memory", () -> MainMemory.bytes(scalars, session).ifPresent(facts::ramBytes));
    vendor.addRest(facts, gaps);
    told.addTo(facts);
    return facts.build();
  }

  private void chassis(Optional<PlatformId> platform) throws DriverException, InterruptedException {
    Chassis chassis = Chassis.read(session);
    told.tell("model", chassis.model());
    told.tell("serialNumber", chassis.serialNumber());
    told.tell(
        "version",
        chassis
            .software()
            .filter(
                text ->
                    platform.map(id -> platforms.versions(id).understands(text)).orElse(false)));
    chassis.members().ifPresent(facts::members);
    chassis.stack().forEach(facts::stackMember);
  }
}
