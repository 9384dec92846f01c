package io.swim.ssh.platform;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How one talks with devices of a platform. Immutable.
 *
 * @param login what it asks before the first prompt
 * @param prompts what its prompts look like
 * @param log a log message that may come at any moment, from the start of a line
 * @param pagers what stops long output
 * @param question what a question looks like that is in no dialogue
 * @param failures lines by which it says no, whatever the command
 * @param enable how a session becomes privileged
 * @param setup commands for every new session; a refused one is no error
 * @param leave brings a session back from a configuration mode
 * @param abort keys that end an unanswered question without a yes; empty where there are none
 * @param idle how long a command may be silent
 */
public record SessionRules(
    LoginRules login,
    PromptRules prompts,
    Pattern log,
    List<Pager> pagers,
    Pattern question,
    List<FailureRule> failures,
    EnableRules enable,
    List<String> setup,
    String leave,
    String abort,
    Duration idle) {
  public SessionRules {
    pagers = List.copyOf(pagers);
    failures = List.copyOf(failures);
    setup = List.copyOf(setup);
  }
}
