package io.swim.ssh.platform;

import io.swim.spi.PairRules;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two units that stand in for each other, as one platform has them. Immutable.
 *
 * @param rules what the words of such units mean
 * @param command how the active unit passes a command on, with <code>{command}</code> for it
 * @param operations what can be done at the other unit, as it is sent to the active one
 */
public record PairDefinition(PairRules rules, String command, Map<String, Operation> operations) {
  static final String SLOT = "{command}";

  public PairDefinition {
    operations = Map.copyOf(operations);
  }

  /**
   * Puts it together.
   *
   * @param passed operations whose commands are passed on
   * @param instead others in place of some, which are sent as they stand
   * @param idle how long the active unit may be silent while the other one is at work
   * @param failures lines by which the active unit says that it did not pass a command on
   */
  static PairDefinition of(
      PairRules rules,
      String command,
      List<Operation> passed,
      Map<String, Operation> instead,
      Duration idle,
      List<FailureRule> failures) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    for (Operation each : passed) {
      List<Command> commands =
          each.commands().stream()
              .map(one -> one.sentAs(text -> command.replace(SLOT, text)))
              .toList();
      operations.put(each.name(), each.with(commands, idle, failures));
    }
    instead.forEach(
        (name, operation) ->
            operations.put(name, operation.with(operation.commands(), idle, failures)));
    return new PairDefinition(rules, command, operations);
  }

  /** What the other unit was told by a command; the command itself where it is not passed on. */
  public String passedOn(String sent) {
    int slot = command.indexOf(SLOT);
    String before = command.substring(0, slot);
    String behind = command.substring(slot + SLOT.length());
    boolean passed =
        sent.startsWith(before)
            && sent.endsWith(behind)
            && sent.length() >= before.length() + behind.length();
    return passed ? sent.substring(before.length(), sent.length() - behind.length()) : sent;
  }
}
