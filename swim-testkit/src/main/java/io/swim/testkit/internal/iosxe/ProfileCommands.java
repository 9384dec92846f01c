package io.swim.testkit.internal.iosxe;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.ModeSession.Mode;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.XeNames;
import io.swim.testkit.internal.ios.IosSession;
import io.swim.testkit.internal.ios.Modes;
import io.swim.testkit.internal.iosxe.InstallDesk.Run;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The image download profile of a controller on an access point, and installing by it. */
final class ProfileCommands {
  private static final String PLACE = "config-wireless-image-download-profile";

  private ProfileCommands() {}

  static void addTo(Modes modes) {
    CommandTree<IosSession> config = modes.tree(Mode.CONFIG);
    config
        .add("wireless profile image-download", 1, (s, words) -> s.setPlace(PLACE))
        .add("image-download-mode", 1, ProfileCommands::mode);
    for (String mode : List.of("tftp", "sftp")) {
      config
          .add(mode + "-image-server", 1, (s, words) -> set(s, mode, ImageProfile.SERVER, words))
          .add(mode + "-image-path", 1, (s, words) -> set(s, mode, ImageProfile.PATH, words));
    }
    config
        .add("sftp-username", 1, ProfileCommands::user)
        .add("sftp-password", 2, ProfileCommands::password);
    modes.tree(Mode.PRIVILEGED).add("install add profile", 1, ProfileCommands::add);
  }

  private static void mode(IosSession session, List<String> words) throws IOException {
    String mode = words.isEmpty() ? "" : words.get(0).toLowerCase(Locale.ROOT);
    if (!session.place().startsWith(PLACE) || !List.of("tftp", "sftp").contains(mode)) {
      session.sayInvalid(mode);
      return;
    }
    session.device().nvram().configure(config -> config.withOption(ImageProfile.MODE, mode));
    session.setPlace(PLACE + "-" + mode);
  }

  private static void set(IosSession session, String mode, String option, List<String> words)
      throws IOException {
    if (isIn(session, mode, words)) {
      session.device().nvram().configure(config -> config.withOption(option, words.get(0)));
    }
  }

  private static boolean isIn(IosSession session, String mode, List<String> words)
      throws IOException {
    boolean is = session.place().equals(PLACE + "-" + mode) && !words.isEmpty();
    if (!is) {
      session.sayInvalid("");
    }
    return is;
  }

  private static void user(IosSession session, List<String> words) throws IOException {
    if (isIn(session, "sftp", words)) {
      login(session, transfer -> transfer.withUsername(TransferProtocol.SFTP, words.get(0)));
    }
  }

  /** 0 is for one that is typed as it is. */
  private static void password(IosSession session, List<String> words) throws IOException {
    if (isIn(session, "sftp", words)) {
      login(
          session,
          transfer -> transfer.withPassword(TransferProtocol.SFTP, words.get(words.size() - 1)));
    }
  }

  private static void login(
      IosSession session, UnaryOperator<io.swim.testkit.internal.device.TransferConfig> change) {
    session
        .device()
        .nvram()
        .configure(config -> config.withTransfer(change.apply(config.transfer())));
  }

  private static void add(IosSession session, List<String> words) throws IOException {
    if (words.isEmpty()) {
      session.say("% Incomplete command.\n\n");
      return;
    }
    String ending = "install_add profile " + words.get(0);
    new InstallDialogue(session).run("install_add", ending, run -> add(run, session));
  }

  /** The controller's own image, unless it is there already; then the access points begin. */
  private static void add(Run run, IosSession session) throws IOException, InstallRefused {
    NetworkDevice device = session.device();
    IosXe software = IosXe.of(session);
    session.say("install_add: Adding IMG\n");
    Optional<Installed> added;
    synchronized (device) {
      added = software.store().added();
    }
    Installed image = added.isPresent() ? added.get() : fetch(run, session, software);
    synchronized (device) {
      software
          .accessPoints()
          .predownload(
              device,
              XeNames.accessPoint(image.version()),
              type -> software.profile().accessPoint(device, type));
    }
  }

  private static Installed fetch(Run run, IosSession session, IosXe software)
      throws IOException, InstallRefused {
    NetworkDevice device = session.device();
    FlashFileSystem flash;
    try {
      flash = software.profile().fetch(device, ImageProfile.CONTROLLER);
    } catch (IOException e) {
      throw new InstallRefused(String.valueOf(e.getMessage()));
    }
    try {
      String path = flash.name() + ":" + ImageProfile.CONTROLLER;
      Installed image =
          new InstallDialogue(session)
              .step(run, "Add", "Add package(s)", () -> software.installer(device).add(path));
      session.say("\nImage added. Version: " + image.fullVersion() + "\n");
      return image;
    } finally {
      flash.delete(ImageProfile.CONTROLLER);
    }
  }
}
