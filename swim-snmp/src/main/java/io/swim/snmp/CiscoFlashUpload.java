package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.Login;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.CopyStatus;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.snmp.internal.mib.OperationFailure;
import io.swim.snmp.internal.mib.OperationStatus;
import io.swim.snmp.internal.mib.OperationTable;
import io.swim.snmp.internal.mib.UploadFailure;
import io.swim.spi.SnmpSession;
import io.swim.spi.StepContext;
import io.swim.spi.TransferResult;
import io.swim.spi.UploadDriver;
import io.swim.spi.UploadOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Has a device send one of its files, started by a row in ciscoFlashCopyTable of CISCO-FLASH-MIB
 * with the command copyFromFlash(3). The description of that command names TFTP alone of the
 * protocols in use here, that of ciscoFlashCopyRemotePassword names FTP, SFTP and SCP "to/from" a
 * server; a device that can't answers copyInvalidOperation(3) or copyInvalidProtocol(4). With
 * SNMPv1 and SNMPv2c the password for the server crosses the network in the clear, as the community
 * does. The token is the serial number of the row.
 *
 * <p>Stateless and thread-safe. Nothing on the device is changed, but for the row.
 */
public final class CiscoFlashUpload implements UploadDriver {
  private static final Duration POLL = Duration.ofSeconds(2);

  /** Old devices hardly answer while they copy; this many polls are a minute. */
  private static final int MAX_SILENCES = 30;

  /** Needs nothing; made by ServiceLoader or a host. */
  public CiscoFlashUpload() {}

  @Override
  public String id() {
    return "cisco-flash-upload";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return CiscoPlatforms.contains(platform);
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
   * Starts the copy, or looks how it stands. Copies of others do not matter: nobody writes the
   * file. The row is removed when the copy has ended; while it runs the MIB does not allow that.
   *
   * @throws DriverException always with effect NONE. AUTHENTICATION without or with a wrong write
   *     community; the failure that the status of the copy stands for; UNSUPPORTED when the table
   *     has no place for something in the order: a routing instance, a source interface, a port, a
   *     long password; UNCONFIRMED when the row is gone; UNREACHABLE when the device stays silent
   */
  @Override
  public TransferResult upload(UploadOrder order, StepContext context)
      throws DriverException, InterruptedException {
    try {
      SnmpSession session = context.session(SnmpSession.class, order.access());
      return order.token().isEmpty()
          ? start(order, session, context)
          : look(CopyToken.parse(order.token()), order, session, context);
    } catch (DriverException e) {
      throw withoutEffect(e);
    }
  }

  private static TransferResult start(UploadOrder order, SnmpSession session, StepContext context)
      throws DriverException, InterruptedException {
    order.login().map(Login::password).ifPresent(context.transcript()::hide);
    long serial = OperationTable.COPY.start(FlashCopyColumns.of(order), session, context);
    return goingOn(CopyToken.started(serial));
  }

  private static TransferResult look(
      CopyToken token, UploadOrder order, SnmpSession session, StepContext context)
      throws DriverException, InterruptedException {
    OptionalLong code;
    try {
      code = OperationTable.COPY.status(token.serial(), session);
    } catch (DriverException e) {
      if (e.kind() == FailureKind.UNREACHABLE && token.silences() < MAX_SILENCES) {
        return goingOn(token.silent());
      }
      throw e;
    }
    String what = "copy of " + order.source() + " to " + order.target();
    if (code.isEmpty()) {
      throw OperationTable.gone(token.serial(), what, DeviceEffect.NONE);
    }
    CopyStatus status =
        CopyStatus.of(code.getAsLong())
            .orElseThrow(
                () ->
                    OperationStatus.unknown(
                        MibObject.COPY_STATUS, code.getAsLong(), what, DeviceEffect.NONE));
    if (status.isRunning()) {
      return goingOn(token.answered());
    }
    OperationTable.COPY.destroy(token.serial(), session, context);
    Optional<OperationFailure> failure = UploadFailure.of(status);
    if (failure.isPresent()) {
      throw failure.get().exception(what, status);
    }
    return new TransferResult.Finished();
  }

  private static TransferResult goingOn(CopyToken token) {
    return new TransferResult.InProgress(token.toString(), POLL);
  }

  /** A start whose answer was lost is no danger: a file is read, and the server takes it once. */
  private static DriverException withoutEffect(DriverException e) {
    return e.effect() == DeviceEffect.NONE
        ? e
        : new DriverException(e.kind(), DeviceEffect.NONE, e.getMessage(), e.deviceWords())
            .withCause(e);
  }
}
