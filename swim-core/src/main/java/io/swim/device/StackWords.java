package io.swim.device;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the words of a device mean that it has for its members: switches of a stack, chassis of a
 * pair, modules. Immutable.
 *
 * @param active the role of the active one, in the device's words
 * @param ready the state of a member that is at work
 * @param absent the state of one that is configured and not there
 * @param joining the state of one that is on its way to be at work, maybe with software that it
 *     gets from the others first; empty where no word says so
 * @param joinTime how long that may take, on top of the time of a reboot
 */
public record StackWords(
    Pattern active, Pattern ready, Pattern absent, Optional<Pattern> joining, Duration joinTime) {
  public StackWords {
    Objects.requireNonNull(active, "active");
    Objects.requireNonNull(ready, "ready");
    Objects.requireNonNull(absent, "absent");
    Objects.requireNonNull(joining, "joining");
    Objects.requireNonNull(joinTime, "joinTime");
  }

  /** Whether its role is that of the active one; one that tells none is not known to be. */
  public boolean isActive(StackMember member) {
    return member.role().filter(role -> active.matcher(role).matches()).isPresent();
  }

  /** Whether it is at work; one that tells no state is not known to be. */
  public boolean isReady(StackMember member) {
    return isIn(ready, member);
  }

  /** Whether it may be ready later without anybody's help. */
  public boolean isJoining(StackMember member) {
    return joining.filter(words -> isIn(words, member)).isPresent();
  }

  /** Those that are there, by their numbers. */
  public List<StackMember> present(List<StackMember> stack) {
    return stack.stream()
        .filter(each -> !isIn(absent, each))
        .sorted((one, other) -> Integer.compare(one.number(), other.number()))
        .toList();
  }

  /** Those that are there beside the active one. */
  public List<StackMember> others(List<StackMember> stack) {
    return present(stack).stream().filter(each -> !isActive(each)).toList();
  }

  private static boolean isIn(Pattern words, StackMember member) {
    return member.state().filter(state -> words.matcher(state).matches()).isPresent();
  }
}
