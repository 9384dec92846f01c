package io.swim.testkit.internal.iosxe;

import io.swim.testkit.device.InstallFault.InstallTrait;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.iosxe.InstallStore.Trial;
import io.swim.testkit.internal.iosxe.Installed.State;
import io.swim.testkit.internal.terminal.SessionEnd;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The operations of installing, as the device does them. Each is done wholly or not at all.
 * Thread-safe.
 */
final class Installer {
  private final NetworkDevice device;
  private final InstallStore store;

  Installer(NetworkDevice device, InstallStore store) {
    this.device = device;
    this.store = store;
  }

  private List<Member> members() {
    return ((IosXe) device.personality()).present(device);
  }

  private List<FlashFileSystem> flashes() {
    return members().stream().map(Member::flash).toList();
  }

  private Instant now() {
    return device.clock().instant();
  }

  /** What a file on the flash of the active member holds. */
  ImageFacts bundle(String path) throws InstallRefused {
    Member active = members().get(0);
    try {
      FlashFile file = file(path);
      ImageFacts facts = file.blob().inspect();
      String family = device.spec().model().family();
      if (facts.parts().isEmpty()) {
        throw new InstallRefused(active, path + " is no bundle of packages");
      }
      if (!facts.family().equals(family)) {
        throw new InstallRefused(
            active, path + " is for " + facts.family() + ", this is a " + family);
      }
      return facts;
    } catch (NotBootable | IOException e) {
      throw new InstallRefused(active, path + ": " + e.getMessage());
    }
  }

  private FlashFile file(String path) throws IOException {
    var located = device.fileSystems().locate(path);
    return located.fileSystem().get(located.file());
  }

  /** Unpacks a bundle on every member; a bundle that is installed already changes nothing. */
  Installed add(String path) throws InstallRefused {
    ImageFacts facts = bundle(path);
    synchronized (device) {
      if (device.faults().all().contains(InstallTrait.ADD_FAILS)) {
        throw new InstallRefused(members().get(0), "package manager did not answer");
      }
      Optional<Installed> fresh = store.added();
      if (fresh.isPresent()) {
        throw new InstallRefused(
            "Super package already added. Add operation not allowed."
                + " 'install remove inactive' can be used to discard added packages");
      }
      try {
        PackageList list = new Unpacking(members(), file(path)).run(facts);
        Installed image =
            new Installed(
                facts.version(), facts.fullVersion(), facts.imageName(), list, State.INACTIVE);
        store.add(image);
        return image;
      } catch (NotBootable | IOException e) {
        throw new InstallRefused(path + ": " + e.getMessage());
      }
    }
  }

  /** What an activation would activate. */
  Installed added() throws InstallRefused {
    synchronized (device) {
      return store
          .activatable()
          .orElseThrow(() -> new InstallRefused("No image was added that could be activated"));
    }
  }

  /** Lets an image run after a reload that comes by itself, until it is committed or taken back. */
  boolean activate(Installed image, Optional<Duration> abortAfter, boolean inService)
      throws InstallRefused {
    synchronized (device) {
      check(image);
      Duration wait = abortAfter.orElse(device.spec().install().abortAfter());
      Instant abortAt = now().plus(wait);
      try {
        store.activate(image, flashes(), abortAt);
      } catch (IOException e) {
        throw new InstallRefused("can't write " + PackageList.BOOTED + ": " + e.getMessage());
      }
      device.laterInAnyCase(wait, () -> expire(abortAt));
      return inService ? takeOverSoon() : reloadSoon();
    }
  }

  /** Makes an image the committed one, with a reload that comes by itself. */
  boolean replace(Installed image) throws InstallRefused {
    synchronized (device) {
      check(image);
      try {
        store.replace(image, flashes(), now());
      } catch (IOException e) {
        throw new InstallRefused("can't write " + PackageList.BOOTED + ": " + e.getMessage());
      }
      return reloadSoon();
    }
  }

  private void check(Installed image) throws InstallRefused {
    for (Member member : members()) {
      try {
        image.packages().check(member.flash());
      } catch (BootRefused | IOException e) {
        throw new InstallRefused(member, String.valueOf(e.getMessage()));
      }
    }
  }

