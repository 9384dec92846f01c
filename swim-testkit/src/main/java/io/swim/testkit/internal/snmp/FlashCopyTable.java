package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.device.NetworkDevice;
import java.util.Map;
import java.util.Set;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Variable;

/** ciscoFlashCopyTable of CISCO-FLASH-MIB. */
final class FlashCopyTable extends RowTable {
  static final int COMMAND = 2;
  static final int PROTOCOL = 3;
  static final int SERVER = 4;
  static final int SOURCE = 5;
  static final int DESTINATION = 6;
  static final int USER = 7;
  static final int VERIFY = 12;
  static final int ADDRESS_TYPE = 13;
  static final int ADDRESS = 14;
  static final int PASSWORD = 15;
  private static final int STATUS = 8;
  private static final int TIME = 10;
  private static final int ROW_STATUS = 11;
  private static final byte[] NO_ADDRESS = {-1, -1, -1, -1};

  FlashCopyTable(NetworkDevice device) {
    super(
        device,
        "1.3.6.1.4.1.9.9.10.1.2.1.1",
        ROW_STATUS,
        Map.ofEntries(
            Map.entry(COMMAND, Column.number(1, 4)),
            Map.entry(PROTOCOL, Column.number(1, 6, 1)),
            Map.entry(SERVER, Column.address("255.255.255.255")),
            Map.entry(SOURCE, Column.string(1, 255)),
            Map.entry(DESTINATION, Column.string(0, 255, "")),
            Map.entry(USER, Column.string(1, 255)),
            Map.entry(9, Column.number(1, 2, 2)),
            Map.entry(VERIFY, Column.number(1, 2, 2)),
            Map.entry(ADDRESS_TYPE, Column.number(0, 16, 1)),
            Map.entry(ADDRESS, Column.octets(0, 255, NO_ADDRESS)),
            Map.entry(PASSWORD, Column.string(1, 40))));
  }

  @Override
  Set<Integer> mandatory(Map<Integer, Variable> values) {
    return Set.of(COMMAND, SOURCE);
  }

  @Override
  Map<Integer, Variable> results(OperationRow row) {
    return Map.of(STATUS, new Integer32(row.outcome()), TIME, SystemGroups.ticks(row.duration()));
  }

  @Override
  int perform(OperationRow row) {
    return new FlashCopyOperation(device, row).run();
  }
}
