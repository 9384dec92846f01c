package io.swim.device;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The configuration registers of a platform.
 *
 * @param fromList those with which a device boots from its image list, as a whole
 * @param usual the one that it is set to as a remedy
 */
public record BootRegister(Pattern fromList, String usual) {
  /**
   * The boot field, the lowest hexadecimal digit, is neither 0 (stay in ROMMON) nor 1 (boot the
   * first image).
   */
  public static final BootRegister ROUTER =
      new BootRegister(Pattern.compile(".*[2-9A-Fa-f]"), "0x2102");

  public BootRegister {
    Objects.requireNonNull(fromList, "fromList");
    Objects.requireNonNull(usual, "usual");
  }

  /** Whether a device with that register boots from its image list. */
  public boolean bootsFromList(String register) {
    return fromList.matcher(register).matches();
  }
}
