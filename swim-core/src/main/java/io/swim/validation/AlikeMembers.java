package io.swim.validation;

import io.swim.device.StackMember;
import io.swim.device.StackRules;
import io.swim.job.Finding;
import io.swim.job.Task;
import io.swim.job.UpgradeScope;
import io.swim.spi.ValidationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The members of a stack get one image, and boot by one list. */
final class AlikeMembers {
  private final ValidationContext context;
  private final StackRules rules;
  private final List<StackMember> stack;

  AlikeMembers(ValidationContext context, StackRules rules) {
    this.context = context;
    this.rules = rules;
    this.stack = context.facts().stack();
  }

  /** What keeps them from it; empty where nothing does, or the device does not tell. */
  List<Finding> errors() {
    List<Finding> errors = new ArrayList<>();
    if (!(context.task() instanceof Task.RollBack)) {
      errors.addAll(hardware());
    }
    if (context.options().scope() != UpgradeScope.DISTRIBUTE) {
      errors.addAll(lists());
    }
    return errors;
  }

  private List<Finding> hardware() {
    String family = context.image().family();
    return rules.present(stack).stream()
        .filter(member -> rules.isOtherHardware(member, family))
        .map(
            member ->
                Finding.error(
                    "stack-member-hardware",
                    "member "
                        + member.number()
                        + " is a "
                        + member.model().orElse("")
                        + ", and "
                        + context.image().fileName()
                        + " is for family "
                        + family,
                    "upgrade stacks of different hardware by hand"))
        .toList();
  }

  /** What is put back later is one list for all. */
  private List<Finding> lists() {
    List<String> active = context.facts().bootVariables();
    Map<Integer, List<String>> others = context.facts().memberBootVariables();
    if (active.isEmpty() && others.isEmpty()) {
      // Nothing was read of it yet.
      return List.of();
    }
    List<Finding> errors = new ArrayList<>();
    for (StackMember member : rules.others(stack)) {
      List<String> list = others.get(member.number());
      if (list == null || !isSame(active, list)) {
        errors.add(
            Finding.error(
                "stack-boot-lists",
                "member "
                    + member.number()
                    + " boots "
                    + (list == null ? "by a list that is not told" : list)
                    + ", the active one "
                    + active
                    + (list == null ? "" : " (all others: " + new TreeMap<>(others) + ")"),
                "one list for all is what is set and could be put back; set that by hand before"));
      }
    }
    return errors;
  }

  private boolean isSame(List<String> one, List<String> other) {
    return context
        .platform()
        .map(each -> context.platforms().areSameImages(each, one, other))
        .orElse(one.equals(other));
  }
}
