package io.swim.ssh.platform;

import io.swim.device.CliCredentials;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a device asks before its first prompt.
 *
 * @param username asks for the user name
 * @param password asks for the password
 * @param wake asks for a key to be pressed
 * @param refusals lines that say no to the credentials
 * @param options how a session is to be, put behind the user name; empty where there is no such way
 */
public record LoginRules(
    Pattern username, Pattern password, Pattern wake, List<Pattern> refusals, String options) {
  public LoginRules {
    refusals = List.copyOf(refusals);
  }

  /** The same login with what the platform takes behind a user name, unless that has it already. */
  public CliCredentials withOptions(CliCredentials login) {
    return options.isEmpty()
            || login.username().isEmpty()
            || login.username().contains(options.substring(0, 1))
        ? login
        : new CliCredentials(
            login.username() + options, login.password(), login.enable(), login.privateKey());
  }
}
