package io.swim.testkit.internal.asa;

import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.NetworkDevice;

/** A configuration as text. Passwords are left out. */
final class AsaConfigText {
  private AsaConfigText() {}

  static String of(NetworkDevice device, DeviceConfig config) {
    StringBuilder text = new StringBuilder(": Saved\n:\n: Serial Number: ");
    text.append(device.spec().serial()).append("\n:\nASA Version ").append(Asa.version(device));
    text.append("\n!\nhostname ").append(config.hostname());
    text.append("\n!\ninterface Management1/1\n management-only\n nameif management\n ip address ");
    text.append(device.address().getHostAddress()).append(" 255.255.255.0\n!\n");
    config.bootImages().forEach(image -> text.append("boot system ").append(image).append('\n'));
    config.options().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(
            option ->
                text.append(option.getKey())
                    .append(option.getValue().equals("on") ? "" : " " + option.getValue())
                    .append('\n'));
    if (config.transfer().scpServer()) {
      text.append("ssh scopy enable\n");
    }
    return text.append(": end\n").toString();
  }
}
