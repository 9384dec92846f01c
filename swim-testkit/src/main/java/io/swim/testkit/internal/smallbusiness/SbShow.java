package io.swim.testkit.internal.smallbusiness;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.slots.Slots;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** The show commands, as a switch of the 300 series prints them. */
final class SbShow {
  private static final String DATE = "12-Jan-2014";
  private static final String TIME = "18:02:59";

  private SbShow() {}

  static void addTo(CommandTree<SbSession> tree) {
    tree.add("show version", 0, (session, arguments) -> session.show(version(session.device())))
        .add("show system", 0, (session, arguments) -> session.show(system(session.device())))
        .add("show system id", 0, (session, arguments) -> id(session))
        .add("show inventory", 0, (session, arguments) -> inventory(session))
        .add("show bootvar", 0, (session, arguments) -> session.show(images(session.device())));
  }

  private static String version(NetworkDevice device) {
    String version = Slots.version(device, Slots.running(device)).orElse("");
    return "SW version    "
        + version
        + " ( date  "
        + DATE
        + " time  "
        + TIME
        + " )\nBoot version    1.3.5.06 ( date  21-Jul-2013 time  15:12:10 )\nHW version    V02\n";
  }

  private static String system(NetworkDevice device) {
    Duration up = device.uptime();
    return String.format(
        Locale.ROOT,
        """
        System Description:                       %s
        System Up Time (days,hour:min:sec):       %02d,%02d:%02d:%02d
        System Contact:
        System Name:                              %s
        System Location:
        System Object ID:                         %s

        Fans Status:                              OK
        """,
        device.software().map(it -> it.image().facts().sysDescription()).orElse(""),
        up.toDays(),
        up.toHoursPart(),
        up.toMinutesPart(),
        up.toSecondsPart(),
        device.nvram().running().hostname(),
        device.spec().model().sysObjectId());
  }

  private static void id(SbSession session) throws IOException {
    session.show("Serial number : " + session.device().spec().serial() + "\n");
  }

  private static void inventory(SbSession session) throws IOException {
    NetworkDevice device = session.device();
    session.show(
        "\nNAME: \"1\"   DESCR: \"SG300-28 28-Port Gigabit Managed Switch\"\nPID: "
            + device.spec().model().productId()
            + "  VID: V02  SN: "
            + device.spec().serial()
            + "\n");
  }

  private static String images(NetworkDevice device) {
    StringBuilder text =
        new StringBuilder(
            "Image  Filename   Version     Date                    Status\n"
                + "-----  ---------  ---------   ---------------------   -----------\n");
    for (String name : Slots.names()) {
      String state =
          (name.equals(Slots.running(device)) ? "Active" : "Not active")
              + (name.equals(Slots.next(device)) ? "*" : "");
      Slots.version(device, name)
          .ifPresent(
              version ->
                  text.append(
                      String.format(
                          Locale.ROOT,
                          "%s      %s    %-9s   %s  %s   %s\n",
                          name.substring(name.length() - 1),
                          name,
                          version,
                          DATE,
                          TIME,
                          state)));
    }
    return text.append("\n\"*\" designates that the image was selected for the next boot\n")
        .toString();
  }
}
