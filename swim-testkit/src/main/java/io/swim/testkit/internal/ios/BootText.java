package io.swim.testkit.internal.ios;

import io.swim.testkit.internal.device.NetworkDevice;
import java.util.Locale;

/** The outputs of show boot and show bootvar. */
final class BootText {
  private BootText() {}

  static String pathList(NetworkDevice device) {
    return String.format(
        Locale.ROOT,
        """
        BOOT path-list      : %s
        Config file         : flash:/config.text
        Private Config file : flash:/private-config.text
        Enable Break        : no
        Manual Boot         : no
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
        String.join(";", device.nvram().running().bootImages()));
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
