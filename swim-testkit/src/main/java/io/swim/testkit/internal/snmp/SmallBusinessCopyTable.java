package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.copy.FlashCopier;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.slots.Slots;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Variable;

/** rlCopyTable of CISCOSB-COPY-MIB: an image from a TFTP server; nothing else is copied here. */
final class SmallBusinessCopyTable extends RowTable {
  private static final int SOURCE_LOCATION = 3;
  private static final int SOURCE_ADDRESS = 4;
  private static final int SOURCE_FILE = 6;
  private static final int DESTINATION = 8;
  private static final int DESTINATION_TYPE = 12;
  private static final int STATE = 14;
  private static final int ROW_STATUS = 17;

  private static final int LOCAL = 1;
  private static final int TFTP = 3;
  private static final int IMAGE = 8;

  private static final int DOWNLOADING = 2;
  private static final int FAILED = 3;
  private static final int TIMED_OUT = 4;
  private static final int FINISHED = 5;

  SmallBusinessCopyTable(NetworkDevice device) {
    super(
        device,
        "1.3.6.1.4.1.9.6.1.101.87.2.1",
        ROW_STATUS,
        Map.of(
            SOURCE_LOCATION, Column.number(1, 10),
            SOURCE_ADDRESS, Column.address(),
            SOURCE_FILE, Column.string(1, 160),
            DESTINATION, Column.number(1, 10),
            DESTINATION_TYPE, Column.number(1, 15)));
  }

  @Override
  Set<Integer> mandatory(Map<Integer, Variable> values) {
    return Set.of(SOURCE_LOCATION, DESTINATION);
  }

  @Override
  Map<Integer, Variable> results(OperationRow row) {
    return Map.of(STATE, new Integer32(row.isRunning() ? DOWNLOADING : row.outcome()));
  }

  @Override
  int perform(OperationRow row) {
    boolean image =
        row.number(SOURCE_LOCATION) == TFTP
            && row.number(DESTINATION) == LOCAL
            && row.number(DESTINATION_TYPE) == IMAGE;
    if (!image || !(row.values().get(SOURCE_ADDRESS) instanceof IpAddress address)) {
      return FAILED;
    }
    try {
      Slots.fetch(
          device,
          new FlashCopier(device).tftp(address.getInetAddress(), row.text(SOURCE_FILE)),
          Progress.SILENT);
      return FINISHED;
    } catch (TransferFailure e) {
      return e.kind() == TransferFailure.Kind.TIMED_OUT ? TIMED_OUT : FAILED;
    } catch (NotBootable | IOException e) {
      return FAILED;
    }
  }
}
