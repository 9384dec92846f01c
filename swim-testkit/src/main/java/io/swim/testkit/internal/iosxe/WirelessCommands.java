package io.swim.testkit.internal.iosxe;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.image.XeNames;
import io.swim.testkit.internal.ios.IosSession;
import java.io.IOException;
import java.util.Optional;

/** The commands of controllers about their access points. */
final class WirelessCommands {
  private WirelessCommands() {}

  /** Those of all controllers. */
  static void addTo(CommandTree<IosSession> exec) {
    exec.add("show ap image", 0, (session, words) -> session.show(images(session)))
        .add(
            "show chassis",
            0,
            (s, words) -> s.show(WirelessText.chassis(IosXe.of(s).members(s.device()))));
  }

  /** Those of one that has the images of its access points in its own. */
  static void addPredownload(CommandTree<IosSession> exec) {
    exec.add("ap image predownload", 0, (session, words) -> predownload(session))
        .add("ap image swap", 0, (session, words) -> swap(session))
        .add("ap image reset", 0, (session, words) -> reset(session));
  }

  private static String images(IosSession session) {
    synchronized (session.device()) {
      return WirelessText.images(IosXe.of(session).accessPoints().all());
    }
  }

  /** They are handed what was unpacked, as long as it is on the flash as a whole. */
  private static void predownload(IosSession session) throws IOException {
    NetworkDevice device = session.device();
    IosXe software = IosXe.of(session);
    Optional<Installed> added;
    synchronized (device) {
      added = software.store().activatable();
      added.ifPresent(
          image ->
              software
                  .accessPoints()
                  .predownload(
                      device,
                      XeNames.accessPoint(image.version()),
                      type -> handedOver(device, software, image)));
    }
    if (added.isEmpty()) {
      session.say("% Error: no image was added that access points could download\n");
    }
  }

  private static String handedOver(NetworkDevice device, IosXe software, Installed image)
      throws IOException {
    try {
      image.packages().check(software.present(device).get(0).flash());
      return XeNames.accessPoint(image.version());
    } catch (BootRefused e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void swap(IosSession session) {
    synchronized (session.device()) {
      IosXe.of(session).accessPoints().swap();
    }
  }

  /** They boot, and join again what their controller runs. */
  private static void reset(IosSession session) {
    NetworkDevice device = session.device();
    synchronized (device) {
      IosXe software = IosXe.of(session);
      software.accessPoints().join(software.members(device).get(0).version());
    }
  }
}
