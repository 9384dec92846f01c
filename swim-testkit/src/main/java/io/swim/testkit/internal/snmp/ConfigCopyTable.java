package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.copy.FlashCopier;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Variable;

/** ccCopyTable of CISCO-CONFIG-COPY-MIB: save, back up, and load lines into the configuration. */
final class ConfigCopyTable extends RowTable {
  private static final int PROTOCOL = 2;
  private static final int FROM = 3;
  private static final int TO = 4;
  private static final int SERVER = 5;
  private static final int FILE = 6;
  private static final int STATE = 10;
  private static final int FAIL_CAUSE = 13;
  private static final int ROW_STATUS = 14;

  private static final int NETWORK = 1;
  private static final int STARTUP = 3;
  private static final int RUNNING = 4;

  private static final int RUNS = 2;
  private static final int SUCCESSFUL = 3;
  private static final int FAILED = 4;
  private static final int OK = 0;
  private static final int UNKNOWN = 1;
  private static final int BAD_FILE_NAME = 2;
  private static final int TIMEOUT = 3;
  private static final int UNSUPPORTED_PROTOCOL = 6;

  ConfigCopyTable(NetworkDevice device) {
    super(
        device,
        "1.3.6.1.4.1.9.9.96.1.1.1.1",
        ROW_STATUS,
        Map.of(
            PROTOCOL,
            Column.number(1, 5, 1),
            FROM,
            Column.number(1, 6),
            TO,
            Column.number(1, 6),
            SERVER,
            Column.address(),
            FILE,
            Column.string(1, 255),
            7,
            Column.string(1, 40),
            8,
            Column.string(1, 40),
            9,
            Column.number(1, 2, 2)));
  }

  @Override
  Set<Integer> mandatory(Map<Integer, Variable> values) {
    boolean network = isNetwork(values.get(FROM)) || isNetwork(values.get(TO));
    return network ? Set.of(FROM, TO, SERVER, FILE) : Set.of(FROM, TO);
  }

  private static boolean isNetwork(@Nullable Variable type) {
    return type != null && type.toInt() == NETWORK;
  }

  @Override
  Map<Integer, Variable> results(OperationRow row) {
    Map<Integer, Variable> results = new HashMap<>();
    boolean failed = !row.isRunning() && row.outcome() != OK;
    int state = row.isRunning() ? RUNS : failed ? FAILED : SUCCESSFUL;
    results.put(STATE, new Integer32(state));
    if (failed) {
      results.put(FAIL_CAUSE, new Integer32(row.outcome()));
    }
    return results;
  }

  @Override
  int perform(OperationRow row) {
    int from = row.number(FROM);
    int to = row.number(TO);
    if (from == RUNNING && to == STARTUP) {
      device.nvram().save();
      return OK;
    }
    if (row.number(PROTOCOL) != 1) {
      return UNSUPPORTED_PROTOCOL;
    }
    try {
      return overNetwork(row, from, to);
    } catch (TransferFailure e) {
      return switch (e.kind()) {
        case NO_SUCH_FILE, REFUSED -> BAD_FILE_NAME;
        case TIMED_OUT -> TIMEOUT;
        default -> UNKNOWN;
      };
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  private int overNetwork(OperationRow row, int from, int to) throws IOException {
    FlashCopier copier = new FlashCopier(device);
    if (!(row.values().get(SERVER) instanceof IpAddress address)) {
      return UNKNOWN;
    }
    InetAddress server = address.getInetAddress();
    if (from == NETWORK && to == RUNNING) {
      device.personality().configure(device, copier.fetchText(copier.tftp(server, row.text(FILE))));
      return OK;
    }
    if (to == NETWORK && (from == RUNNING || from == STARTUP)) {
      DeviceConfig config = from == RUNNING ? device.nvram().running() : device.nvram().startup();
      String text = device.personality().configuration(device, config);
      copier.sendText(text, copier.tftp(server, row.text(FILE)));
      return OK;
    }
    return UNKNOWN;
  }
}
