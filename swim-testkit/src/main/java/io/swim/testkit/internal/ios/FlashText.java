package io.swim.testkit.internal.ios;

import io.swim.testkit.device.SimulatedPlatform;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Directory listings. */
final class FlashText {
  private FlashText() {}

  static String directory(NetworkDevice device, FlashFileSystem fileSystem) {
    StringBuilder text = new StringBuilder("Directory of " + fileSystem.name() + ":/\n\n");
    List<FlashFile> files = fileSystem.files();
    Set<String> folders = new HashSet<>();
    for (FlashFile file : files) {
      int slash = file.name().indexOf('/');
      if (slash < 0) {
        text.append(line(device, file));
      } else if (folders.add(file.name().substring(0, slash))) {
        text.append(folder(file, file.name().substring(0, slash)));
      }
    }
    if (files.isEmpty()) {
      text.append("No files in directory\n");
    }
    return text.append('\n').append(totals(fileSystem)).toString();
  }

  static String oneFile(NetworkDevice device, FlashFileSystem fileSystem, FlashFile file) {
    return "Directory of "
        + fileSystem.name()
        + ":/"
        + file.name()
        + "\n\n"
        + line(device, file)
        + '\n'
        + totals(fileSystem);
  }

  private static String line(NetworkDevice device, FlashFile file) {
    boolean classic = device.spec().model().platform() != SimulatedPlatform.IOS_XE;
    return String.format(
        Locale.ROOT,
        classic ? "%5d  -rwx  %10d  %s  %s\n" : "%5d  -rw-  %15d  %s  %s\n",
        file.index(),
        file.blob().sizeBytes(),
        DeviceText.fileTime(file.written()),
        file.name());
  }

  private static String folder(FlashFile first, String name) {
    return String.format(
        Locale.ROOT,
        "%5d  drwx  %10d  %s  %s\n",
        first.index(),
        512,
        DeviceText.fileTime(first.written()),
        name);
  }

  private static String totals(FlashFileSystem fileSystem) {
    return fileSystem.totalBytes() + " bytes total (" + fileSystem.freeBytes() + " bytes free)\n";
  }

  /** The form of show flash: on routers. */
  static String routerFlash(FlashFileSystem fileSystem) {
    StringBuilder text = new StringBuilder("-#- --length-- -----date/time------ path\n");
    int number = 1;
    for (FlashFile file : fileSystem.files()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-3d %10d %s %s\n",
              number++,
              file.blob().sizeBytes(),
              DeviceText.fileTime(file.written()),
              file.name()));
    }
    long free = fileSystem.freeBytes();
    return text.append('\n')
        .append(free)
        .append(" bytes available (")
        .append(fileSystem.totalBytes() - free)
        .append(" bytes used)\n")
        .toString();
  }

  static String fileSystems(NetworkDevice device) {
    StringBuilder text =
        new StringBuilder("File Systems:\n\n     Size(b)     Free(b)      Type  Flags  Prefixes\n");
    for (FlashFileSystem fileSystem : device.fileSystems().all()) {
      boolean standard = fileSystem == device.fileSystems().standard();
      boolean ofStack =
          device.spec().model().platform() == SimulatedPlatform.IOS && IosStack.isStack(device);
      text.append(
          String.format(
              Locale.ROOT,
              "%s%11d %11d   %s     rw   %s:%s\n",
              standard ? "*" : " ",
              fileSystem.totalBytes(),
              fileSystem.freeBytes(),
              ofStack && !standard ? "unknown" : "  flash",
              fileSystem.name(),
              ofStack && standard ? " flash1:" : ""));
    }
    return text.append("           -           -    opaque     rw   system:\n")
        .append("           -           -   network     rw   tftp:\n")
        .append("       65536       63012     nvram     rw   nvram:\n")
        .toString();
  }
}
