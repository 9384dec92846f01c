package io.swim.internal;

import io.swim.device.BootMark;
import io.swim.device.DeviceFacts;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.FailureReason;
import java.time.Instant;
import java.util.Optional;

/** One reload: whether it is ordered, and the order. {@link ProofSteps} come after it. */
final class RebootSteps {
  private final Engine engine;
  private final FactsReader facts;
  private final Installer installer;
  private final InstallSteps install;
  private final InService inService;
  private final ReloadTimes times;
  private final LostOrder lost;
  private final BootListWatch bootList;
  private final PairSteps pair;
  private final PartSteps parts;

  RebootSteps(
      Engine engine,
      FactsReader facts,
      Installer installer,
      InstallSteps install,
      PartSteps parts,
      PairSteps pair,
      DeviceFiles files) {
    this.bootList = new BootListWatch(engine, files);
    this.pair = pair;
    this.engine = engine;
    this.facts = facts;
    this.installer = installer;
    this.install = install;
    this.inService = new InService(facts, installer);
    this.parts = parts;
    this.times = new ReloadTimes(installer);
    this.lost = new LostOrder(installer, install, times);
  }

  /**
   * Orders the reload, unless somebody may have done so before: then it is ordered again only when
   * the device had time to go down, answers, and has proven not to have booted since.
   */
  StepOutcome reboot(Work work) throws InterruptedException {
    Optional<StepOutcome> notNow = pair.beforeReload(work);
    if (notNow.isPresent()) {
      return notNow.get();
    }
    Optional<Instant> ordered = work.assignment().reloadOrderedAt();
    Optional<BootMark> mark = facts.bootMark(work.device());
    if (ordered.isPresent()) {
      if (mark.isPresent() && BootProof.proves(mark.get(), work)) {
        return new StepOutcome.Done("it has rebooted: " + mark.get());
      }
      Instant graceEnds = times.graceEnds(work);
      if (work.now().isBefore(graceEnds)) {
        return new StepOutcome.Wait(
            Patience.soon(work, graceEnds),
            "a reload may have been ordered; the device has time to go down");
      }
      if (mark.isEmpty() || !BootProof.isSameBoot(mark.get(), work)) {
        return new StepOutcome.Done("whether it took the reload is not known yet");
      }
      Optional<StepOutcome> begun = lost.hasBegun(work);
      if (begun.isPresent()) {
        return begun.get();
      }
      if (work.isLate()) {
        return new StepOutcome.Fail(
            work.failure(
                FailureKind.TIMEOUT,
                DeviceEffect.APPLIED,
                "no reload has happened, and the time for this device is over"));
      }
      work.comment("no reload has happened: still " + mark.get());
    } else if (mark.isEmpty()) {
      return Patience.again(
          work,
          work.failure(
              FailureKind.UNREACHABLE,
              DeviceEffect.APPLIED,
              work.device().device().id()
                  + " does not tell which boot this is; without that, a"
                  + " reboot could not be proven, so none is ordered"));
    } else if (BootProof.hasRebootedSincePrecheck(mark.get(), work)) {
      Optional<BootMark> own = facts.commandLineMark(work.device());
      if (own.isEmpty() || BootProof.hasRebootedSincePrecheck(own.get(), work)) {
        return rebootedByItself(work, own.orElse(mark.get()));
      }
      work.comment("only its SNMP agent was restarted: " + mark.get() + ", but " + own.get());
      mark = own;
    }
    Optional<StepOutcome> refusal =
        Installer.isInService(work) ? inService.refusal(work) : Optional.empty();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<StepOutcome> notFree = ordered.isPresent() ? Optional.empty() : install.notNow(work);
    if (notFree.isPresent()) {
      return notFree.get();
    }
    Optional<StepOutcome> changed = pair.beforeOrder(work);
    if (changed.isPresent()) {
      return changed.get();
    }
    Optional<StepOutcome> bootsAnother = bootList.changed(work);
    if (bootsAnother.isPresent()) {
      return bootsAnother.get();
    }
    BootMark before = mark.get();
    work.save(a -> a.origin(work.origin().withBootMark(before)).reloadOrderedAt(work.now()));
    return order(work);
  }

  /**
   * Somebody else rebooted it, or it crashed. What it runs now decides; SWIM reloads it no more.
   */
  private StepOutcome rebootedByItself(Work work, BootMark mark) throws InterruptedException {
    String what =
        work.device().device().id()
            + " has rebooted since PRECHECK, and not by SWIM: "
            + BootProof.firstMark(work).orElseThrow()
            + " then, now "
            + mark;
    DeviceFacts read;
    boolean reached;
    try {
      read = facts.read(work.device(), Attempts.of(work));
      reached = !Installer.isInstalled(work) || install.isReached(work);
    } catch (DriverException e) {
      FailureReason reason = Attempts.of(work).reason(e);
      return Patience.again(
          work,
          reason
              .withMessage(what + "; what it runs can't be read: " + reason.message())
              .withEffect(DeviceEffect.APPLIED));
    }
    Optional<StackProof> doubt = StackProof.doubt(read, work, engine.platforms());
    if (reached && RunningImage.isTheOne(read, work) && doubt.isEmpty()) {
      work.save(a -> a.toVersion(read.version().orElseThrow()));
      String note = what + "; no reload was ordered, since it runs the image";
      return Pair.isFor(work) ? pair.confirmed(work, note) : install.running(work, note);
    }
    return new StepOutcome.Fail(
        work.failure(
            FailureKind.CHANGED,
            DeviceEffect.APPLIED,
            what
                + "; it runs "
                + RunningImage.text(read)
                + doubt.map(each -> "; " + each.message()).orElse("")
                + ", and is not reloaded"));
  }

  private StepOutcome order(Work work) throws InterruptedException {
    try {
      if (Aim.isPart(work)) {
        return parts.order(work);
      } else if (Installer.isInstalled(work)) {
        work.comment(
            Installer.isInService(work) ? "activating in service" : "activating, with a reload");
        installer.activate(work);
      } else {
        work.comment("reloading");
        reload(work);
      }
      return new StepOutcome.Done("the device took the reload");
    } catch (DriverException e) {
      FailureReason reason = Attempts.of(work).reason(e).withEffect(DeviceEffect.APPLIED);
      boolean silent = e.kind() == FailureKind.UNREACHABLE || e.kind() == FailureKind.TIMEOUT;
      if (e.effect() == DeviceEffect.NONE) {
        // A device that is suddenly silent may have gone down by itself: it will be looked at.
        return silent ? Patience.again(work, reason) : new StepOutcome.Fail(reason);
      }
      if (Installer.isInstalled(work) && e.effect() == DeviceEffect.APPLIED && !silent) {
        // It began to install, said why it does not go on, and is done with it. A plain reload has
        // no such end: whatever is said after the order, the device may be on its way down.
        return new StepOutcome.Fail(reason);
      }
      return Aim.isPart(work)
          ? PartSteps.wait(work)
          : new StepOutcome.Done("the device may have taken the reload: " + reason.message());
    } finally {
      work.device().close();
    }
  }

  private void reload(Work work) throws DriverException, InterruptedException {
    Attempts.of(work)
        .order(
            "reload",
            work.protocols().reboot(),
            access -> engine.drivers().rebootDriver(work.platform(), access),
            (driver, access) -> driver.reload(access, work.device()));
  }
}
