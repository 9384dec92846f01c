package io.swim.internal;

import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * THE way of one device: what each state does, where it goes when that is done, and where when it
 * is not. Every switch names every state.
 *
 * <p>A step that goes elsewhere says so itself, by {@link StepOutcome.Jump}; docs/architecture.md
 * has those ways in its table. Where a defect leads, or a device or an image that the host has
 * taken away, is in {@link NextStates}.
 */
final class UpgradePath {
  private final PrecheckSteps precheck;
  private final BackupSteps backup;
  private final RoomSteps room;
  private final DistributionSteps distribution;
  private final MemberSteps members;
  private final ClearingSteps clearing;
  private final ActivationSteps activation;
  private final InstallSteps install;
  private final AccessPointSteps accessPoints;
  private final RebootSteps reboot;
  private final ProofSteps proof;
  private final Pair pair;
  private final SwitchOverSteps switchOver;
  private final NextBoot nextBoot;

  UpgradePath(Engine engine) {
    FactsReader facts = new FactsReader(engine);
    DeviceFiles files = new DeviceFiles(engine);
    backup = new BackupSteps(engine, files);
    room = new RoomSteps(engine, files);
    accessPoints = new AccessPointSteps(engine);
    InstallLog log = new InstallLog(engine);
    Installer installer = new Installer(engine, log);
    nextBoot = new NextBoot(engine, files, installer);
    install = new InstallSteps(engine, installer, log, nextBoot, accessPoints);
    PartSteps parts = new PartSteps(installer, install);
    precheck = new PrecheckSteps(engine, facts, parts);
    SlotSteps slots = new SlotSteps(installer, nextBoot, new SlotContent(engine));
    distribution = new DistributionSteps(engine, files, slots);
    members = new MemberSteps(engine, files);
    clearing = new ClearingSteps(files);
    activation = new ActivationSteps(engine, files, facts, accessPoints, slots, nextBoot, install);
    pair = new Pair(engine);
    switchOver = new SwitchOverSteps(engine, pair);
    PairSteps pairSteps = new PairSteps(pair, facts);
    reboot = new RebootSteps(engine, facts, installer, install, parts, pairSteps, files);
    proof = new ProofSteps(engine, facts, installer, install, parts, pairSteps);
  }

  StepOutcome execute(Work work) throws InterruptedException {
    Optional<StepOutcome> otherMate =
        work.assignment().state().isBeforeActivation() ? pair.otherMate(work) : Optional.empty();
    return otherMate.isPresent() ? otherMate.get() : step(work);
  }

  private StepOutcome step(Work work) throws InterruptedException {
    return switch (work.assignment().state()) {
      case PENDING -> precheck.begin(work);
      case PRECHECK -> precheck.precheck(work);
      case BACKING_UP -> backup.backUp(work);
      case MAKING_ROOM -> room.makeRoom(work);
      case DISTRIBUTING -> distribution.distribute(work);
      case VERIFYING_IMAGE -> distribution.verify(work);
      case COPYING_TO_MEMBERS -> members.copy(work);
      case STAGED -> activation.staged(work);
      case PREPARING -> install.prepare(work);
      case PREDOWNLOADING -> accessPoints.predownload(work);
      case CLEARING -> clearing.clear(work);
      case ACTIVATING -> activation.activate(work);
      case REBOOTING -> reboot.reboot(work);
      case RECONNECTING -> proof.reconnect(work);
      case CONFIRMING -> proof.confirm(work);
      case SWITCHING_OVER -> switchOver.switchOver(work);
      case COMMITTING -> install.commit(work);
      case ROLLING_BACK -> activation.rollBack(work);
      case SUCCESS, FAILED, NOT_VERIFIED, ABORTED, SKIPPED, ROLLED_BACK, NEEDS_ATTENTION ->
          throw new IllegalStateException(work.assignment().id() + " has ended already");
    };
  }

