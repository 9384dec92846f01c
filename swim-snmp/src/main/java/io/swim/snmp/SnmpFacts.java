package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.BootMark;
import io.swim.device.DeviceFacts;
import io.swim.device.DeviceFactsBuilder;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.BootTime;
import io.swim.snmp.internal.mib.Chassis;
import io.swim.snmp.internal.mib.Columns;
import io.swim.snmp.internal.mib.ConfigurationHistory;
import io.swim.snmp.internal.mib.FlashPartition;
import io.swim.snmp.internal.mib.FlashTables;
import io.swim.snmp.internal.mib.ImageStrings;
import io.swim.snmp.internal.mib.MainMemory;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.spi.FactsDriver;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import io.swim.spi.StepContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads facts over SNMP: system group and engine time (RFC 3418, RFC 3411), ENTITY-MIB (RFC 6933),
 * HOST-RESOURCES-MIB (RFC 2790) and, of Cisco, IMAGE, FLASH, PROCESS, MEMORY-POOL, CONFIG-MAN and
 * the OLD-CISCO MIBs. A MIB that the device lacks, hides or answers badly leaves a gap.
 *
 * <p>Members of a stack are counted in ENTITY-MIB: entities of class chassis(3) that are contained
 * in one of class stack(11).
 *
 * <p>Stateless and thread-safe.
 */
public final class SnmpFacts implements FactsDriver {
  private static final String CISCO = "1.3.6.1.4.1.9.";

  /** Flash devices that hold logs, cores or memory, with a stack member's number maybe. */
  private static final Pattern NOT_FOR_IMAGES =
      Pattern.compile("(crashinfo|logflash|volatile|debug|nvram|null|tmpsys|system).*");

  /** sysConfigName is the booted image on recorded devices; never take a configuration for one. */
  private static final Pattern IMAGE_PATH =
      Pattern.compile("\\S+:\\S*(\\.bin|\\.img|\\.SPA|\\.SSA|\\.pkg|\\.tar|/?packages\\.conf)");

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
    SnmpSession session = context.session(SnmpSession.class, access);
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
    Gaps gaps = new Gaps(context.transcript());
    String sysObjectId = text(scalars, MibObject.SYS_OBJECT_ID).orElse("");
    boolean maybeCisco = sysObjectId.isEmpty() || sysObjectId.startsWith(CISCO);
    Optional<PlatformCatalog.Identified> identified =
        context.platforms().identify(sysObjectId, text(scalars, MibObject.SYS_DESCR).orElse(""));
    AgentFacts own = new AgentFacts();
    if (identified.isPresent()) {
      PlatformId platform = identified.get().platform();
      facts.platform(platform);
      gaps.read("the MIBs of " + platform, () -> own.read(platform, context.platforms(), session));
      own.describedBy(identified.get().values());
    }
    own.addTo(facts);
    if (maybeCisco) {
      gaps.read("CISCO-IMAGE-MIB", () -> image(facts, own, session));
      text(scalars, MibObject.SYS_CONFIG_NAME)
          .filter(it -> IMAGE_PATH.matcher(it).matches())
          .ifPresent(facts::runningImage);
      ConfigurationHistory.read(scalars).ifPresent(facts::configuration);
    }
    text(scalars, MibObject.CHASSIS_ID).ifPresent(facts::serialNumber);
    gaps.read("ENTITY-MIB", () -> chassis(facts, session));
    own.addChassisTo(facts);
    gaps.read("main memory", () -> MainMemory.bytes(scalars, session).ifPresent(facts::ramBytes));
    if (maybeCisco) {
      gaps.read("CISCO-FLASH-MIB", () -> fileSystems(facts, session));
    }
    return facts.build();
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

  /** Fills what the description did not say. */
  private static void image(DeviceFactsBuilder facts, AgentFacts own, SnmpSession session)
      throws DriverException, InterruptedException {
    ImageStrings image = new ImageStrings(Columns.walk(session, MibObject.IMAGE_STRING).values());
    if (!own.tells("version")) {
      image.version().ifPresent(facts::version);
    }
    if (!own.tells("imageFamily")) {
      image.family().ifPresent(facts::imageFamily);
    }
    if (!own.tells("featureSet")) {
      image.featureSet().ifPresent(facts::featureSet);
    }
  }

  private static void chassis(DeviceFactsBuilder facts, SnmpSession session)
      throws DriverException, InterruptedException {
    Optional<Chassis> chassis = Chassis.read(session);
    chassis.flatMap(Chassis::model).ifPresent(facts::model);
    chassis.flatMap(Chassis::serialNumber).ifPresent(facts::serialNumber);
    chassis.map(Chassis::members).orElse(OptionalInt.empty()).ifPresent(facts::members);
  }

  private static void fileSystems(DeviceFactsBuilder facts, SnmpSession session)
      throws DriverException, InterruptedException {
    for (FlashPartition each : new FlashTables(session).partitions()) {
      String name = each.fileSystem().name();
      if (!each.readOnly() && !NOT_FOR_IMAGES.matcher(name).matches()) {
        facts.fileSystem(each.fileSystem());
      }
    }
  }

  private static Optional<String> text(Map<String, SnmpValue> values, MibObject object) {
    return Columns.text(values.get(object.scalar()));
  }
}
