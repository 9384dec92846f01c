package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;

/** Names as CISCO-FLASH-MIB writes them: {@code [device:][partition:]file}. */
final class FlashNames {
  private FlashNames() {}

  /**
   * Splits a name; the partition, if named, must be 1 or the name of the device, because a device
   * has one.
   */
  static Located locate(NetworkDevice device, String name) throws FlashException {
    String[] parts = name.split(":", -1);
    if (parts.length > 3) {
      throw new FlashException(Reason.BAD_NAME);
    }
    String file = parts[parts.length - 1];
    if (parts.length == 1) {
      return new Located(device.fileSystems().standard(), file);
    }
    Located located = device.fileSystems().locate(parts[0] + ":" + file);
    boolean onlyPartition =
        parts.length == 2 || parts[1].equals("1") || parts[1].equals(located.fileSystem().name());
    if (!onlyPartition) {
      throw new FlashException(Reason.BAD_NAME);
    }
    return located;
  }

  static boolean isRunningImage(NetworkDevice device, Located target) {
    return device
        .software()
        .filter(
            software ->
                target
                    .fileSystem()
                    .find(target.file())
                    .filter(file -> file.equals(software.image().file()))
                    .isPresent())
        .isPresent();
  }
}
