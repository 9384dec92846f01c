package io.swim.snmp.internal.mib;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import io.swim.spi.StepContext;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

/**
 * One of the operation tables of CISCO-FLASH-MIB: a row is an operation, started by making it
 * active and not to be stopped again (MIB, ciscoFlashCopyEntry). Stateless but for its random
 * numbers; thread-safe.
 *
 * @param status the column that tells how it goes
 * @param rowStatus the column of type RowStatus (RFC 2579)
 */
public record OperationTable(MibObject status, MibObject rowStatus) {
  public static final OperationTable COPY =
      new OperationTable(MibObject.COPY_STATUS, MibObject.COPY_ROW_STATUS);

  public static final OperationTable MISC =
      new OperationTable(MibObject.MISC_STATUS, MibObject.MISC_ROW_STATUS);

  private static final int ACTIVE = 1;
  private static final int CREATE_AND_GO = 4;
  private static final int CREATE_AND_WAIT = 5;
  private static final int DESTROY = 6;

  private static final Random RANDOM = new SecureRandom();
  private static final Duration BEFORE_PROBE = Duration.ofSeconds(1);
  private static final int PROBES = 3;
  private static final int MAX_TRIES = 3;

  /**
   * A column of a row to be created.
   *
   * @param object which
   * @param value of it
   */
  public record Column(MibObject object, SnmpValue value) {}

  /**
   * Creates a row and makes it active, by createAndGo in one SET or, for agents that refuse that,
   * step by step. When an answer is lost, the row itself is looked for before giving up.
   *
   * @return the serial number of the row
   * @throws DriverException effect NONE when the operation was not started; UNKNOWN when nobody
   *     knows
   */
  public long start(List<Column> columns, SnmpSession session, StepContext context)
      throws DriverException, InterruptedException {
    long serial = RANDOM.nextInt(Integer.MAX_VALUE) + 1L;
    for (int tries = 1; ; tries++) {
      context.checkpoint();
      try {
        session.set(bindings(columns, serial, CREATE_AND_GO));
        return serial;
      } catch (DriverException e) {
        if (e.kind() == FailureKind.REJECTED && e.effect() == DeviceEffect.NONE) {
          if (tries > 1 && exists(serial, session, context, e)) {
            // The request that seemed lost was only late.
            return serial;
          }
          stepByStep(columns, serial, session, context, e);
          return serial;
        }
        if (e.effect() != DeviceEffect.UNKNOWN) {
          throw e;
        }
        if (exists(serial, session, context, e)) {
          return serial;
        }
        if (tries == MAX_TRIES) {
          throw notStarted(serial, e);
        }
        // Safe to send again: a row of that number is created once at most.
      }
    }
  }

  /** What to throw when the row of an operation that went on is there no more. */
  public static DriverException gone(long serial, String what, DeviceEffect effect) {
    return new DriverException(
        FailureKind.UNCONFIRMED,
        effect,
        what
            + ": the device has no row "
            + serial
            + " any more; it restarted, or the row grew old, so nobody knows how the copy ended");
  }

  private void stepByStep(
      List<Column> columns,
      long serial,
      SnmpSession session,
      StepContext context,
      DriverException refusal)
      throws DriverException, InterruptedException {
    context.transcript().comment("createAndGo was refused; trying createAndWait");
    boolean active = false;
    try {
      session.set(List.of(row(serial, CREATE_AND_WAIT)));
      for (Column each : columns) {
        session.set(List.of(binding(each, serial)));
      }
      context.checkpoint();
      active = true;
      session.set(List.of(row(serial, ACTIVE)));
    } catch (DriverException e) {
      if (active && e.effect() == DeviceEffect.UNKNOWN && exists(serial, session, context, e)) {
        return;
      }
      destroy(serial, session, context);
      throw new DriverException(
              refusal.kind(),
              DeviceEffect.NONE,
              refusal.getMessage() + "; step by step: " + e.getMessage(),
              refusal.deviceWords())
          .withCause(e);
    }
  }

  /**
   * An answer was lost: does the device have the row, as an operation that was started?
   *
   * @throws DriverException {@code lost} itself when the device does not answer that either
   */
  private boolean exists(
      long serial, SnmpSession session, StepContext context, DriverException lost)
      throws DriverException, InterruptedException {
    context.transcript().comment("an answer was lost; looking whether row " + serial + " exists");
    for (int i = 0; i < PROBES; i++) {
      context.pause(BEFORE_PROBE);
      try {
        return isStarted(serial, session);
      } catch (DriverException e) {
        context.transcript().comment("no answer to that either: " + e.getMessage());
      }
    }
    throw lost;
  }

  /** A row that was created and not made active has a status too on some agents. */
  private boolean isStarted(long serial, SnmpSession session)
      throws DriverException, InterruptedException {
    String row = rowStatus.at(Long.toString(serial));
    String operation = status.at(Long.toString(serial));
    Map<String, SnmpValue> values = session.get(List.of(row, operation));
    return Columns.number(values.get(row)).orElse(values.containsKey(operation) ? ACTIVE : 0)
        == ACTIVE;
  }

  private static DriverException notStarted(long serial, DriverException lost) {
    return new DriverException(
            lost.kind(),
            DeviceEffect.NONE,
            lost.getMessage()
                + ". It was not: the device answers again and has no row "
                + serial
                + " of that operation",
            lost.deviceWords())
        .withCause(lost);
  }

  /** How the operation of that row stands; empty when there is no such row. */
  public OptionalLong status(long serial, SnmpSession session)
      throws DriverException, InterruptedException {
    String instance = status.at(Long.toString(serial));
    Map<String, SnmpValue> values = session.get(List.of(instance));
    return Columns.number(values.get(instance));
  }

  /**
   * Removes a row that is done with. Not being able to does no harm: the device does it by itself
   * minutes later (MIB, ciscoFlashCopyEntry). No checkpoint is passed, so that the result is not
   * lost to a cancellation.
   */
  public void destroy(long serial, SnmpSession session, StepContext context)
      throws InterruptedException {
    try {
      session.set(List.of(row(serial, DESTROY)));
    } catch (DriverException e) {
      context.transcript().comment("row " + serial + " stays: " + e.getMessage());
    }
  }

  private List<SnmpBinding> bindings(List<Column> columns, long serial, int action) {
    List<SnmpBinding> bindings = new ArrayList<>();
    columns.forEach(each -> bindings.add(binding(each, serial)));
    bindings.add(row(serial, action));
    return bindings;
  }

  private SnmpBinding row(long serial, int action) {
    return new SnmpBinding(rowStatus.at(Long.toString(serial)), SnmpValue.integer(action));
  }

  private static SnmpBinding binding(Column column, long serial) {
    return new SnmpBinding(column.object().at(Long.toString(serial)), column.value());
  }
}
