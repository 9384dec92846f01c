package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Variable;

/** ciscoFlashMiscOpTable of CISCO-FLASH-MIB: erase, verify, delete, squeeze, format. */
final class FlashMiscOpTable extends RowTable {
  private static final int COMMAND = 2;
  private static final int DESTINATION = 3;
  private static final int STATUS = 4;
  private static final int TIME = 6;
  private static final int ROW_STATUS = 7;

  private static final int ERASE = 1;
  private static final int VERIFY = 2;
  private static final int DELETE = 3;
  private static final int SQUEEZE = 5;
  private static final int FORMAT = 6;

  private static final int SUCCESS = 2;
  private static final int INVALID_OPERATION = 3;
  private static final int INVALID_DESTINATION = 4;
  private static final int DEVICE_BUSY = 5;
  private static final int DEVICE_OPEN_ERROR = 6;
  private static final int DEVICE_ERROR = 7;
  private static final int CHECKSUM_ERROR = 12;
  private static final int NO_SUCH_FILE = 19;

  FlashMiscOpTable(NetworkDevice device) {
    super(
        device,
        "1.3.6.1.4.1.9.9.10.1.2.3.1",
        ROW_STATUS,
        Map.of(
            COMMAND,
            Column.number(1, 6),
            DESTINATION,
            Column.string(0, 255, ""),
            5,
            Column.number(1, 2, 2)));
  }

  @Override
  Set<Integer> mandatory(Map<Integer, Variable> values) {
    return Set.of(COMMAND);
  }

  @Override
  Map<Integer, Variable> results(OperationRow row) {
    return Map.of(STATUS, new Integer32(row.outcome()), TIME, SystemGroups.ticks(row.duration()));
  }

  @Override
  int perform(OperationRow row) {
    try {
      Located target = FlashNames.locate(device, row.text(DESTINATION));
      if (!target.fileSystem().lock()) {
        return DEVICE_BUSY;
      }
      try {
        return perform(row.number(COMMAND), target);
      } finally {
        target.fileSystem().unlock();
      }
    } catch (FlashException e) {
      return status(e.reason());
    } catch (NotBootable e) {
      return CHECKSUM_ERROR;
    } catch (IOException e) {
      return DEVICE_ERROR;
    }
  }

  private static int perform(int command, Located target) throws IOException, NotBootable {
    boolean whole = command == ERASE || command == FORMAT || command == SQUEEZE;
    if (whole != target.file().isEmpty()) {
      return INVALID_DESTINATION;
    }
    switch (command) {
      case ERASE, FORMAT -> target.fileSystem().erase();
      case VERIFY -> target.fileSystem().get(target.file()).blob().inspect();
      case DELETE -> target.fileSystem().delete(target.file());
      default -> {
        return INVALID_OPERATION;
      }
    }
    return SUCCESS;
  }

  private static int status(Reason reason) {
    return switch (reason) {
      case NO_SUCH_FILE -> NO_SUCH_FILE;
      case NO_SUCH_DEVICE -> DEVICE_OPEN_ERROR;
      case BAD_NAME -> INVALID_DESTINATION;
      case BUSY -> DEVICE_BUSY;
      case NO_SPACE -> DEVICE_ERROR;
    };
  }
}
