package io.swim.job;

import io.swim.device.BootConfiguration;
import io.swim.device.BootMark;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.device.RemoteFile;
import io.swim.device.StackMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What the device was like before SWIM changed anything, stored before it does.
 *
 * @param platform its operating system family
 * @param version it ran, if it told
 * @param runningImage path of the image that it ran, as the device spells it, if it told
 * @param serialNumbers of the chassis, as each protocol told it: after the reboot the same must
 *     answer
 * @param target the file on the device that the task is about: for an upgrade, where the image goes
 * @param targetVersion what it is to run in the end; empty where the task changes no software
 * @param change how it gets there
 * @param bootVariables what it would have booted as far as was told in PRECHECK
 * @param firstMark which boot it was in PRECHECK; another one before the reload was ordered means
 *     that somebody else rebooted it
 * @param stack the members that were there, where each of them boots a file of its own flash; where
 *     the device brings its software to its members by itself, those that were ready
 * @param pair the two units, where it is the active one of a failover pair that is changed
 *     together, itself first
 * @param deleted files that SWIM was about to delete: one of the image's name that was not the
 *     image, and those that made room for it; of members of a stack with the whole path, of the
 *     mate of a pair with its serial number before that
 * @param freeBefore bytes that were free when the last of them was to make room; empty when it was
 *     not deleted for that
 * @param boot what it would have booted
 * @param bootMark which boot it was, read right before the reload
 * @param installLog which operation of installing its log had as the last one that failed, read
 *     before the last order; an empty text where there was none, and empty where that is not known
 * @param model that it says it is: it may have rules of its own on its platform
 */
public record Origin(
    PlatformId platform,
    Optional<String> version,
    Optional<String> runningImage,
    List<String> serialNumbers,
    FlashPath target,
    Optional<String> targetVersion,
    SoftwareChange change,
    List<String> bootVariables,
    Optional<BootMark> firstMark,
    List<StackMember> stack,
    List<PairUnit> pair,
    List<RemoteFile> deleted,
    OptionalLong freeBefore,
    Optional<BootConfiguration> boot,
    Optional<BootMark> bootMark,
    Optional<String> installLog,
    Optional<String> model) {
  public Origin {
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(runningImage, "runningImage");
    Objects.requireNonNull(serialNumbers, "serialNumbers");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(targetVersion, "targetVersion");
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(bootVariables, "bootVariables");
    Objects.requireNonNull(firstMark, "firstMark");
    Objects.requireNonNull(stack, "stack");
    Objects.requireNonNull(pair, "pair");
    Objects.requireNonNull(deleted, "deleted");
    Objects.requireNonNull(freeBefore, "freeBefore");
    Objects.requireNonNull(boot, "boot");
    Objects.requireNonNull(bootMark, "bootMark");
    Objects.requireNonNull(installLog, "installLog");
    Objects.requireNonNull(model, "model");
    serialNumbers = List.copyOf(serialNumbers);
    bootVariables = List.copyOf(bootVariables);
    stack = List.copyOf(stack);
    pair = List.copyOf(pair);
    deleted = List.copyOf(deleted);
  }

  /** As it was found, with nothing changed. */
  public static Origin before(
      PlatformId platform,
      Optional<String> version,
      Optional<String> runningImage,
      List<String> serialNumbers,
      FlashPath target,
      Optional<String> targetVersion,
      SoftwareChange change,
      List<String> bootVariables,
      Optional<BootMark> firstMark) {
    return new Origin(
        platform,
        version,
        runningImage,
        serialNumbers,
        target,
        targetVersion,
        change,
        bootVariables,
        firstMark,
        List.of(),
        List.of(),
        List.of(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** With the model that it says it is. */
  public Origin withModel(Optional<String> value) {
    return with(draft -> draft.model = value);
  }

  /** With the members that have to be there afterwards. */
  public Origin withStack(List<StackMember> value) {
    return with(draft -> draft.stack = value);
  }

  /** With the two units of a failover pair. */
  public Origin withPair(List<PairUnit> value) {
    return with(draft -> draft.pair = value);
  }

  /** The unit of the pair with that serial number. */
  public Optional<PairUnit> unit(String serialNumber) {
    return pair.stream().filter(each -> each.serialNumber().equals(serialNumber)).findFirst();
  }

  /** Version and file that it ran, for a message. */
  public String running() {
    return version.orElse("an unknown version") + " from " + runningImage.orElse("an unknown file");
  }

  /** The images that it would have booted, in order; empty too while that is not read yet. */
  public List<String> bootList() {
    return boot.map(BootConfiguration::images).orElse(List.of());
  }

  /** With a file that is about to be deleted, unless it is noted already. */
  public Origin withDeleted(RemoteFile value) {
    return deleted.contains(value)
        ? this
        : with(
            draft -> {
              draft.deleted = and(value);
              draft.freeBefore = OptionalLong.empty();
            });
  }

  /**
   * With a file that is about to be deleted to make room.
   *
   * @param freeBytes what is free before that
   */
  public Origin withDeleted(RemoteFile value, long freeBytes) {
    return deleted.contains(value)
        ? this
        : with(
            draft -> {
              draft.deleted = and(value);
              draft.freeBefore = OptionalLong.of(freeBytes);
            });
  }

  private List<RemoteFile> and(RemoteFile value) {
    List<RemoteFile> all = new ArrayList<>(deleted);
    all.add(value);
    return all;
  }

  /** With the boot configuration, unless it is known already: a later one is not the original. */
  public Origin withBoot(BootConfiguration value) {
    return boot.isPresent() ? this : with(draft -> draft.boot = Optional.of(value));
  }

  /** With the boot mark, unless it is known already: a later one would erase the proof. */
  public Origin withBootMark(BootMark value) {
    return bootMark.isPresent() ? this : with(draft -> draft.bootMark = Optional.of(value));
  }

  /** With what the log of installing has before an order; empty when it could not be read. */
  public Origin withInstallLog(Optional<String> value) {
    return with(draft -> draft.installLog = value);
  }

  /** For the next image, or the flash of another unit: what was free there is told by itself. */
  Origin withoutFreeBefore() {
    return with(draft -> draft.freeBefore = OptionalLong.empty());
  }

  /** For the reload of another unit, which has a mark of its own. */
  Origin withoutBootMark() {
    return with(draft -> draft.bootMark = Optional.empty());
  }

  private Origin with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.origin();
  }

  /** A copy that may still be changed; a new part is added to it and to no method above. */
  private static final class Draft {
    final Origin from;
    List<StackMember> stack;
    List<PairUnit> pair;
    List<RemoteFile> deleted;
    OptionalLong freeBefore;
    Optional<BootConfiguration> boot;
    Optional<BootMark> bootMark;
    Optional<String> installLog;
    Optional<String> model;

    Draft(Origin from) {
      this.from = from;
      stack = from.stack;
      pair = from.pair;
      deleted = from.deleted;
      freeBefore = from.freeBefore;
      boot = from.boot;
      bootMark = from.bootMark;
      installLog = from.installLog;
      model = from.model;
    }

    Origin origin() {
      return new Origin(
          from.platform,
          from.version,
          from.runningImage,
          from.serialNumbers,
          from.target,
          from.targetVersion,
          from.change,
          from.bootVariables,
          from.firstMark,
          stack,
          pair,
          deleted,
          freeBefore,
          boot,
          bootMark,
          installLog,
          model);
    }
  }
}
