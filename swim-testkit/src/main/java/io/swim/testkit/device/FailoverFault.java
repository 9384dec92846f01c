package io.swim.testkit.device;

/**
 * Something that goes wrong with a unit of a simulated failover pair. That a unit does not come
 * back from a reload, or with the old version, is {@link Fault#neverReturn} and {@link
 * Fault#bootOldImage}. Immutable.
 */
public sealed interface FailoverFault extends Fault {
  /** The unit never gets ready after it booted: it stays where the last part is synchronized. */
  static FailoverFault neverReady() {
    return FailoverTrait.NEVER_READY;
  }

  /** The unit does not carry out what the other one passes on; that one says so. */
  static FailoverFault refusesMate() {
    return FailoverTrait.REFUSES_MATE;
  }

  /** The unit does not give up its part when it is told to. */
  static FailoverFault refusesSwitchOver() {
    return FailoverTrait.REFUSES_SWITCH_OVER;
  }

  /** The methods of {@link FailoverFault} explain them. */
  enum FailoverTrait implements FailoverFault {
    NEVER_READY,
    REFUSES_MATE,
    REFUSES_SWITCH_OVER
  }
}