  private boolean takeOverSoon() {
    device.later(device.spec().install().activationDelay(), () -> device.takeOver("Image Install"));
    return true;
  }

  /** Whether a reload comes. */
  private boolean reloadSoon() {
    boolean comes = !device.faults().all().contains(InstallTrait.NEVER_RELOADS);
    if (comes) {
      device.later(device.spec().install().activationDelay(), () -> device.reload("Image Install"));
    }
    return comes;
  }

  /** The timer of an activation ran out; it may be over, or another one may have begun. */
  private void expire(Instant abortAt) {
    synchronized (device) {
      if (store.trial().flatMap(Trial::abortAt).filter(abortAt::equals).isEmpty()) {
        return;
      }
      takeBackOrLeave();
    }
    device.reload("Install auto abort");
  }

  private void takeBackOrLeave() {
    try {
      store.takeBack(flashes());
    } catch (IOException e) {
      // Flash is full: what is on trial boots again, and is taken back then.
      store.stopTimer();
    }
  }

  /** Makes what runs the committed one. */
  boolean commit() throws InstallRefused, SessionEnd {
    synchronized (device) {
      if (store.trial().isEmpty() && store.fixes().isOnTrial()) {
        store.fixes().commit();
        return true;
      }
      Trial trial =
          store.trial().orElseThrow(() -> new InstallRefused("No uncommitted package found"));
      if (!trial.booted()) {
        throw new InstallRefused("A reload of the system is pending");
      }
      if (device.faults().take(InstallTrait.RELOADS_AT_COMMIT)) {
        device.executor().execute(() -> device.reload("Critical process fault"));
        throw new SessionEnd("fault: reload instead of the commit");
      }
      store.commit(now());
      return true;
    }
  }

  /** Goes back from what is not committed, with a reload that comes by itself. */
  boolean abort() throws InstallRefused {
    synchronized (device) {
      if (store.trial().isEmpty()) {
        throw new InstallRefused("No uncommitted package found");
      }
      try {
        store.takeBack(flashes());
      } catch (IOException e) {
        throw new InstallRefused("can't write " + PackageList.BOOTED + ": " + e.getMessage());
      }
      return reloadSoon();
    }
  }

  /** Goes back to a rollback point, with a reload that comes by itself. */
  boolean rollBack(int id) throws InstallRefused {
    synchronized (device) {
      Installed image =
          store.points().stream()
              .filter(point -> point.id() == id)
              .findFirst()
              .orElseThrow(() -> new InstallRefused("Rollback id " + id + " does not exist"))
              .image();
      boolean runs = image.version().equals(members().get(0).version());
      if (runs && store.trial().isEmpty()) {
        throw new InstallRefused("Rollback id " + id + " is what runs");
      }
      return replace(image);
    }
  }

  void stopTimer() throws InstallRefused {
    synchronized (device) {
      if (store.trial().flatMap(Trial::abortAt).isEmpty()) {
        throw new InstallRefused("Auto abort timer is not running");
      }
      store.stopTimer();
    }
  }

  /** What cleaning up would remove. */
  List<Removal> removals() throws InstallRefused {
    synchronized (device) {
      try {
        return Removal.of(members(), store, XeBoot.entries(device.nvram().startup().bootImages()));
      } catch (IOException e) {
        throw new InstallRefused("can't read " + PackageList.BOOTED + ": " + e.getMessage());
      }
    }
  }

  /** Deletes files of one member after the other, and forgets what is inactive. */
  boolean remove(List<Removal> removals) throws InstallRefused {
    synchronized (device) {
      for (Removal removal : removals) {
        for (String file : removal.files()) {
          try {
            if (removal.member().flash().find(file).isPresent()) {
              removal.member().flash().delete(file);
            }
          } catch (IOException e) {
            throw new InstallRefused(removal.member(), file + ": " + e.getMessage());
          }
        }
      }
      store.removeInactive();
      return true;
    }
  }
}
