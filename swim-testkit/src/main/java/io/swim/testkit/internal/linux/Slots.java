package io.swim.testkit.internal.linux;

import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.image.ImageFacts;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Two slots, and what the boot loader keeps of them, as GRUB does for RAUC: an order, whether a
 * slot is good, and whether it was tried and not said to be good since. Not thread-safe: guarded by
 * the monitor of the device.
 */
final class Slots {
  private final List<Slot> all = List.of(new Slot(0), new Slot(1));
  private int primary;
  private int booted;

  /** One slot. */
  static final class Slot {
    private final int number;
    private Optional<Bundle> bundle = Optional.empty();
    private boolean good;
    private boolean tried;

    private Slot(int number) {
      this.number = number;
    }

    /** As RAUC's configuration has it. */
    String name() {
      return "rootfs." + number;
    }

    /** As the boot loader has it. */
    String bootName() {
      return number == 0 ? "A" : "B";
    }

    int number() {
      return number;
    }

    Optional<Bundle> bundle() {
      return bundle;
    }

    /** Whether the boot loader would boot it. */
    boolean isGood() {
      return good && !tried;
    }
  }

  /**
   * What is written to a slot.
   *
   * @param file that it came out of, as it was then
   */
  record Bundle(FlashFile file, ImageFacts facts) {}

  List<Slot> all() {
    return all;
  }

  Slot booted() {
    return all.get(booted);
  }

  Slot other() {
    return all.get(1 - booted);
  }

  Slot primary() {
    return all.get(primary);
  }

  /** What the appliance comes with, in the first slot. */
  void deliver(Bundle bundle) {
    all.get(0).bundle = Optional.of(bundle);
    all.get(0).good = true;
  }

  /** The slot that does not run is written from now on: until that is done nobody boots it. */
  void begin() {
    markBad(other());
  }

  /** The slot that does not run is written over, and booted next. */
  void install(Bundle bundle) {
    other().bundle = Optional.of(bundle);
    markActive(other());
  }

  void markActive(Slot slot) {
    primary = slot.number;
    slot.good = slot.bundle.isPresent();
    slot.tried = false;
  }

  void markGood(Slot slot) {
    slot.good = true;
    slot.tried = false;
  }

  void markBad(Slot slot) {
    slot.good = false;
  }

  /**
   * The boot loader tries the primary slot once; one that does not come up, or was tried before, is
   * left for the other.
   *
   * @param comesUp whether the software of a slot does
   */
  Optional<Slot> boot(Predicate<Slot> comesUp, List<String> log) {
    for (Slot slot : List.of(primary(), all.get(1 - primary))) {
      log.add("grub: " + slot.bootName() + (slot.isGood() ? " is tried" : " is not good"));
      if (slot.isGood() && slot.bundle.isPresent()) {
        slot.tried = true;
        if (comesUp.test(slot)) {
          booted = slot.number;
          return Optional.of(slot);
        }
        log.add("watchdog: " + slot.bootName() + " did not come up");
      }
    }
    return Optional.empty();
  }
}
