package io.swim.ssh.platform;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What prompts look like: patterns in which <code>{host}</code> stands for what the device calls
 * itself, and <code>{host.20}</code> for the first 20 characters of that.
 *
 * @param user before privileges
 * @param privileged where commands are given
 * @param config in configuration modes
 */
public record PromptRules(String user, String privileged, String config) {
  private static final Pattern HOST = Pattern.compile("\\{host(?:\\.(\\d{1,3}))?\\}");
  private static final String WORD_HOST = "(?<host>[A-Za-z0-9][A-Za-z0-9_.:/@()~-]{0,99}?)";
  private static final String ANY_HOST = "(?<host>[^\\\\r\\\\n]{0,100}?)";

  /** The pattern for a host whose name is known. */
  public static Pattern of(String rule, String host) {
    return compile(
        rule,
        limit ->
            Pattern.quote(limit > 0 && limit < host.length() ? host.substring(0, limit) : host));
  }

  /** Whether the name of the device is in it. */
  static boolean namesHost(String rule) {
    return HOST.matcher(rule).find();
  }

  /** The pattern for any host, with a group {@code host}. */
  public static Pattern ofAnyHost(String rule) {
    return Pattern.compile(HOST.matcher(rule).replaceAll(ANY_HOST));
  }

  /**
   * The patterns for a line that somebody kept, with a prompt and what was typed behind it: groups
   * {@code host} and {@code command}. A host has no blanks there, else every sharp sign was one,
   * and nobody types many blanks first, as in the head of a table.
   */
  public List<Pattern> inText() {
    return Stream.of(user, privileged, config).map(PromptRules::inText).toList();
  }

  /** The pattern for such a line that a rule makes. */
  public static Pattern inText(String rule) {
    String open = rule.endsWith("$") ? rule.substring(0, rule.length() - 1) : rule;
    return Pattern.compile(HOST.matcher(open).replaceAll(WORD_HOST) + "(?<command>(?:\\S.*)?)\\s*");
  }

  private static Pattern compile(String rule, java.util.function.IntFunction<String> host) {
    return Pattern.compile(
        HOST.matcher(rule)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        host.apply(
                            found.group(1) == null ? 0 : Integer.parseInt(found.group(1))))));
  }
}
