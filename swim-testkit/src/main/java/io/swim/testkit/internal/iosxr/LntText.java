package io.swim.testkit.internal.iosxr;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.ios.DeviceText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Texts of IOS-XR that calls itself LNT. */
final class LntText {
  private static final List<String> OPTIONAL = List.of("xr-bgp", "xr-is-is", "xr-lldp", "xr-ospf");

  private LntText() {}

  static String version(NetworkDevice device) {
    String version = device.software().orElseThrow().image().facts().version();
    String product = device.spec().model().productId();
    return "Cisco IOS XR Software, Version "
        + version
        + " LNT\nCopyright (c) 2013-2022 by Cisco Systems, Inc.\n\nBuild Information:\n"
        + " Built By     : simulated\n Built On     : Wed Jan  1 00:00:00 UTC 2020\n"
        + " Build Host   : simulated-001\n Workspace    : /simulated/"
        + version
        + "/ws\n Version      : "
        + version
        + "\n Label        : "
        + version
        + "\n\ncisco "
        + product
        + " (Simulated @ 2.40GHz)\ncisco "
        + product
        + " (Simulated @ 2.40GHz) processor with 32GB of memory\n"
        + device.nvram().running().hostname()
        + " uptime is "
        + DeviceText.uptime(device.uptime())
        + "\nCisco "
        + product
        + " Chassis\n\n";
  }

  /** The optional packages in the software of a version. */
  static String packages(String title, String version) {
    StringBuilder text =
        new StringBuilder(String.format(Locale.ROOT, "%-20s", title + " Packages:"));
    text.append("XR: 170    All: 1270\nLabel:              ").append(version);
    text.append("\nSoftware Hash:      ");
    text.append(String.format(Locale.ROOT, "%032x", version.hashCode() & 0xffffffffL));
    text.append("\n\nOptional Packages").append(" ".repeat(56)).append("Version\n");
    text.append("-".repeat(52)).append(' ').append("-".repeat(27)).append('\n');
    for (String each : OPTIONAL) {
      text.append(String.format(Locale.ROOT, "%-52s %27s\n", each, version + "v1.0.0-1"));
    }
    return text.append('\n').toString();
  }

  /** What was asked for last, and what became of it. */
  static String request(NetworkDevice device) {
    IosXr router = IosXr.of(device);
    Optional<XrOperation> at = router.operations().underWay();
    LntTransactions transactions = router.transactions();
    List<XrOperation> all = router.operations().log();
    if (all.isEmpty()) {
      return "No install operation has been requested\n\n";
    }
    XrOperation last = all.get(all.size() - 1);
    String since = XrText.date(last.begun());
    if (at.isPresent()) {
      return "User request: "
          + last.command()
          + "\nOperation ID: "
          + last.number()
          + "\nState:        In progress since "
          + since
          + "\n\nCurrent activity:    Package add or other package operation\n"
          + "Next activity:       Await user input\nTime started:        "
          + since
          + "\n\n";
    }
    return "User request: "
        + (transactions.staged().isPresent() ? transactions.request() : last.command())
        + "\nOperation ID: "
        + last.number()
        + "\nState:        "
        + (last.error().isEmpty() ? "Success" : "Failure")
        + " since "
        + since
        + "\n\nCurrent activity:    "
        + (transactions.staged().isPresent()
            ? "Await user input\n\nThe following actions are available:\n"
                + "    install package abort latest\n    install apply reload\n"
            : "No install operation in progress\n")
        + "\n";
  }

  static String points(LntTransactions transactions) {
    StringBuilder text = new StringBuilder("ID    Description\n----  -----------\n");
    for (int i = transactions.committed().size(); i > 0; i--) {
      text.append(String.format(Locale.ROOT, "%-5d install commit\n", i));
    }
    return text.append('\n').toString();
  }
}
