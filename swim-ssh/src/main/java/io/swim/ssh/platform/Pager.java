package io.swim.ssh.platform;

import java.util.regex.Pattern;

/**
 * What stops long output.
 *
 * @param ask how it looks
 * @param key what makes it go on
 */
public record Pager(Pattern ask, String key) {}
