package io.swim.ssh.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of the groups of a pattern; Pattern tells them itself only from Java 20 on. */
public final class GroupNames {
  private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

  private GroupNames() {}

  public static List<String> of(Pattern pattern) {
    List<String> names = new ArrayList<>();
    Matcher matcher = GROUP.matcher(pattern.pattern());
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
