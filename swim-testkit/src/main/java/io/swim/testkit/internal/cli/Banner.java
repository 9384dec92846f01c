package io.swim.testkit.internal.cli;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.device.IosDevice;

/** The message of the day. */
public final class Banner {
  private Banner() {}

  /** The banner of a device: empty, or full of things that look like prompts. */
  public static String of(IosDevice device) {
    return device.has(Trait.PROMPTS_IN_BANNER)
        ? """

          ##########################################
          # Authorised use only                    #
          ##########################################
          router>
          switch#
          Unauthorised access is prohibited#
          """
        : "";
  }
}
