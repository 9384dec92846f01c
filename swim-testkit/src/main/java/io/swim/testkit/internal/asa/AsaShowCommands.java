package io.swim.testkit.internal.asa;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFileSystem;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The show commands. */
final class AsaShowCommands {
  private AsaShowCommands() {}

  static void addTo(CommandTree<AsaSession> tree) {
    tree.add("show version", 0, (session, a) -> session.show(AsaVersionText.of(session)));
  }

  static void addPrivileged(CommandTree<AsaSession> tree) {
    tree.add("show running-config", 3, AsaShowCommands::running)
        .add("show failover", 0, (session, a) -> session.show(FailoverText.of(session)))
        .add("show mode", 0, AsaShowCommands::mode)
        .add("show asdm image", 0, AsaShowCommands::asdm);
  }

  /** What only the system execution space tells. */
  static void addSystem(CommandTree<AsaSession> tree) {
    tree.add("show bootvar", 0, AsaShowCommands::bootVariable)
        .add("show startup-config", 0, AsaShowCommands::startup)
        .add("show inventory", 0, (session, a) -> session.show(inventory(session.device())))
        .add("show module", 0, (session, a) -> session.show(modules(session.device())))
        .add("show file system", 0, (s, a) -> s.show(AsaFlashText.fileSystems(s.device())))
        .add("show disk0:", 0, (s, a) -> s.show(AsaFlashText.list(standard(s))))
        .add("show flash:", 0, (s, a) -> s.show(AsaFlashText.list(standard(s))));
  }

  private static FlashFileSystem standard(AsaSession session) {
    return session.device().fileSystems().standard();
  }

  private static void bootVariable(AsaSession session, List<String> arguments) throws IOException {
    NetworkDevice device = session.device();
    session.show(
        "\nBOOT variable = "
            + String.join(";", device.nvram().startup().bootImages())
            + "\nCurrent BOOT variable = "
            + String.join(";", device.nvram().running().bootImages())
            + "\nCONFIG_FILE variable = \nCurrent CONFIG_FILE variable = \n");
  }

  /** With words behind it, only the lines that begin with them. */
  private static void running(AsaSession session, List<String> words) throws IOException {
    NetworkDevice device = session.device();
    String text = text(device, device.nvram().running());
    String wanted = String.join(" ", words);
    String lines =
        text.lines()
            .filter(line -> line.startsWith(wanted))
            .collect(Collectors.joining("\n", "", "\n"));
    session.show(words.isEmpty() ? text : lines.isBlank() ? "" : lines);
  }

  private static void startup(AsaSession session, List<String> arguments) throws IOException {
    NetworkDevice device = session.device();
    session.show(text(device, device.nvram().startup()));
  }

  private static String text(NetworkDevice device, DeviceConfig config) {
    return device.personality().configuration(device, config);
  }

  private static void mode(AsaSession session, List<String> arguments) throws IOException {
    boolean single = Asa.of(session.device()).contexts().isEmpty();
    session.show("Security context mode: " + (single ? "single" : "multiple") + "\n");
  }

  private static void asdm(AsaSession session, List<String> arguments) throws IOException {
    String image =
        session.device().nvram().running().option(AsaConfigCommands.ASDM).orElse("not set");
    session.show("Device Manager image file, " + image + "\n");
  }

  private static String inventory(NetworkDevice device) {
    return """
        Name: "Chassis", DESCR: "%1$s with FirePOWER services, 8GE, AC, DES"
        PID: %1$-18s, VID: V04     , SN: %2$s

        Name: "Storage Device 1", DESCR: "%1$s SSD"
        PID: %1$s-SSD       , VID: N/A     , SN: MXA%2$s

        """
        .formatted(device.spec().model().productId(), device.spec().serial());
  }

  private static String modules(NetworkDevice device) {
    return """

        Mod  Card Type                                    Model              Serial No.
        ---- -------------------------------------------- ------------------ -----------
           1 %1$-44s %1$-18s %2$s

        Mod  MAC Address Range                 Hw Version   Fw Version   Sw Version
        ---- --------------------------------- ------------ ------------ ---------------
           1 0200.0000.0001 to 0200.0000.0009  3.1          1.1.14       %3$s

        Mod  SSM Application Name           Status           SSM Application Version
        ---- ------------------------------ ---------------- --------------------------

        Mod  Status             Data Plane Status     Compatibility
        ---- ------------------ --------------------- -------------
           1 Up Sys             Not Applicable

        """
        .formatted(device.spec().model().productId(), device.spec().serial(), Asa.version(device));
  }
}