  static AssignmentState onDone(AssignmentState state) {
    return switch (state) {
      case PENDING -> AssignmentState.PRECHECK;
      case PRECHECK, BACKING_UP -> AssignmentState.DISTRIBUTING;
      case MAKING_ROOM -> AssignmentState.DISTRIBUTING;
      case DISTRIBUTING -> AssignmentState.VERIFYING_IMAGE;
      case VERIFYING_IMAGE, COPYING_TO_MEMBERS -> AssignmentState.STAGED;
      case STAGED -> AssignmentState.ACTIVATING;
      case PREPARING, PREDOWNLOADING -> AssignmentState.REBOOTING;
      case CLEARING -> AssignmentState.SUCCESS;
      case ACTIVATING -> AssignmentState.REBOOTING;
      case REBOOTING -> AssignmentState.RECONNECTING;
      case RECONNECTING -> AssignmentState.CONFIRMING;
      case SWITCHING_OVER -> AssignmentState.REBOOTING;
      case CONFIRMING, COMMITTING -> AssignmentState.SUCCESS;
      case ROLLING_BACK -> AssignmentState.ROLLED_BACK;
      case SUCCESS, FAILED, NOT_VERIFIED, ABORTED, SKIPPED, ROLLED_BACK, NEEDS_ATTENTION -> state;
    };
  }

  /** Where a step that failed so leads; where that counts, a driver is asked. */
  AssignmentState onFail(Assignment assignment, FailureReason reason) {
    return onFail(assignment, reason, () -> nextBoot.mayBeChanged(assignment, reason));
  }

  /**
   * The same.
   *
   * @param mayBootAnother whether the next reboot may take something else than before
   */
  static AssignmentState onFail(
      Assignment assignment, FailureReason reason, BooleanSupplier mayBootAnother) {
    AssignmentState state = assignment.state();
    return switch (state) {
      case PENDING, PRECHECK, BACKING_UP, COPYING_TO_MEMBERS, CLEARING -> AssignmentState.FAILED;
      case MAKING_ROOM, DISTRIBUTING, VERIFYING_IMAGE, STAGED, PREPARING, PREDOWNLOADING ->
          mayBootAnother.getAsBoolean() ? AssignmentState.ROLLING_BACK : AssignmentState.FAILED;
      case ACTIVATING -> AssignmentState.ROLLING_BACK;
      case REBOOTING, RECONNECTING, CONFIRMING ->
          Pair.isFor(assignment)
              ? onFailOfPair(assignment, reason.kind())
              : reason.kind() == FailureKind.UNCONFIRMED
                  ? AssignmentState.NOT_VERIFIED
                  : AssignmentState.ROLLING_BACK;
      case SWITCHING_OVER, COMMITTING, ROLLING_BACK -> AssignmentState.NEEDS_ATTENTION;
      case SUCCESS, FAILED, NOT_VERIFIED, ABORTED, SKIPPED, ROLLED_BACK, NEEDS_ATTENTION -> state;
    };
  }

  /**
   * Where a failure leads once the boot list of a pair is set. The active unit is untouched and
   * answers as long as none was brought to the image: so the list is put back, whatever became of
   * the other one. After that, the unit that carries the traffic runs the image, or is about to. Of
   * units one of which ran it before, the list is put back only while none was told to reload or to
   * switch over: then both are as they were found.
   */
  static AssignmentState onFailOfPair(Assignment assignment, FailureKind kind) {
    boolean asFound =
        assignment.reloadOrderedAt().isEmpty()
            && assignment.passages().stream()
                .noneMatch(passage -> passage.state() == AssignmentState.SWITCHING_OVER);
    if (assignment.units().done().isEmpty() && (assignment.units().found().isEmpty() || asFound)) {
      return AssignmentState.ROLLING_BACK;
    }
    return kind == FailureKind.UNCONFIRMED
        ? AssignmentState.NOT_VERIFIED
        : AssignmentState.NEEDS_ATTENTION;
  }
}
