package io.swim.testkit.device;

import java.util.Objects;

/**
 * Something that goes wrong when a simulated device installs software. That an activation comes
 * back with the old version is {@link Fault#bootOldImage}. Immutable.
 */
public sealed interface InstallFault extends Fault {
  /** Unpacking fails, and leaves nothing behind. */
  static InstallFault addFails() {
    return InstallTrait.ADD_FAILS;
  }

  /** An activation, and what else ends in a reload, is done with success; no reload follows. */
  static InstallFault neverReloads() {
    return InstallTrait.NEVER_RELOADS;
  }

  /** New software can't take over in service: the device says so, and refuses an order for it. */
  static InstallFault interruptsTraffic() {
    return InstallTrait.INTERRUPTS_TRAFFIC;
  }

  /**
   * Once, when somebody commits, the device reloads before that took effect: it goes back to what
   * was committed.
   */
  static InstallFault reloadAtCommit() {
    return InstallTrait.RELOADS_AT_COMMIT;
  }

  /**
   * Once, the session that ordered this operation drops while the device works at it; the device
   * goes on with it.
   */
  static InstallFault dropSessionDuring(InstallOperation operation) {
    return new DropDuring(operation);
  }

  /** This member of a stack shows no free byte on its flash; members count from 1. */
  static InstallFault memberWithoutRoom(int member) {
    return new MemberFull(member);
  }

  /** This member of a stack stays in its boot loader at the next reboot; members count from 1. */
  static InstallFault memberStaysAway(int member) {
    return new MemberAway(member);
  }

  /** This member of a stack boots at the next reboot what it runs now; members count from 1. */
  static InstallFault memberStaysBehind(int member) {
    return new MemberBehind(member);
  }

  /**
   * This access point of a controller never gets its image before the controller reloads; they
   * count from 1.
   */
  static InstallFault accessPointFails(int number) {
    return new AccessPointFailure(number);
  }

  /** What can be done with software that is installed. */
  enum InstallOperation {
    ADD,
    ACTIVATE,
    COMMIT
  }

  /** See {@link #dropSessionDuring}. */
  record DropDuring(InstallOperation operation) implements InstallFault {
    public DropDuring {
      Objects.requireNonNull(operation, "operation");
    }
  }

  /** See {@link #memberWithoutRoom}. */
  record MemberFull(int member) implements InstallFault {}

  /** See {@link #memberStaysAway}. */
  record MemberAway(int member) implements InstallFault {}

  /** See {@link #memberStaysBehind}. */
  record MemberBehind(int member) implements InstallFault {}

  /** See {@link #accessPointFails}. */
  record AccessPointFailure(int number) implements InstallFault {}

  /** Faults without a number; the methods of {@link InstallFault} explain them. */
  enum InstallTrait implements InstallFault {
    ADD_FAILS,
    NEVER_RELOADS,
    INTERRUPTS_TRAFFIC,
    RELOADS_AT_COMMIT
  }
}
