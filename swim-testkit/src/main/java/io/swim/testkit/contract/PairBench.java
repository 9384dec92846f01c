package io.swim.testkit.contract;

/** Two units on a bench that stand in for each other and answer at one address. */
public interface PairBench extends DriverBench {
  /** The serial number of the unit that is active now. */
  String activeSerialNumber();

  /** That of the other one. */
  String mateSerialNumber();

  /** From now on the active unit does not give up its part. */
  void refuseSwitchOver();
}
