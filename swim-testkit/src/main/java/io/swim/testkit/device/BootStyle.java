package io.swim.testkit.device;

/**
 * How a device keeps the list of images to boot, and which commands change and show it. On Cisco
 * devices the list belongs to the configuration: what isn't saved is lost in a reload, so that a
 * product that forgets to save fails its test. (Some real switches write the list to flash at
 * once.)
 */
public enum BootStyle {
  /**
   * Fixed Catalyst switches: one {@code boot system} line with a list separated by {@code ;}, each
   * new line replaces the old one; shown by {@code show boot} as {@code BOOT path-list}. There is
   * no {@code config-register} command.
   */
  PATH_LIST,
  /**
   * Routers: any number of {@code boot system} lines, tried in order, a new line is added at the
   * end; shown by {@code show bootvar} as {@code BOOT variable}. The configuration register decides
   * whether the list is used.
   */
  BOOT_SYSTEM_LINES,
  /** One image at most, kept apart from the configuration: what is set counts at once. */
  ONE_IMAGE
}
