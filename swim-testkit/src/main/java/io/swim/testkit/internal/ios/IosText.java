package io.swim.testkit.internal.ios;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;

/** What IOS says around a login. */
public final class IosText {
  private IosText() {}

  public static LoginText login(NetworkDevice device) {
    return new LoginText(
        banner(device),
        "\n\nUser Access Verification\n\n",
        "Username: ",
        "Password: ",
        "% Login invalid\n\n",
        "% Bad passwords\n");
  }

  /** The message of the day: empty, or full of things that look like prompts. */
  public static String banner(NetworkDevice device) {
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
