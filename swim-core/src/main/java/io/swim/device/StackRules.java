package io.swim.device;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How the members of a stack are told apart where each of them boots a file of its own flash.
 * Immutable.
 *
 * @param fileSystem the flash of the active member, with its colon; each member means its own by
 *     that name when it boots
 * @param memberFileSystem the flash of any other one, as the active one names it, with <code>
 *     {member}</code> for its number
 * @param active the role of the active one, in the device's words
 * @param ready the state of a member that is at work
 * @param absent the state of one that is configured and not there
 */
public record StackRules(
    String fileSystem, String memberFileSystem, Pattern active, Pattern ready, Pattern absent) {
  /** The flash of a member that is not the active one. */
  public String fileSystemOf(StackMember member) {
    return memberFileSystem.replace("{member}", String.valueOf(member.number()));
  }

  public boolean isActive(StackMember member) {
    return member.role().filter(role -> active.matcher(role).matches()).isPresent();
  }

  /** Whether it is at work; one that tells no state is not known to be. */
  public boolean isReady(StackMember member) {
    return member.state().filter(state -> ready.matcher(state).matches()).isPresent();
  }

  /** Those that are there, by their numbers. */
  public List<StackMember> present(List<StackMember> stack) {
    return stack.stream()
        .filter(each -> each.state().filter(state -> absent.matcher(state).matches()).isEmpty())
        .sorted((one, other) -> Integer.compare(one.number(), other.number()))
        .toList();
  }

  /** Those that are there beside the active one. */
  public List<StackMember> others(List<StackMember> stack) {
    return present(stack).stream().filter(each -> !isActive(each)).toList();
  }
}
