package io.swim.testkit.internal.ios;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.NetworkDevice;
import java.util.List;

/**
 * Catalyst switches that were told to wait at their boot loader: {@code boot manual} (Catalyst 2960
 * Switch Command Reference). What is not saved is lost in a reload.
 */
public final class ManualBoot {
  private static final String OPTION = "boot manual";

  private ManualBoot() {}

  /** The commands of configuration mode. */
  public static void addTo(CommandTree<IosSession> tree) {
    tree.add(OPTION, 0, (session, arguments) -> set(session, "yes"))
        .add("no " + OPTION, 0, (session, arguments) -> set(session, ""));
  }

  private static void set(IosSession session, String value) {
    session.device().nvram().configure(config -> config.withOption(OPTION, value));
  }

  /** As it stands in the output of show boot. */
  public static String word(DeviceConfig config) {
    return config.option(OPTION).orElse("no");
  }

  /** Whether a device stops now. */
  public static boolean isSaved(NetworkDevice device, List<String> log) {
    boolean stops = device.nvram().startup().option(OPTION).isPresent();
    if (stops) {
      log.add("boot: it is set to boot manually");
    }
    return stops;
  }
}
