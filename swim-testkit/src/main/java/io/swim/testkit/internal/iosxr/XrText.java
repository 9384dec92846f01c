package io.swim.testkit.internal.iosxr;

import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.ios.DeviceText;
import io.swim.testkit.internal.ios.IosText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Texts of IOS-XR of 64 bits. */
final class XrText {
  private static final DateTimeFormatter CLOCK = format("EEE MMM ppd HH:mm:ss.SSS 'UTC'");
  private static final DateTimeFormatter STAMP = format("MMM dd HH:mm:ss");
  private static final DateTimeFormatter DATE = format("EEE MMM ppd HH:mm:ss yyyy");
  private static final DateTimeFormatter FILE = format("MMM ppd HH:mm");
  private static final int KILOBYTE = 1024;

  private XrText() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** What every output begins with. */
  static String clock(NetworkDevice device) {
    return CLOCK.format(device.clock().instant()) + "\n";
  }

  /** What lines about installing begin with. */
  static String stamp(Instant when) {
    return STAMP.format(when);
  }

  static String date(Instant when) {
    return DATE.format(when);
  }

  static LoginText login(NetworkDevice device) {
    return new LoginText(
        IosText.banner(device),
        "\n\nUser Access Verification\n\n",
        "Username: ",
        "Password: ",
        "% User Authentication failed\n\n",
        "% User Authentication failed\n");
  }

  static String version(NetworkDevice device) {
    ImageFacts facts = device.software().orElseThrow().image().facts();
    String family = facts.family();
    String version = facts.version();
    return "Cisco IOS XR Software, Version "
        + version
        + "\nCopyright (c) 2013-2020 by Cisco Systems, Inc.\n\nBuild Information:\n"
        + " Built By     : simulated\n"
        + " Built On     : Wed Jan  1 00:00:00 UTC 2020\n"
        + " Built Host   : simulated-001\n Workspace    : /simulated/"
        + version
        + "/"
        + family
        + "/ws\n Version      : "
        + version
        + "\n Location     : /opt/cisco/XR/packages/\n Label        : "
        + version
        + "\n\ncisco "
        + family.toUpperCase(Locale.ROOT)
        + " () processor\nSystem uptime is "
        + DeviceText.uptime(device.uptime()).replace(",", "")
        + "\n\n";
  }

  static String directory(FlashFileSystem fileSystem) {
    StringBuilder text = new StringBuilder("\nDirectory of " + fileSystem.name() + ":\n");
    text.append("   11 drwx------. 2      16384 Jan  1 00:00 lost+found\n");
    for (FlashFile file : fileSystem.files()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%5d -rw-r--r--. 1 %10d %s %s\n",
              file.index(),
              file.blob().sizeBytes(),
              FILE.format(file.written()),
              file.name()));
    }
    return text.append('\n')
        .append(fileSystem.totalBytes() / KILOBYTE)
        .append(" kbytes total (")
        .append(fileSystem.freeBytes() / KILOBYTE)
        .append(" kbytes free)\n")
        .toString();
  }

  static String fileSystems(NetworkDevice device) {
    StringBuilder text =
        new StringBuilder(
            "File Systems:\n\n     Size(b)      Free(b)        Type  Flags  Prefixes\n"
                + "           0            0     network     rw  ftp:\n");
    for (FlashFileSystem fileSystem : device.fileSystems().all()) {
      boolean isHardDisk = fileSystem.name().startsWith("harddisk");
      text.append(
          String.format(
              Locale.ROOT,
              "%12d %12d  %10s     rw  %s:\n",
              fileSystem.totalBytes(),
              fileSystem.freeBytes(),
              isHardDisk ? "harddisk" : "flash-disk",
              fileSystem.name()));
    }
    return text.append("  1037029376    990380032  flash-disk     rw  config:\n")
        .append("  4008443904   4001800192       flash     rw  /misc/config\n")
        .toString();
  }
}
