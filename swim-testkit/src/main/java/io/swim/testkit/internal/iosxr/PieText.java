package io.swim.testkit.internal.iosxr;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.ios.DeviceText;
import java.util.List;
import java.util.Locale;

/** Texts of IOS-XR of 32 bits. */
final class PieText {
  private static final int KILOBYTE = 1024;

  private PieText() {}

  static String version(NetworkDevice device) {
    String version = device.software().orElseThrow().image().facts().version();
    return "\nCisco IOS XR Software, Version "
        + version
        + "[Default]\nCopyright (c) 2016 by Cisco Systems, Inc.\n\n"
        + "ROM: System Bootstrap, Version 0.76(c) 1994-2012 by Cisco Systems,  Inc.\n\n"
        + device.nvram().running().hostname()
        + " uptime is "
        + DeviceText.uptime(device.uptime())
        + "\nSystem image file is \"disk0:asr9k-os-mbi-"
        + version
        + "/0x100305/mbiasr9k-rsp3.vm\"\n\ncisco ASR9K Series ("
        + device.spec().model().processor()
        + ") processor with "
        + device.spec().model().ramBytes() / KILOBYTE
        + "K bytes of memory.\n"
        + device.spec().model().processor()
        + " processor at 2127MHz, Revision 2.174\nASR 9006 4 Line Card Slot Chassis\n\n"
        + "2 Management Ethernet\n503k bytes of non-volatile configuration memory.\n\n"
        + "Configuration register on node 0/RSP0/CPU0 is 0x102\n"
        + "Boot device on node 0/RSP0/CPU0 is disk0:\n\n";
  }

  static String directory(FlashFileSystem fileSystem) {
    StringBuilder text = new StringBuilder("\nDirectory of " + fileSystem.name() + ":\n\n");
    text.append("3           drwx  4096        Wed Jan  1 00:00:00 2020  LOST.DIR\n");
    for (FlashFile file : fileSystem.files()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-11d -rwx  %-10d  %s  %s\n",
              file.index(),
              file.blob().sizeBytes(),
              XrText.date(file.written()),
              file.name()));
    }
    return text.append('\n')
        .append(fileSystem.totalBytes())
        .append(" bytes total (")
        .append(fileSystem.freeBytes())
        .append(" bytes free)\n")
        .toString();
  }

  /** The packages in a state. */
  static String packages(String state, List<String> names) {
    StringBuilder text =
        new StringBuilder("Default Profile:\n  SDRs:\n    Owner\n  " + state + " Packages:\n");
    names.forEach(name -> text.append("    ").append(name).append('\n'));
    return text.append(names.isEmpty() ? "    No packages.\n" : "").append('\n').toString();
  }

  /** An operation in the log. */
  static String log(XrOperation operation) {
    return "Install operation "
        + operation.number()
        + " '"
        + operation.command()
        + "' started by user 'lab' via CLI at "
        + XrText.date(operation.begun())
        + ".\n"
        + (operation.error().isEmpty() ? "" : "Error:    " + operation.error() + "\n")
        + (operation.isOver()
            ? "Install operation "
                + operation.number()
                + (operation.error().isEmpty() ? " completed successfully" : " failed")
                + "\n"
            : "")
        + "\n";
  }

  static String request(XrOperation operation) {
    return "Install operation "
        + operation.number()
        + " '"
        + operation.command()
        + "' started.\nThe operation is 1% complete\n\n";
  }
}
