package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.Columns;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.snmp.internal.mib.OperationTable;
import io.swim.snmp.internal.mib.OperationTable.Column;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import io.swim.spi.StepContext;
import io.swim.spi.TransferDriver;
import io.swim.spi.TransferOrder;
import io.swim.spi.TransferResult;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Has a Small Business switch fetch an image from a TFTP server, started by a row in rlCopyTable of
 * CISCOSB-COPY-MIB. The switch writes it over the image that does not run; what it boots next stays
 * as it is. The token is the index of that row.
 *
 * <p>Stateless and thread-safe.
 */
public final class SmallBusinessCopy implements TransferDriver {
  static final PlatformId PLATFORM = new PlatformId("cisco-sb");

  private static final OperationTable TABLE =
      new OperationTable(MibObject.SB_COPY_STATE, MibObject.SB_COPY_ROW_STATUS);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  // RlCopyLocationType and RlCopyFileType
  private static final int LOCAL = 1;
  private static final int TFTP = 3;
  private static final int IMAGE = 8;

  // rlCopyOperationState
  private static final int UPLOADING = 1;
  private static final int DOWNLOADING = 2;
  private static final int TIMED_OUT = 4;
  private static final int FINISHED = 5;

  /** Needs nothing; made by ServiceLoader or a host. */
  public SmallBusinessCopy() {}

  @Override
  public String id() {
    return "small-business-copy";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return PLATFORM.equals(platform);
  }

  @Override
  public Set<TransferProtocol> protocols(PlatformId platform) {
    return Set.of(TransferProtocol.TFTP);
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SNMP);
  }

  /**
   * Starts the copy, or looks how it stands. A row that is gone is looked for in the history of the
   * switch; where that has none either, what is in the slot has to tell.
   *
   * @throws DriverException AUTHENTICATION without or with a wrong write community; REJECTED or
   *     TIMEOUT with effect APPLIED when the copy failed; UNSUPPORTED when the table has no place
   *     for something in the order: another protocol, a routing instance, a source interface, an
   *     IPv6 address
   */
  @Override
  public TransferResult transfer(TransferOrder order, StepContext context)
      throws DriverException, InterruptedException {
    SnmpSession session = context.session(SnmpSession.class, order.access());
    if (order.token().isEmpty()) {
      long row = TABLE.start(columns(order), session, context);
      return new TransferResult.InProgress(CopyToken.started(row).toString(), AGAIN);
    }
    return look(CopyToken.parse(order.token()), order, session, context);
  }

  private static List<Column> columns(TransferOrder order) throws DriverException {
    if (order.source().protocol() != TransferProtocol.TFTP
        || order.route().vrf().isPresent()
        || order.route().sourceInterface().isPresent()) {
      throw unsupported("anything but TFTP, without a routing instance or a source interface");
    }
    return List.of(
        new Column(MibObject.SB_COPY_SOURCE_LOCATION, SnmpValue.integer(TFTP)),
        new Column(MibObject.SB_COPY_SOURCE_ADDRESS, address(order.source().host())),
        new Column(MibObject.SB_COPY_SOURCE_FILE, SnmpValue.octets(order.source().path())),
        new Column(MibObject.SB_COPY_DESTINATION, SnmpValue.integer(LOCAL)),
        new Column(MibObject.SB_COPY_DESTINATION_TYPE, SnmpValue.integer(IMAGE)));
  }

  private static SnmpValue address(String host) throws DriverException {
    if (ServerAddress.of(host) instanceof Inet4Address address) {
      return new SnmpValue.Address(address);
    }
    throw unsupported("the address " + host + ", which is none of IPv4");
  }

  private static DriverException unsupported(String what) {
    return new DriverException(
        FailureKind.UNSUPPORTED, DeviceEffect.NONE, "rlCopyTable has no place for " + what);
  }

  private static TransferResult look(
      CopyToken token, TransferOrder order, SnmpSession session, StepContext context)
      throws DriverException, InterruptedException {
    OptionalLong state;
    try {
      state = TABLE.status(token.serial(), session);
      if (state.isEmpty()) {
        return history(order, session, context);
      }
    } catch (DriverException e) {
      if (e.effect() == DeviceEffect.APPLIED) {
        throw e;
      }
      return token.silent(e, AGAIN);
    }
    if (isRunning(state.getAsLong())) {
      return new TransferResult.InProgress(token.answered().toString(), AGAIN);
    }
    TABLE.destroy(token.serial(), session, context);
    return ended(state.getAsLong(), "", order);
  }

  static boolean isRunning(long state) {
    return state == UPLOADING || state == DOWNLOADING;
  }

  /** The last one of that file; the switch removes rows of copies that ended by itself. */
  private static TransferResult history(
      TransferOrder order, SnmpSession session, StepContext context)
      throws DriverException, InterruptedException {
    String row = "";
    for (Map.Entry<String, SnmpValue> each :
        Columns.walk(session, MibObject.SB_HISTORY_SOURCE).entrySet()) {
      row = each.getValue().text().equals(order.source().path()) ? each.getKey() : row;
    }
    if (row.isEmpty()) {
      context
          .transcript()
          .comment("the row of the copy is gone; the slot has to tell how it ended");
      return new TransferResult.Finished();
    }
    String state = MibObject.SB_HISTORY_STATE.at(row);
    String error = MibObject.SB_HISTORY_ERROR.at(row);
    Map<String, SnmpValue> values = session.get(List.of(state, error));
    SnmpValue words = values.get(error);
    return ended(
        Columns.number(values.get(state)).orElse(FINISHED),
        words == null ? "" : words.text(),
        order);
  }

  private static TransferResult ended(long state, String words, TransferOrder order)
      throws DriverException {
    if (state == FINISHED) {
      return new TransferResult.Finished();
    }
    throw new DriverException(
        state == TIMED_OUT ? FailureKind.TIMEOUT : FailureKind.REJECTED,
        DeviceEffect.APPLIED,
        "copy of "
            + order.source().path()
            + " over the image that does not run failed: rlCopyOperationState "
            + state
            + (words.isEmpty() ? "" : ", " + words),
        words);
  }
}
