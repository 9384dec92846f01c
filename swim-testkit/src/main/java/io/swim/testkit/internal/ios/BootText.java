package io.swim.testkit.internal.ios;

import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.NetworkDevice;
import java.util.List;
import java.util.Locale;

/** The outputs of show boot and show bootvar. */
final class BootText {
  private BootText() {}

  /** That of the master, then a section for each other member that takes part. */
  static String pathList(NetworkDevice device, List<StackSwitch> members) {
    DeviceConfig config = device.nvram().running();
    StringBuilder text = new StringBuilder(pathList(config, config.bootImages()));
    for (StackSwitch member : members) {
      if (member.number() > 1 && IosStack.state(members, member).equals("Ready")) {
        text.append("-------------------\nSwitch ").append(member.number());
        text.append("\n-------------------\n");
        text.append(pathList(config, IosStack.bootList(config, member.number())));
      }
    }
    return text.toString();
  }

  private static String pathList(DeviceConfig config, List<String> images) {
    return String.format(
        Locale.ROOT,
        """
        BOOT path-list      : %s
        Config file         : flash:/config.text
        Private Config file : flash:/private-config.text
        Enable Break        : no
        Manual Boot         : %s
        HELPER path-list    :
        Auto upgrade        : yes
        Auto upgrade path   :
        NVRAM/Config file
              buffer size:   65536
        Timeout for Config
                  Download:    0 seconds
        Config Download
               via DHCP:       disabled (next boot: disabled)
        """,
        String.join(";", images),
        ManualBoot.word(config));
  }

  static String variable(NetworkDevice device) {
    StringBuilder text = new StringBuilder();
    var saved = device.nvram().startup().bootImages();
    if (saved.isEmpty()) {
      text.append("BOOT variable does not exist\n");
    } else {
      text.append("BOOT variable = ");
      saved.forEach(entry -> text.append(entry.replaceFirst("^(\\w+) ", "$1:")).append(",12;"));
      text.append('\n');
    }
    text.append("CONFIG_FILE variable does not exist\n");
    text.append("BOOTLDR variable does not exist\n");
    text.append("Configuration register is ").append(DeviceText.register(device));
    return text.append('\n').toString();
  }
}
