package io.swim.ssh.platform;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How a session becomes privileged.
 *
 * @param command what asks for it
 * @param password what the device asks then
 * @param refusals lines that say no
 */
public record EnableRules(String command, Pattern password, List<Pattern> refusals) {
  public EnableRules {
    refusals = List.copyOf(refusals);
  }
}
