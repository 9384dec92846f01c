package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.snmp.internal.mib.FlashPartition;
import io.swim.snmp.internal.mib.FlashTables;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.snmp.internal.mib.MiscStatus;
import io.swim.snmp.internal.mib.OperationTable;
import io.swim.snmp.internal.mib.OperationTable.Column;
import io.swim.spi.FileDriver;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Files over CISCO-FLASH-MIB: tables to look, ciscoFlashMiscOpTable to delete and erase. There are
 * no digests. On linear flash a deleted file keeps its room until the file system is erased or
 * squeezed.
 *
 * <p>Stateless and thread-safe.
 */
public final class CiscoFlashFiles implements FileDriver {
  private static final int ERASE = 1;
  private static final int DELETE = 3;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int MAX_SILENCES = 30;

  /** Needs nothing; made by ServiceLoader or a host. */
  public CiscoFlashFiles() {}

  @Override
  public String id() {
    return "cisco-flash-files";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return CiscoPlatforms.contains(platform);
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SNMP);
  }

  @Override
  public Set<DigestAlgorithm> digests(PlatformId platform) {
    return Set.of();
  }

  @Override
  public FileSystem fileSystem(String name, Access access, StepContext context)
      throws DriverException, InterruptedException {
    List<FlashPartition> partitions =
        new FlashTables(context.session(SnmpSession.class, access)).partitions();
    String wanted = name.endsWith(":") ? name : name + ":";
    return partitions.stream()
        .map(FlashPartition::fileSystem)
        .filter(each -> each.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new DriverException(
                    FailureKind.REJECTED,
                    DeviceEffect.NONE,
                    context.device().id()
                        + " has no file system "
                        + wanted
                        + " over SNMP"
                        + (partitions.isEmpty()
                            ? "; the view of these credentials may hide CISCO-FLASH-MIB"
                            : "")));
  }

  @Override
  public Digest digest(
      FlashPath file, DigestAlgorithm algorithm, Access access, StepContext context)
      throws DriverException {
    throw new DriverException(
        FailureKind.UNSUPPORTED,
        DeviceEffect.NONE,
        "CISCO-FLASH-MIB has no " + algorithm + " of " + file);
  }

  @Override
  public void delete(FlashPath file, Access access, StepContext context)
      throws DriverException, InterruptedException {
    SnmpSession session = context.session(SnmpSession.class, access);
    MiscStatus status = perform(DELETE, file.toString(), session, context);
    if (status != MiscStatus.NO_SUCH_FILE && status.failure().isPresent()) {
      throw status.failure().get().exception("deleting " + file, status);
    }
  }

  @Override
  public void erase(String fileSystem, Access access, StepContext context)
      throws DriverException, InterruptedException {
    SnmpSession session = context.session(SnmpSession.class, access);
    MiscStatus status = perform(ERASE, fileSystem, session, context);
    if (status.failure().isPresent()) {
      throw status.failure().get().exception("erasing " + fileSystem, status);
    }
  }

  private static MiscStatus perform(
      int command, String destination, SnmpSession session, StepContext context)
      throws DriverException, InterruptedException {
    long serial =
        OperationTable.MISC.start(
            List.of(
                new Column(MibObject.MISC_COMMAND, SnmpValue.integer(command)),
                new Column(MibObject.MISC_DESTINATION, SnmpValue.octets(destination))),
            session,
            context);
    MiscStatus status = end(serial, destination, session, context);
    OperationTable.MISC.destroy(serial, session, context);
    return status;
  }

  private static MiscStatus end(
      long serial, String destination, SnmpSession session, StepContext context)
      throws DriverException, InterruptedException {
    int silences = 0;
    while (context.clock().instant().isBefore(context.deadline())) {
      context.pause(POLL);
      OptionalLong code;
      try {
        code = OperationTable.MISC.status(serial, session);
        silences = 0;
      } catch (DriverException e) {
        silences++;
        if (e.kind() != FailureKind.UNREACHABLE || silences > MAX_SILENCES) {
          throw unknown(e.kind(), destination, e.getMessage()).withCause(e);
        }
        continue;
      }
      if (code.isEmpty()) {
        throw unknown(
            FailureKind.UNCONFIRMED, destination, "the device has no row " + serial + " any more");
      }
      long value = code.getAsLong();
      MiscStatus status =
          MiscStatus.of(value)
              .orElseThrow(
                  () ->
                      unknown(
                          FailureKind.PROTOCOL,
                          destination,
                          MibObject.MISC_STATUS.mibName() + " " + value + " is not in the MIB"));
      if (!status.isRunning()) {
        return status;
      }
    }
    throw unknown(FailureKind.TIMEOUT, destination, "it did not end before " + context.deadline());
  }

  private static DriverException unknown(FailureKind kind, String destination, String why) {
    return new DriverException(
        kind,
        DeviceEffect.UNKNOWN,
        "nobody knows how the operation on " + destination + " ended: " + why);
  }
}
