package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.BootMark;
import io.swim.device.DeviceFacts;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.spi.SnmpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The proof of a reload: a boot that began after it was ordered, and then what runs. What can't be
 * proven is neither a success nor a failure.
 */
final class ProofSteps {
  private final Engine engine;
  private final FactsReader facts;
  private final Installer installer;
  private final InstallSteps install;
  private final InService inService;
  private final ReloadTimes times;
  private final LostOrder lost;
  private final PairSteps pair;
  private final PartSteps parts;

  ProofSteps(
      Engine engine,
      FactsReader facts,
      Installer installer,
      InstallSteps install,
      PartSteps parts,
      PairSteps pair) {
    this.engine = engine;
    this.facts = facts;
    this.installer = installer;
    this.install = install;
    this.parts = parts;
    this.pair = pair;
    this.inService = new InService(facts, installer);
    this.times = new ReloadTimes(installer);
    this.lost = new LostOrder(installer, install, times);
  }

  /** Waits for proof: a boot that began after the reload was ordered. */
  StepOutcome reconnect(Work work) throws InterruptedException {
    Instant ordered = work.assignment().reloadOrderedAt().orElseThrow();
    acceptNewEngine(work);
    Optional<BootMark> mark = facts.bootMark(work.device());
    // In service, a supervisor that booted proves nothing: the other one may still be at it.
    Optional<String> proof =
        Installer.isInService(work)
            ? inService.proof(work)
            : mark.filter(now -> BootProof.proves(now, work)).map(now -> "it is back: " + now);
    Optional<String> unready =
        proof.isPresent() && Pair.isFor(work) ? pair.unready(work) : Optional.empty();
    if (proof.isPresent() && unready.isEmpty()) {
      return new StepOutcome.Done(proof.get());
    }
    if (mark.isPresent()
        && BootProof.isSameBoot(mark.get(), work)
        && !work.isLate()
        && lost.mayBeGivenAgain(work)) {
      return new StepOutcome.Jump(
          AssignmentState.REBOOTING, "no reload has happened: still " + mark.get());
    }
    Optional<StepOutcome> givenUp =
        Installer.isInstalled(work) && mark.filter(m -> BootProof.isSameBoot(m, work)).isPresent()
            ? install.givenUp(work)
            : Optional.empty();
    if (givenUp.isPresent()) {
      return givenUp.get();
    }
    Optional<String> underWay =
        Installer.isInService(work) ? inService.underWay(work) : Optional.empty();
    Duration joinTime =
        unready.isPresent() ? Pair.joinTime(work, engine.platforms()) : Duration.ZERO;
    Instant end =
        underWay.isPresent()
            ? deadline(work)
            : Patience.earlier(ordered.plus(times.untilBack(work)).plus(joinTime), deadline(work));
    if (work.now().isBefore(end)) {
      boolean refused =
          work.device().isLoginRefused(Access.SSH) || work.device().isLoginRefused(Access.TELNET);
      return new StepOutcome.Wait(
          refused || Installer.isInService(work)
              ? Patience.inAWhile(work, end)
              : Patience.soon(work, end),
          underWay
              .map(words -> "it is at work: " + words)
              .or(() -> unready.map(words -> "it is back, and not ready yet: " + words))
              .orElse(mark.isPresent() ? "it has not gone down yet" : "it does not answer yet"));
    }
    String within = " within " + Duration.between(ordered, end).toSeconds() + " s";
    return new StepOutcome.Done(
        unready
            .map(words -> "it is back, and was not ready" + within + ": " + words)
            .orElse("no proof of a reboot" + within));
  }

  /** Reads the running version; so often, then it counts as not verified. */
  StepOutcome confirm(Work work) throws InterruptedException {
    Optional<StepOutcome> confirmed = PairSteps.afterConfirmed(work);
    if (confirmed.isPresent()) {
      return confirmed.get();
    }
    work.device().timeToLook();
    acceptNewEngine(work);
    DeviceFacts read;
    Optional<StepOutcome> unfinished;
    try {
      read = facts.read(work.device(), Attempts.of(work));
      unfinished = parts.unfinished(work);
    } catch (DriverException e) {
      FailureReason reason = Attempts.of(work).reason(e);
      return Unconfirmed.again(
          work,
          "the version could not be read after the reload: " + reason.message(),
          reason.deviceWords());
    }
    Optional<String> underWay =
        Installer.isInService(work) ? inService.underWay(work) : Optional.empty();
    if (underWay.isPresent()) {
      return Unconfirmed.again(
          work, "the device is still at work: " + underWay.get(), underWay.get());
    }
    if (!Installer.isInService(work) && !PartSteps.goesOn(work) && !hasRebooted(read, work)) {
      return Unconfirmed.again(
          work,
          "no reboot happened as far as can be told: before the reload it was "
              + work.origin().bootMark().orElseThrow()
              + ", now "
              + read.bootMark().map(BootMark::toString).orElse("it does not tell")
              + parts.withoutItsReload(work),
          "");
    }
    Optional<String> stranger = Identity.stranger(read, work);
    if (stranger.isPresent()) {
      return Unconfirmed.again(work, stranger.get(), "");
    }
    if (read.version().isEmpty()) {
      return Unconfirmed.again(work, "the device does not tell which version it runs", "");
    }
    String version = read.version().get();
    work.save(a -> a.toVersion(version));
    if (unfinished.isPresent() && RunningImage.isTheOne(read, work)) {
      return unfinished.get();
    }
    if (RunningImage.isTheOne(read, work)) {
      Optional<String> unready =
          Pair.isFor(work)
              ? pair.unready(work)
              : Installer.isInService(work) ? InService.unready(read) : Optional.empty();
      if (unready.isPresent()) {
        String why = unready.get() + AbortTimer.ask(installer, work);
        return Unconfirmed.again(work, "it runs " + version + ", but " + why, "");
      }
      Optional<StackProof> doubt = doubt(read, work);
      return doubt.isPresent()
          ? Unconfirmed.members(
              work, doubt.get().withMore(AbortTimer.ask(installer, work)), times.untilBack(work))
          : confirmed(work, version + Aim.inOrOut(work) + PartSteps.unforeseen(read, work));
    }
    return new StepOutcome.Fail(
        work.failure(
            FailureKind.WRONG_VERSION,
            DeviceEffect.APPLIED,
            (hasRebooted(read, work) ? "it rebooted, but runs " : "it has not rebooted, and runs ")
                + RunningImage.text(read)
                + " instead of "
                + work.origin().targetVersion().orElse("")
                + " from "
                + work.origin().target()));
  }

  private static boolean hasRebooted(DeviceFacts read, Work work) {
    return read.bootMark().filter(mark -> BootProof.proves(mark, work)).isPresent();
  }

  private StepOutcome confirmed(Work work, String version) throws InterruptedException {
    String runs = "it runs " + version;
    return Pair.isFor(work) ? pair.confirmed(work, runs) : install.running(work, runs);
  }

  private Optional<StackProof> doubt(DeviceFacts read, Work work) {
    return StackProof.doubt(read, work, engine.platforms());
  }

  /** A device that was re-imaged may come back with another engine ID; we ordered that. */
  private static void acceptNewEngine(Work work) throws InterruptedException {
    if (work.device().isUsable(Access.SNMP)) {
      try {
        work.device().session(SnmpSession.class, Access.SNMP).acceptNewEngine();
      } catch (DriverException e) {
        work.device().discard(Access.SNMP);
      }
    }
  }

  private static Instant deadline(Work work) {
    return work.assignment().deadline().orElse(Instant.MAX);
  }
}
