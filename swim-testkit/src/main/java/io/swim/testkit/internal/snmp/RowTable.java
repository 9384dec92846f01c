package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.mib.SetRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * A table whose rows are operations, controlled by a RowStatus column as RFC 2579 says. An
 * operation can't be stopped once it began, its row ages out {@value #AGE_MINUTES} minutes after
 * its end, and a reboot forgets all rows. Where RFC 2579 leaves the answer to the agent: parameters
 * of an active row can't be changed and a running row can't be destroyed (inconsistentValue), and
 * columns of a row that isn't created by the same SET are refused (inconsistentName).
 */
abstract class RowTable implements MibGroup {
  static final int AGE_MINUTES = 6;
  private static final int ACTIVE = 1;
  private static final int NOT_IN_SERVICE = 2;
  private static final int NOT_READY = 3;
  private static final int CREATE_AND_GO = 4;
  private static final int CREATE_AND_WAIT = 5;
  private static final int DESTROY = 6;

  final NetworkDevice device;
  private final OID entry;
  private final int statusColumn;
  private final Map<Integer, Column> columns;
  private final NavigableMap<Integer, OperationRow> rows = new TreeMap<>();
  private int epoch;

  RowTable(NetworkDevice device, String entry, int statusColumn, Map<Integer, Column> columns) {
    this.device = device;
    this.entry = new OID(entry);
    this.statusColumn = statusColumn;
    this.columns = Map.copyOf(columns);
  }

  /** The columns without which an operation can't start. */
  abstract Set<Integer> mandatory(Map<Integer, Variable> values);

  /** The columns that can't be set, of an active row. */
  abstract Map<Integer, Variable> results(OperationRow row);

  /** Carries out the operation in the calling thread and returns its final status. */
  abstract int perform(OperationRow row);

  @Override
  public OID root() {
    return entry;
  }

  @Override
  public NavigableMap<OID, Variable> objects() {
    tidy();
    NavigableMap<OID, Variable> objects = new TreeMap<>();
    rows.forEach(
        (index, row) -> {
          row.values().forEach((column, value) -> objects.put(instance(column, index), value));
          int status =
              row.isActive() ? ACTIVE : isComplete(row.values()) ? NOT_IN_SERVICE : NOT_READY;
          objects.put(instance(statusColumn, index), new Integer32(status));
          if (row.isActive()) {
            results(row).forEach((column, value) -> objects.put(instance(column, index), value));
          }
        });
    return objects;
  }

  private OID instance(int column, int index) {
    return new OID(entry).append(column).append(index);
  }

  private boolean isComplete(Map<Integer, Variable> values) {
    return values.keySet().containsAll(mandatory(values));
  }

  private void tidy() {
    if (epoch != device.epoch()) {
      rows.clear();
      epoch = device.epoch();
    }
    var limit = device.clock().instant().minus(Duration.ofMinutes(AGE_MINUTES));
    rows.values().removeIf(row -> row.endedBefore(limit));
  }

  @Override
  public Runnable prepareSet(List<VariableBinding> bindings) throws SetRefused {
    tidy();
    Map<Integer, List<VariableBinding>> byRow = new LinkedHashMap<>();
    for (VariableBinding binding : bindings) {
      OID oid = binding.getOid();
      if (oid.size() != entry.size() + 2 || oid.last() < 0) {
        throw new SetRefused(oid, SetRefused.NO_CREATION);
      }
      byRow.computeIfAbsent(oid.last(), any -> new ArrayList<>()).add(binding);
    }
    List<Runnable> actions = new ArrayList<>();
    for (Map.Entry<Integer, List<VariableBinding>> row : byRow.entrySet()) {
      actions.add(prepareRow(row.getKey(), row.getValue()));
    }
    return () -> actions.forEach(Runnable::run);
  }

  private Runnable prepareRow(int index, List<VariableBinding> bindings) throws SetRefused {
    OperationRow row = rows.get(index);
    Map<Integer, Variable> values = row == null ? defaults() : row.values();
    OID first = bindings.get(0).getOid();
    OID statusOid = instance(statusColumn, index);
    int status = 0;
    for (VariableBinding binding : bindings) {
      OID oid = binding.getOid();
      int number = oid.get(entry.size());
      if (number == statusColumn) {
        Column.number(ACTIVE, DESTROY).check(oid, binding.getVariable());
        status = binding.getVariable().toInt();
      } else {
        Column column = columns.get(number);
        if (column == null) {
          throw new SetRefused(oid, SetRefused.NOT_WRITABLE);
        }
        column.check(oid, binding.getVariable());
        values.put(number, binding.getVariable());
      }
    }
    return switch (status) {
      case 0 -> change(row, values, first);
      case ACTIVE -> activate(row, values, statusOid);
      case CREATE_AND_GO, CREATE_AND_WAIT -> create(row, index, values, statusOid, status);
      case NOT_IN_SERVICE -> suspend(row, values, statusOid);
      case DESTROY -> destroy(row, index, statusOid);
      default -> throw new SetRefused(statusOid, SetRefused.WRONG_VALUE);
    };
  }

  private Map<Integer, Variable> defaults() {
    Map<Integer, Variable> values = new HashMap<>();
    columns.forEach((number, column) -> column.standard().ifPresent(v -> values.put(number, v)));
    return values;
  }

  private Runnable change(@Nullable OperationRow row, Map<Integer, Variable> values, OID oid)
      throws SetRefused {
    if (row == null) {
      throw new SetRefused(oid, SetRefused.INCONSISTENT_NAME);
    }
    if (row.isActive()) {
      throw new SetRefused(oid, SetRefused.INCONSISTENT_VALUE);
    }
    return () -> row.replace(values);
  }

  private Runnable activate(@Nullable OperationRow row, Map<Integer, Variable> values, OID oid)
      throws SetRefused {
    if (row == null || !row.isActive() && !isComplete(values)) {
      throw new SetRefused(oid, SetRefused.INCONSISTENT_VALUE);
    }
    if (row.isActive()) {
      return () -> {};
    }
    return () -> {
      row.replace(values);
      go(row);
    };
  }

  private Runnable create(
      @Nullable OperationRow row, int index, Map<Integer, Variable> values, OID oid, int status)
      throws SetRefused {
    if (row != null || status == CREATE_AND_GO && !isComplete(values)) {
      throw new SetRefused(oid, SetRefused.INCONSISTENT_VALUE);
    }
    OperationRow created = new OperationRow(device.clock(), values);
    return () -> {
      rows.put(index, created);
      if (status == CREATE_AND_GO) {
        go(created);
      }
    };
  }

  private static Runnable suspend(
      @Nullable OperationRow row, Map<Integer, Variable> values, OID oid) throws SetRefused {
    if (row == null || row.isActive()) {
      throw new SetRefused(oid, SetRefused.INCONSISTENT_VALUE);
    }
    return () -> row.replace(values);
  }

  private Runnable destroy(@Nullable OperationRow row, int index, OID oid) throws SetRefused {
    if (row != null && row.isRunning()) {
      throw new SetRefused(oid, SetRefused.INCONSISTENT_VALUE);
    }
    return () -> rows.remove(index);
  }

  private void go(OperationRow row) {
    row.start();
    device.executor().execute(() -> row.finish(perform(row)));
  }
}
