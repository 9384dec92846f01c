package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.Login;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.CopyStatus;
import io.swim.snmp.internal.mib.FlashPartition;
import io.swim.snmp.internal.mib.FlashTables;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.snmp.internal.mib.OperationStatus;
import io.swim.snmp.internal.mib.OperationTable;
import io.swim.snmp.internal.mib.OperationTable.Column;
import io.swim.snmp.internal.mib.RunningCopy;
import io.swim.spi.SnmpSession;
import io.swim.spi.StepContext;
import io.swim.spi.TransferDriver;
import io.swim.spi.TransferOrder;
import io.swim.spi.TransferResult;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Has a device fetch an image, started by a row in ciscoFlashCopyTable of CISCO-FLASH-MIB. With
 * SNMPv1 and SNMPv2c the password for the server crosses the network in the clear, as the community
 * does. The token is the serial number of that row. Never erases: the command is always
 * copyToFlashWithoutErase(2).
 *
 * <p>Stateless and thread-safe.
 */
public final class CiscoFlashCopy implements TransferDriver {
  private static final long BYTES_A_SECOND_MORE = 16 << 20;
  private static final int MAX_POLL_SECONDS = 5;

  /** Needs nothing; made by ServiceLoader or a host. */
  public CiscoFlashCopy() {}

  @Override
  public String id() {
    return "cisco-flash-copy";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return CiscoPlatforms.bootsFiles(platform);
  }

  @Override
  public Set<TransferProtocol> protocols(PlatformId platform) {
    return FlashCopyColumns.PROTOCOLS.keySet();
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SNMP);
  }

  /**
   * Starts the copy, or looks how it stands. Nothing is started while any row of the table writes
   * the same file: one of an earlier start is gone on with, and if it fails, the copy is started.
   *
   * @throws DriverException AUTHENTICATION without or with a wrong write community; REJECTED when
   *     the partition would have to be erased, or with the status of the copy; CHANGED with effect
   *     NONE when somebody else writes that file; UNSUPPORTED when no flash is visible, or the
   *     table has no place for something in the order: a routing instance, a source interface, a
   *     port, a long password; UNCONFIRMED with effect UNKNOWN when the row is gone
   */
  @Override
  public TransferResult transfer(TransferOrder order, StepContext context)
      throws DriverException, InterruptedException {
    SnmpSession session = context.session(SnmpSession.class, order.access());
    return order.token().isEmpty()
        ? start(order, session, context)
        : look(CopyToken.parse(order.token()), order, session, context);
  }

  private static TransferResult start(TransferOrder order, SnmpSession session, StepContext context)
      throws DriverException, InterruptedException {
    List<Column> columns = FlashCopyColumns.of(order);
    order.login().map(Login::password).ifPresent(context.transcript()::hide);
    Optional<CopyToken> underWay = underWay(order, session, context);
    if (underWay.isPresent()) {
      return new TransferResult.InProgress(underWay.get().toString(), pollInterval(order));
    }
    checkPartition(order, session, context);
    long serial = OperationTable.COPY.start(columns, session, context);
    return new TransferResult.InProgress(CopyToken.started(serial).toString(), pollInterval(order));
  }

  /**
   * A copy to the same file that goes on already: two at once would spoil the file. One of an
   * earlier start that lost sight of it is taken over.
   *
   * @throws DriverException when somebody else writes that file
   */
  private static Optional<CopyToken> underWay(
      TransferOrder order, SnmpSession session, StepContext context)
      throws DriverException, InterruptedException {
    Optional<CopyToken> found = Optional.empty();
    for (RunningCopy each : RunningCopy.all(session)) {
      if (!each.writes(order.target())) {
        continue;
      }
      boolean same = each.source().equals(order.source().path());
      boolean earlier =
          each.copiesFile(order.image().fileName())
              && each.server()
                  .map(InetAddress::getHostAddress)
                  .equals(Optional.of(order.source().host()));
      if (!same && !earlier) {
        throw refusal(
            FailureKind.CHANGED,
            order.target()
                + " of "
                + context.device().id()
                + " is being written by a copy that is not of this job: "
                + each
                + ". Remedy: wait until that copy has ended");
      }
      context.transcript().comment("the device is at it already: " + each);
      found =
          Optional.of(same ? CopyToken.started(each.serial()) : CopyToken.inherited(each.serial()));
    }
    return found;
  }

  private static void checkPartition(TransferOrder order, SnmpSession session, StepContext context)
      throws DriverException, InterruptedException {
    String wanted = order.target().fileSystem();
    List<FlashPartition> partitions = new FlashTables(session).partitionsWithoutFiles();
    if (partitions.isEmpty()) {
      throw refusal(
          FailureKind.UNSUPPORTED,
          context.device().id()
              + " shows no flash over SNMP: it has no CISCO-FLASH-MIB, or the view of these credentials hides it");
    }
    FlashPartition partition =
        partitions.stream()
            .filter(each -> each.fileSystem().name().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    refusal(
                        FailureKind.REJECTED,
                        context.device().id()
                            + " has no file system "
                            + wanted
                            + " over SNMP, but "
                            + String.join(
                                ", ",
                                partitions.stream().map(it -> it.fileSystem().name()).toList())));
    if (partition.readOnly()) {
      throw refusal(
          FailureKind.REJECTED, wanted + " of " + context.device().id() + " is read-only");
    }
    if (partition.needsErasure()) {
      throw refusal(
          FailureKind.REJECTED,
          wanted
              + " of "
              + context.device().id()
              + " takes no file before it is erased as a whole (ciscoFlashPartitionNeedErasure); nothing was erased. Remedy: allow erasing, or choose another file system");
    }
  }

  private static DriverException refusal(FailureKind kind, String message) {
    return new DriverException(kind, DeviceEffect.NONE, message);
  }

  private static TransferResult look(
      CopyToken token, TransferOrder order, SnmpSession session, StepContext context)
      throws DriverException, InterruptedException {
    OptionalLong code;
    try {
      code = OperationTable.COPY.status(token.serial(), session);
    } catch (DriverException e) {
      return token.silent(e, pollInterval(order));
    }
    String what = "copy of " + order.source().path() + " to " + order.target();
    if (code.isEmpty()) {
      throw OperationTable.gone(token.serial(), what, DeviceEffect.UNKNOWN);
    }
    CopyStatus status =
        CopyStatus.of(code.getAsLong())
            .orElseThrow(
                () ->
                    OperationStatus.unknown(
                        MibObject.COPY_STATUS, code.getAsLong(), what, DeviceEffect.UNKNOWN));
    if (status.isRunning()) {
      return new TransferResult.InProgress(token.answered().toString(), pollInterval(order));
    }
    OperationTable.COPY.destroy(token.serial(), session, context);
    if (status.failure().isPresent()) {
      if (token.inherited()) {
        context.transcript().comment("the earlier copy ended with " + status.words());
        return start(order, session, context);
      }
      throw status.failure().get().exception(what, status);
    }
    return new TransferResult.Finished();
  }

  /** 1 to 5 seconds, more for a larger image. */
  private static Duration pollInterval(TransferOrder order) {
    long seconds = 1 + order.image().sizeBytes() / BYTES_A_SECOND_MORE;
    return Duration.ofSeconds(Math.min(MAX_POLL_SECONDS, seconds));
  }
}
