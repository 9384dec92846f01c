package io.swim.ssh.platform;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One command of an operation.
 *
 * @param spellings tried in turn as long as the device does not know the command; values in braces
 * @param effect what it does to the device
 * @param each repeated for every line of that value or row of that table; empty: once
 * @param onlyIf left out unless the output so far has that value; empty: always there
 * @param unless left out if the output so far has that value; empty: always there
 * @param then what follows: whether the session may end by it
 */
public record Command(
    List<String> spellings,
    Effect effect,
    String each,
    String onlyIf,
    String unless,
    Expectation.Then then) {
  public Command {
    spellings = List.copyOf(spellings);
  }

  /** The same with other spellings. */
  Command sentAs(UnaryOperator<String> form) {
    return new Command(spellings.stream().map(form).toList(), effect, each, onlyIf, unless, then);
  }
}
