package io.swim.testkit.internal.nxos;

import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.ios.IosText;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What NX-OS prints. */
final class NxText {
  private static final DateTimeFormatter FILE_TIME = format("MMM dd HH:mm:ss yyyy");
  private static final DateTimeFormatter LOG_TIME = format("yyyy MMM ppd HH:mm:ss");
  private static final DateTimeFormatter RESET_TIME = format("EEE MMM ppd HH:mm:ss yyyy");

  private NxText() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  static LoginText login(NetworkDevice device) {
    return new LoginText(
        IosText.login(device).banner(),
        "\nUser Access Verification\n",
        device.nvram().running().hostname() + " login: ",
        "Password: ",
        "Login incorrect\n\n",
        "Login incorrect\n");
  }

  static String logMessage(NetworkDevice device) {
    return LOG_TIME.format(device.clock().instant())
        + " "
        + device.nvram().running().hostname()
        + " %VSHD-5-VSHD_SYSLOG_CONFIG_I: Configured from vty by admin on 192.0.2.7@pts/0\n";
  }

  static String version(NetworkDevice device) {
    NetworkDevice.Software software = device.software().orElseThrow();
    Duration up = device.uptime();
    String version = software.image().facts().version();
    return String.format(
        Locale.ROOT,
        """
        Cisco Nexus Operating System (NX-OS) Software
        TAC support: http://www.cisco.com/tac
        Copyright (C) 2002-2022, Cisco and/or its affiliates.
        All rights reserved.

        Software
          BIOS: version 05.45
          NXOS: version %s
          BIOS compile time:  07/05/2021
          NXOS image file is: %s
          NXOS compile time:  3/16/2022 12:00:00 [03/16/2022 19:02:37]


        Hardware
          cisco Nexus9000 %s Chassis
          Intel(R) Xeon(R) CPU  @ 1.80GHz with %d kB of memory.
          Processor Board ID %s

          Device name: %s
          bootflash:   %d kB
        Kernel uptime is %d day(s), %d hour(s), %d minute(s), %d second(s)

        Last reset at 170842 usecs after %s
          Reason: %s
          System version: %s
          Service:

        plugin
          Core Plugin, Ethernet Plugin

        Active Package(s):

        """,
        version,
        software.image().path().replaceFirst(":/*", ":///"),
        device.spec().model().productId().replaceFirst("^N9K-", ""),
        device.spec().model().ramBytes() >> 10,
        device.spec().serial(),
        device.nvram().running().hostname(),
        device.fileSystems().standard().totalBytes() >> 10,
        up.toDays(),
        up.toHoursPart(),
        up.toMinutesPart(),
        up.toSecondsPart(),
        RESET_TIME.format(software.since()),
        software.reason(),
        version);
  }

  static String boot(NetworkDevice device) {
    return "Current Boot Variables:\n\n"
        + variable(NxOs.of(device).bootedFrom(device))
        + "\nBoot Variables on next reload:\n\n"
        + variable(device.nvram().startup().bootImages());
  }

  private static String variable(List<String> images) {
    String value = images.isEmpty() ? "not set" : "= " + String.join(";", images);
    return "sup-1\nNXOS variable " + value + "\nBoot POAP Disabled\nNo module boot variable set\n";
  }

  static String directory(FlashFileSystem fileSystem) {
    StringBuilder text = new StringBuilder("       4096    Jan 10 10:00:00 2022  .rpmstore/\n");
    for (FlashFile file : fileSystem.files()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%11d    %s  %s\n",
              file.blob().sizeBytes(),
              FILE_TIME.format(file.written()),
              file.name()));
    }
    long total = fileSystem.totalBytes();
    long free = fileSystem.freeBytes();
    return text.append("\nUsage for ")
        .append(fileSystem.name())
        .append("://\n")
        .append(String.format(Locale.ROOT, "%11d bytes used\n", total - free))
        .append(String.format(Locale.ROOT, "%11d bytes free\n", free))
        .append(String.format(Locale.ROOT, "%11d bytes total\n\n", total))
        .toString();
  }

  /** A switch with one supervisor. */
  static String redundancy() {
    return """
        Redundancy mode
        ---------------
              administrative:   HA
                 operational:   None

        This supervisor (sup-1)
        -----------------------
            Redundancy state:   Active
            Supervisor state:   Active
              Internal state:   Active with no standby

        Other supervisor (sup-2)
        ------------------------
            Redundancy state:   Not present

        """;
  }

  static String configuration(NetworkDevice device, DeviceConfig config) {
    String version = device.software().map(s -> s.image().facts().version()).orElse("9.3(7)");
    StringBuilder text =
        new StringBuilder("\n!Command: show running-config\n\nversion ")
            .append(version)
            .append(" Bios:version 05.45\nhostname ")
            .append(config.hostname())
            .append('\n');
    if (config.transfer().scpServer()) {
      text.append("feature scp-server\n");
    }
    text.append("\ninterface mgmt0\n  vrf member management\n  ip address ")
        .append(device.spec().address().getHostAddress())
        .append("/24\nline console\nline vty\n");
    config.bootImages().forEach(image -> text.append("boot nxos ").append(image).append('\n'));
    return text.append('\n').toString();
  }
}
