package io.swim.snmp.internal.mib;

import io.swim.device.Redundancy;
import io.swim.device.Redundancy.Readiness;
import io.swim.fault.DriverException;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two supervisors by CISCO-RF-MIB: RFState and RFMode. A device with one of them, or whose other
 * one is out, says that the peer is disabled or not known: then nothing is told of redundancy.
 */
public final class RedundancyStates {
  private static final List<String> STATES =
      List.of(
          "not known",
          "disabled",
          "initialization",
          "negotiation",
          "standby cold",
          "standby cold config",
          "standby cold file sys",
          "standby cold bulk",
          "standby hot",
          "active fast",
          "active drain",
          "active preconfig",
          "active postconfig",
          "active",
          "active extra load",
          "active handback");

  private static final List<String> MODES =
      List.of(
          "non redundant",
          "static load share non redundant",
          "dynamic load share non redundant",
          "static load share redundant",
          "dynamic load share redundant",
          "cold standby redundant",
          "warm standby redundant",
          "hot standby redundant");

  private static final long DISABLED = 2;
  private static final long STANDBY_HOT = 9;

  private RedundancyStates() {}

  /** What it tells, if there is a second one. */
  public static Optional<Redundancy> read(SnmpSession session)
      throws DriverException, InterruptedException {
    Map<String, SnmpValue> values =
        session.get(
            List.of(
                MibObject.UNIT_STATE.scalar(),
                MibObject.PEER_STATE.scalar(),
                MibObject.REDUNDANCY_MODE.scalar()));
    long peer = Columns.number(values.get(MibObject.PEER_STATE.scalar())).orElse(0);
    if (peer <= DISABLED || peer > STATES.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Redundancy(
            word(values, MibObject.UNIT_STATE, STATES),
            word(values, MibObject.PEER_STATE, STATES),
            word(values, MibObject.REDUNDANCY_MODE, MODES),
            peer == STANDBY_HOT ? Readiness.READY : Readiness.NOT_READY));
  }

  /** Enumerations of the MIB begin with 1. */
  private static Optional<String> word(
      Map<String, SnmpValue> values, MibObject object, List<String> words) {
    long number = Columns.number(values.get(object.scalar())).orElse(0);
    return number >= 1 && number <= words.size()
        ? Optional.of(words.get((int) number - 1))
        : Optional.empty();
  }
}
