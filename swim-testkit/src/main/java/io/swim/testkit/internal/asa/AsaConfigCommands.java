package io.swim.testkit.internal.asa;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.CommandTree.Action;
import io.swim.testkit.internal.cli.ModeSession.Mode;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.FlashException;
import java.io.IOException;
import java.util.List;

/** Commands of configuration mode: boot list, device manager, file copying, the prompt. */
final class AsaConfigCommands {
  /** Command Reference, boot. */
  private static final int MOST_IMAGES = 4;

  private static final String ONE_IMAGE = "FPR";

  /** Present when the keys of SSH servers are not looked at. */
  static final String LAX_KEYS = "no ssh stricthostkeycheck";

  /** The device manager. */
  static final String ASDM = "asdm image";

  private AsaConfigCommands() {}

  static void addTo(CommandTree<AsaSession> tree) {
    tree.add("end", 0, (session, arguments) -> session.setMode(Mode.PRIVILEGED))
        .add("exit", 0, (session, arguments) -> session.setMode(Mode.PRIVILEGED))
        .add("ssh scopy enable", 0, scpServer(true))
        .add("no ssh scopy enable", 0, scpServer(false))
        .add("ssh stricthostkeycheck", 0, option(LAX_KEYS, ""))
        .add("no ssh stricthostkeycheck", 0, option(LAX_KEYS, "on"));
  }

  /** What is only in the system execution space. */
  static void addSystem(CommandTree<AsaSession> tree) {
    tree.add("hostname", 1, AsaConfigCommands::hostname)
        .add("prompt", 6, AsaConfigCommands::prompt)
        .add("boot system", 1, AsaConfigCommands::boot)
        .add("no boot system", 1, AsaConfigCommands::noBoot)
        .add(ASDM, 1, AsaConfigCommands::asdm)
        .add("no " + ASDM, 1, option(ASDM, ""))
        .add("config-register", 1, AsaConfigCommands::register);
  }

  private static Action<AsaSession> option(String command, String value) {
    return (session, arguments) -> session.change(config -> config.withOption(command, value));
  }

  private static Action<AsaSession> scpServer(boolean on) {
    return (session, arguments) ->
        session.change(config -> config.withTransfer(config.transfer().withScpServer(on)));
  }

  private static boolean given(AsaSession session, List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      session.sayIncomplete();
    }
    return !arguments.isEmpty();
  }

  private static void hostname(AsaSession session, List<String> arguments) throws IOException {
    if (given(session, arguments)) {
      session.change(config -> config.withHostname(arguments.get(0)));
    }
  }

  private static void prompt(AsaSession session, List<String> arguments) throws IOException {
    if (given(session, arguments)) {
      session.change(config -> config.withOption("prompt", String.join(" ", arguments)));
    }
  }

  /** Adds a line; flash: is another name of disk0:. A missing file is taken, with a warning. */
  private static void boot(AsaSession session, List<String> arguments) throws IOException {
    if (!given(session, arguments)) {
      return;
    }
    String typed = arguments.get(0);
    String path = spelled(session, typed);
    List<String> images = session.device().nvram().running().bootImages();
    int most = session.device().spec().model().productId().startsWith(ONE_IMAGE) ? 1 : MOST_IMAGES;
    if (images.size() >= most && !images.contains(path)) {
      session.say("ERROR: the maximum number of boot system entries is " + most + "\n");
      return;
    }
    if (!path.equals(typed)) {
      session.say("INFO: Converting " + typed + " to " + path + "\n");
    }
    if (!isThere(session, path)) {
      session.say("WARNING: BOOT variable added, but unable to find " + path + "\n");
    }
    session.change(
        config -> config.bootImages().contains(path) ? config : config.withBootImage(path));
  }

  private static void noBoot(AsaSession session, List<String> arguments) throws IOException {
    if (!given(session, arguments)) {
      return;
    }
    String path = spelled(session, arguments.get(0));
    if (!session.device().nvram().running().bootImages().contains(path)) {
      session.say("ERROR: unable to find " + path + " in the boot list\n");
      return;
    }
    session.change(
        config ->
            config.withBootImages(
                config.bootImages().stream().filter(each -> !each.equals(path)).toList()));
  }

  private static void asdm(AsaSession session, List<String> arguments) throws IOException {
    if (given(session, arguments)) {
      String path = spelled(session, arguments.get(0));
      if (!isThere(session, path)) {
        session.say("Device Manager image set, but unable to find " + path + "\n");
      }
      session.change(config -> config.withOption(ASDM, path));
    }
  }

  private static String spelled(AsaSession session, String typed) {
    try {
      Located file = session.device().fileSystems().locate(typed);
      return file.fileSystem().name() + ":/" + file.file().replaceFirst("^/+", "");
    } catch (FlashException e) {
      return typed;
    }
  }

  private static boolean isThere(AsaSession session, String path) {
    try {
      Located file = session.device().fileSystems().locate(path);
      return file.fileSystem().find(file.file()).isPresent();
    } catch (FlashException e) {
      return false;
    }
  }

  private static void register(AsaSession session, List<String> arguments) throws IOException {
    if (!given(session, arguments)) {
      return;
    }
    if (!arguments.get(0).matches("0[xX][0-9a-fA-F]{1,5}")) {
      session.sayInvalid(0);
      return;
    }
    session.device().nvram().setNextRegister(Integer.parseInt(arguments.get(0).substring(2), 16));
  }
}
