package io.swim.testkit.internal.iosxe;

import io.swim.testkit.internal.device.Fixes;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.iosxe.Installed.State;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is installed on a device; it outlives reboots. The list that is booted is packages.conf on
 * the flash of each member, and what this knows about it is only what became of its versions. Not
 * thread-safe: guarded by the monitor of the device.
 */
final class InstallStore {
  private final Map<String, Installed> images = new LinkedHashMap<>();
  private final List<RollbackPoint> points = new ArrayList<>();
  private Optional<String> added = Optional.empty();
  private Optional<Trial> trial = Optional.empty();
  private final Fixes fixes = new Fixes();

  /** Fixes of what is installed; they are named by their files. */
  Fixes fixes() {
    return fixes;
  }

  /** A committed software that one may go back to. */
  record RollbackPoint(int id, Installed image, Instant created) {}

  /**
   * Software that is activated and not committed.
   *
   * @param abortAt when the device goes back by itself; empty when the timer was stopped
   * @param booted whether it runs already
   */
  record Trial(Optional<Instant> abortAt, boolean booted) {}

  List<Installed> images() {
    return List.copyOf(images.values());
  }

  List<RollbackPoint> points() {
    return List.copyOf(points);
  }

  Optional<Trial> trial() {
    return trial;
  }

  Optional<Installed> in(State state) {
    return images.values().stream().filter(image -> image.state() == state).findFirst();
  }

  /** What was added and never activated. */
  Optional<Installed> added() {
    return added.map(images::get);
  }

  /** What an activation is about: what was added last, else the only one that is inactive. */
  Optional<Installed> activatable() {
    List<Installed> inactive =
        images.values().stream().filter(image -> image.state() == State.INACTIVE).toList();
    return added().or(() -> inactive.size() == 1 ? Optional.of(inactive.get(0)) : Optional.empty());
  }

  void add(Installed image) {
    images.put(image.version(), image);
    added = Optional.of(image.version());
  }

  /** Lets an image run after the next boot; what is committed stays it until the commit. */
  void activate(Installed image, List<FlashFileSystem> flashes, Instant abortAt)
      throws IOException {
    write(image, flashes);
    in(State.COMMITTED).ifPresent(old -> put(old, State.DEACTIVATED));
    put(image, State.UNCOMMITTED);
    added = Optional.empty();
    trial = Optional.of(new Trial(Optional.of(abortAt), false));
  }

  /** Makes what is activated what is booted from now on. */
  void commit(Instant now) {
    in(State.DEACTIVATED).ifPresent(old -> put(old, State.INACTIVE));
    in(State.UNCOMMITTED).ifPresent(image -> put(image, State.COMMITTED));
    trial = Optional.empty();
    in(State.COMMITTED).ifPresent(image -> addPoint(image, now));
  }

  /** Makes an image the committed one at once. */
  void replace(Installed image, List<FlashFileSystem> flashes, Instant now) throws IOException {
    write(image, flashes);
    images.replaceAll((version, each) -> each.with(State.INACTIVE));
    put(image, State.COMMITTED);
    added = Optional.empty();
    trial = Optional.empty();
    addPoint(image, now);
  }

  /** Goes back from what is not committed. */
  void takeBack(List<FlashFileSystem> flashes) throws IOException {
    Optional<Installed> committed = in(State.DEACTIVATED);
    if (committed.isPresent()) {
      write(committed.get(), flashes);
      in(State.UNCOMMITTED).ifPresent(image -> put(image, State.INACTIVE));
      put(committed.get(), State.COMMITTED);
    }
    trial = Optional.empty();
  }

  void stopTimer() {
    trial = trial.map(each -> new Trial(Optional.empty(), each.booted()));
  }

  /** Forgets what is inactive. */
  void removeInactive() {
    images.values().removeIf(image -> image.state() == State.INACTIVE);
    added = Optional.empty();
  }

  /** Before a boot: what runs on trial does not outlive it, nor what nobody committed in time. */
  void prepareBoot(List<FlashFileSystem> flashes, Instant now) throws IOException {
    boolean over =
        trial
            .filter(each -> each.booted() || each.abortAt().filter(now::isAfter).isPresent())
            .isPresent();
    if (over) {
      takeBack(flashes);
    }
  }

  /** After a boot by a list: it may not be what was activated. */
  void booted(ImageFacts facts, PackageList packages, List<FlashFileSystem> flashes, Instant now)
      throws IOException {
    if (trial.isPresent() && isOf(State.UNCOMMITTED, facts)) {
      trial = trial.map(each -> new Trial(each.abortAt(), true));
      return;
    }
    if (trial.isPresent()) {
      takeBack(flashes);
    }
    if (!isOf(State.COMMITTED, facts)) {
      Installed found = images.getOrDefault(facts.version(), Installed.found(facts, packages));
      replace(found, flashes, now);
    }
  }

  private boolean isOf(State state, ImageFacts facts) {
    return in(state).filter(each -> each.version().equals(facts.version())).isPresent();
  }

  private void addPoint(Installed image, Instant now) {
    points.add(new RollbackPoint(points.size() + 1, image, now));
  }

  private void put(Installed image, State state) {
    images.put(image.version(), image.with(state));
  }

  private static void write(Installed image, List<FlashFileSystem> flashes) throws IOException {
    for (FlashFileSystem flash : flashes) {
      flash.put(PackageList.BOOTED, image.packages().blob(flash.store()));
    }
  }
}
