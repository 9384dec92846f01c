package io.swim.ssh;

import io.swim.ssh.platform.BundledText;
import io.swim.ssh.platform.Definitions;
import java.util.List;

/** The platform definitions in the jar. */
final class BundledDefinitions {
  /** An extending definition comes behind what it extends. */
  private static final List<String> FILES =
      List.of(
          "cisco-ios.yaml",
          "cisco-iosxe.yaml",
          "cisco-c9800.yaml",
          "cisco-ewc.yaml",
          "cisco-iosxr.yaml",
          "cisco-nxos.yaml",
          "cisco-asa.yaml",
          "cisco-aironet.yaml",
          "cisco-aironet-vxworks.yaml",
          "cisco-ap.yaml",
          "cisco-sb.yaml",
          "juniper-junos.yaml",
          "arista-eos.yaml",
          "huawei-vrp.yaml",
          "hpe-comware.yaml",
          "cisco-aireos.yaml",
          "linux-ab.yaml",
          "mikrotik-routeros.yaml");

  /** What any definition may extend, and no platform. */
  static final Definitions BASE = Definitions.of("unknown.yaml", text("unknown.yaml"));

  static final Definitions ALL = all();

  private BundledDefinitions() {}

  private static Definitions all() {
    Definitions all = BASE;
    for (String file : FILES) {
      all = all.with(file, text(file));
    }
    return all;
  }

  private static String text(String file) {
    return BundledText.of("/platforms/" + file);
  }
}
