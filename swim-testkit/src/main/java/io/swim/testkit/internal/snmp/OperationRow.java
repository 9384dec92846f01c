package io.swim.testkit.internal.snmp;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

/** One row: parameters, and once it was activated the state of the operation. Thread-safe. */
final class OperationRow {
  static final int IN_PROGRESS = 1;

  private final Clock clock;
  private final Map<Integer, Variable> values;
  private Optional<Instant> started = Optional.empty();
  private Optional<Instant> ended = Optional.empty();
  private int outcome = IN_PROGRESS;

  OperationRow(Clock clock, Map<Integer, Variable> values) {
    this.clock = clock;
    this.values = new TreeMap<>(values);
  }

  synchronized Map<Integer, Variable> values() {
    return new TreeMap<>(values);
  }

  synchronized void replace(Map<Integer, Variable> changed) {
    values.clear();
    values.putAll(changed);
  }

  synchronized boolean has(int column) {
    return values.containsKey(column);
  }

  synchronized int number(int column) {
    Variable value = values.get(column);
    return value == null ? 0 : value.toInt();
  }

  synchronized String text(int column) {
    return values.get(column) instanceof OctetString text
        ? new String(text.getValue(), StandardCharsets.ISO_8859_1)
        : "";
  }

  synchronized void start() {
    started = Optional.of(clock.instant());
  }

  synchronized void finish(int status) {
    outcome = status;
    ended = Optional.of(clock.instant());
  }

  synchronized boolean isActive() {
    return started.isPresent();
  }

  synchronized boolean isRunning() {
    return started.isPresent() && ended.isEmpty();
  }

  synchronized int outcome() {
    return outcome;
  }

  /** How long the operation took, or has been running. */
  synchronized Duration duration() {
    return started
        .map(from -> Duration.between(from, ended.orElseGet(clock::instant)))
        .orElse(Duration.ZERO);
  }

  synchronized boolean endedBefore(Instant instant) {
    return ended.filter(end -> end.isBefore(instant)).isPresent();
  }
}
