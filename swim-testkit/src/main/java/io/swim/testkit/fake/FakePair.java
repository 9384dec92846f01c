package io.swim.testkit.fake;

import io.swim.device.Failover;
import io.swim.spi.PairStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two fake devices that stand in for each other and answer at one address: the active one does. The
 * other one takes over when that goes down. They share what they boot, and each saves that by
 * itself; each has its own flash. Not thread-safe.
 */
public final class FakePair {
  /** What a device says that is in none. */
  static final Failover ALONE =
      new Failover(Optional.empty(), Optional.of("Alone"), Optional.empty());

  private final FakeDevice primary;
  private final FakeDevice secondary;
  private final List<String> reloaded = new ArrayList<>();
  private FakeDevice active;
  private Optional<FakeDevice> neverReady = Optional.empty();
  private Optional<FakeDevice> neverSaves = Optional.empty();
  private boolean bothActive;
  private int refusals;
  private int lostOrders;
  private int switches;
  private int silences;
  private int silent;

  FakePair(FakeDevice primary, FakeDevice secondary) {
    this.primary = primary;
    this.secondary = secondary;
    this.active = primary;
    primary.serialNumber("SERIAL-A");
    secondary.serialNumber("SERIAL-B");
    primary.pairedWith(this);
    secondary.pairedWith(this);
  }

  public FakeDevice primary() {
    return primary;
  }

  public FakeDevice secondary() {
    return secondary;
  }

  /** The unit that answers: who goes down gives its part to the other one, if that is up. */
  public FakeDevice active() {
    if (!active.isUp() && mateOf(active).isUp()) {
      active = mateOf(active);
      switches++;
    }
    return active;
  }

  /** The serial numbers of the units that were told to reload, in order. */
  public List<String> reloaded() {
    return List.copyOf(reloaded);
  }

  /** How often the units changed their parts. */
  public int switches() {
    return switches;
  }

  /** That unit says that it is not ready as soon as it has booted once. */
  public FakePair neverReadyAgain(FakeDevice unit) {
    neverReady = Optional.of(unit);
    return this;
  }

  /** That unit has what the other one is told, and fails to save it. */
  public FakePair neverSaves(FakeDevice unit) {
    neverSaves = Optional.of(unit);
    return this;
  }

  boolean saves(FakeDevice unit) {
    return neverSaves.filter(each -> each == unit).isEmpty();
  }

  /** Each unit is active for a part. */
  public FakePair bothActive() {
    bothActive = true;
    return this;
  }

  /** The next orders to switch over are refused. */
  public FakePair refuseSwitchOvers(int times) {
    refusals = times;
    return this;
  }

  /** The next orders to switch over get lost, and nobody can tell. */
  public FakePair loseSwitchOvers(int times) {
    lostOrders = times;
    return this;
  }

  /** The units change their parts when a unit is asked the next time. */
  public void failOver() {
    active = mateOf(active);
    switches++;
  }

  /** The mate passes nothing on, so often. */
  public FakePair silentMate(int times) {
    silences = times;
    return this;
  }

  /** How often the mate passed nothing on. */
  public int silent() {
    return silent;
  }

  boolean isMateSilent() {
    if (silences <= 0) {
      return false;
    }
    silences--;
    silent++;
    return true;
  }

  FakeDevice mateOf(FakeDevice unit) {
    return unit == primary ? secondary : primary;
  }

  void reloads(FakeDevice unit) {
    reloaded.add(unit.serialNumber() + (unit == active() ? " while active" : ""));
  }

  boolean refusesSwitchOver() {
    return refusals-- > 0;
  }

  /** Whether the order got lost on its way. */
  boolean losesSwitchOver() {
    return lostOrders-- > 0;
  }

  Failover failover(FakeDevice unit) {
    FakeDevice mate = mateOf(unit);
    return new Failover(
        Optional.of(unit == primary ? "Primary" : "Secondary"),
        Optional.of(state(unit)),
        Optional.of(state(mate)));
  }

  private String state(FakeDevice unit) {
    if (bothActive) {
      return "Both";
    }
    if (unit == active()) {
      return "Active";
    }
    boolean unready = unit.reboots() > 0 && neverReady.filter(each -> each == unit).isPresent();
    return !unit.isUp() ? "Failed" : unready ? "Syncing" : "Standby";
  }

  PairStatus status() {
    FakeDevice unit = active();
    return new PairStatus(
        unit.serialNumber(), mateOf(unit).serialNumber(), failover(unit), List.of());
  }
}
