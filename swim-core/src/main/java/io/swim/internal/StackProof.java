package io.swim.internal;

import io.swim.device.DeviceFacts;
import io.swim.device.StackMember;
import io.swim.device.StackRules;
import io.swim.device.StackWords;
import io.swim.fault.FailureKind;
import io.swim.spi.PlatformCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What speaks against it that all members that a device had are there, at work, and run what it is
 * to run.
 *
 * @param kind WRONG_VERSION where one that boots a file of its own is known to run something else,
 *     else UNCONFIRMED
 * @param message names each such member with its version and state, in the device's words
 * @param deviceWords their states
 * @param joinTime how long one of them that is on its way may take, on top of the time of a reboot;
 *     empty where none is
 */
record StackProof(
    FailureKind kind, String message, String deviceWords, Optional<Duration> joinTime) {
  /** With what else there is to know. */
  StackProof withMore(String words) {
    return new StackProof(kind, message + words, deviceWords, joinTime);
  }

  /** Empty where nothing does, or where the device told of no members before. */
  static Optional<StackProof> doubt(DeviceFacts read, Work work, PlatformCatalog platforms) {
    if (work.origin().stack().isEmpty()) {
      return Optional.empty();
    }
    Optional<StackWords> words =
        StackBoot.isOfFiles(work)
            ? platforms.stack(work.platform()).map(StackRules::words)
            : platforms.stackWords(work.platform());
    if (words.isEmpty()) {
      return Optional.of(
          new StackProof(
              FailureKind.UNCONFIRMED, StackBoot.withoutRules(work), "", Optional.empty()));
    }
    List<String> wrong = new ArrayList<>();
    List<StackMember> told = new ArrayList<>();
    boolean other = false;
    for (StackMember before : work.origin().stack()) {
      Optional<StackMember> now = find(before.number(), read.stack());
      if (now.isEmpty() || !isAsBefore(now.get(), before, words.get(), work)) {
        wrong.add(text(before.number(), now, words.get()));
        now.ifPresent(told::add);
        // One that is only provisioned runs nothing, whatever is told of it.
        other =
            other
                || now.filter(each -> !words.get().present(List.of(each)).isEmpty())
                    .filter(each -> isOther(each, before, work))
                    .isPresent();
      }
    }
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StackProof(
                other && StackBoot.isOfFiles(work)
                    ? FailureKind.WRONG_VERSION
                    : FailureKind.UNCONFIRMED,
                "not all of its "
                    + work.origin().stack().size()
                    + " members run "
                    + work.origin().targetVersion().orElse("")
                    + ": "
                    + String.join("; ", wrong),
                states(told),
                Optional.of(words.get().joinTime())
                    .filter(time -> told.stream().anyMatch(words.get()::isJoining))));
  }

  /** Where each boots a file of its own, all of it has to be told. */
  private static boolean isAsBefore(
      StackMember now, StackMember before, StackWords words, Work work) {
    boolean ready = words.isReady(now) || !StackBoot.isOfFiles(work) && now.state().isEmpty();
    boolean known = now.version().isPresent() || !StackBoot.isOfFiles(work);
    return ready && known && !isOther(now, before, work);
  }

  /**
   * What a device brings to its members is the same for all of them; one that told a version of its
   * own kind before, as modules may, tells nothing by it.
   */
  private static boolean isOther(StackMember now, StackMember before, Work work) {
    boolean counts =
        StackBoot.isOfFiles(work)
            || before
                .version()
                .flatMap(its -> work.origin().version().map(all -> work.versions().same(its, all)))
                .orElse(false);
    return counts
        && now.version()
            .filter(its -> !work.versions().same(its, work.origin().targetVersion().orElse("")))
            .isPresent();
  }

  private static Optional<StackMember> find(int number, List<StackMember> members) {
    return members.stream().filter(each -> each.number() == number).findFirst();
  }

  private static String states(List<StackMember> members) {
    return members.stream()
        .flatMap(each -> each.state().stream())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String text(int number, Optional<StackMember> now, StackWords words) {
    Optional<String> state = now.flatMap(StackMember::state);
    if (now.isEmpty() || words.present(List.of(now.get())).isEmpty()) {
      return "member "
          + number
          + " is not there"
          + state.map(", and its state is "::concat).orElse("");
    }
    return "member "
        + number
        + " runs "
        + now.get().version().orElse("a version that is not told")
        + ", and its state is "
        + state.orElse("not told");
  }
}
