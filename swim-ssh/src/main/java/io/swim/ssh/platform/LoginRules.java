package io.swim.ssh.platform;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a device asks before its first prompt.
 *
 * @param username asks for the user name
 * @param password asks for the password
 * @param wake asks for a key to be pressed
 * @param refusals lines that say no to the credentials
 */
public record LoginRules(Pattern username, Pattern password, Pattern wake, List<Pattern> refusals) {
  public LoginRules {
    refusals = List.copyOf(refusals);
  }
}
