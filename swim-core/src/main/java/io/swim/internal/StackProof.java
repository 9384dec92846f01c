package io.swim.internal;

import io.swim.device.DeviceFacts;
import io.swim.device.StackMember;
import io.swim.device.StackRules;
import io.swim.fault.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether all members that a stack had are there, at work, and run what it is to run.
 *
 * @param kind WRONG_VERSION where one is known to run something else, else UNCONFIRMED
 * @param message names each such member with its version and state, in the device's words
 */
record StackProof(FailureKind kind, String message) {
  /** What is wrong; empty where nothing is, or where the device is no stack of files. */
  static Optional<StackProof> doubt(DeviceFacts read, Work work, Optional<StackRules> rules) {
    if (work.origin().stack().isEmpty()) {
      return Optional.empty();
    }
    if (rules.isEmpty()) {
      return Optional.of(new StackProof(FailureKind.UNCONFIRMED, StackBoot.withoutRules(work)));
    }
    boolean other = false;
    List<String> wrong = new ArrayList<>();
    for (StackMember before : work.origin().stack()) {
      Optional<StackMember> now = find(before.number(), rules.get().present(read.stack()));
      if (now.isEmpty()) {
        wrong.add(
            "member "
                + before.number()
                + " is not there"
                + find(before.number(), read.stack())
                    .flatMap(StackMember::state)
                    .map(", and its state is "::concat)
                    .orElse(""));
        continue;
      }
      boolean differs = now.get().version().filter(version -> !isTarget(version, work)).isPresent();
      other = other || differs;
      if (differs || now.get().version().isEmpty() || !rules.get().isReady(now.get())) {
        wrong.add(text(now.get()));
      }
    }
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StackProof(
                other ? FailureKind.WRONG_VERSION : FailureKind.UNCONFIRMED,
                "not all of its "
                    + work.origin().stack().size()
                    + " members run "
                    + work.origin().targetVersion().orElse("")
                    + ": "
                    + String.join("; ", wrong)));
  }

  private static Optional<StackMember> find(int number, List<StackMember> members) {
    return members.stream().filter(each -> each.number() == number).findFirst();
  }

  private static boolean isTarget(String version, Work work) {
    return work.versions().same(version, work.origin().targetVersion().orElse(""));
  }

  private static String text(StackMember member) {
    return "member "
        + member.number()
        + " runs "
        + member.version().orElse("a version that is not told")
        + ", and its state is "
        + member.state().orElse("not told");
  }
}
