package io.swim.device;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How the members of a stack are told apart where each of them boots a file of its own flash.
 * Immutable.
 *
 * @param fileSystem the flash of the active member, with its colon; each member means its own by
 *     that name when it boots
 * @param memberFileSystem the flash of any other one, as the active one names it, with <code>
 *     {member}</code> for its number
 * @param models of members, by the family of images that are for them, in lower case; empty where
 *     any member may boot any image
 * @param words for their roles and states
 */
public record StackRules(
    String fileSystem, String memberFileSystem, Map<String, Pattern> models, StackWords words) {
  public StackRules {
    Objects.requireNonNull(fileSystem, "fileSystem");
    Objects.requireNonNull(memberFileSystem, "memberFileSystem");
    Objects.requireNonNull(models, "models");
    Objects.requireNonNull(words, "words");
    models = Map.copyOf(models);
  }

  /** Whether a member is known to be made for images of another family. */
  public boolean isOtherHardware(StackMember member, String imageFamily) {
    Pattern wanted = models.get(imageFamily.toLowerCase(Locale.ROOT));
    return wanted != null
        && member
            .model()
            .filter(model -> !wanted.matcher(model).matches())
            .filter(model -> models.values().stream().anyMatch(its -> its.matcher(model).matches()))
            .isPresent();
  }

  /** The flash of a member that is not the active one. */
  public String fileSystemOf(StackMember member) {
    return memberFileSystem.replace("{member}", String.valueOf(member.number()));
  }

  /** Whether its role is that of the active one. */
  public boolean isActive(StackMember member) {
    return words.isActive(member);
  }

  /** Whether it is at work; one that tells no state is not known to be. */
  public boolean isReady(StackMember member) {
    return words.isReady(member);
  }

  /** Those that are there, by their numbers. */
  public List<StackMember> present(List<StackMember> stack) {
    return words.present(stack);
  }

  /** Those that are there beside the active one. */
  public List<StackMember> others(List<StackMember> stack) {
    return words.others(stack);
  }
}
