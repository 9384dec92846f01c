package io.swim.testkit.internal.iosxe;

import io.swim.device.SoftwareMode;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.ios.IosSession;
import io.swim.testkit.internal.iosxe.InstallDesk.Run;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** install add, install activate, install commit, and all of them at once. */
final class InstallCommands {
  private static final String ADD = "install_add";
  private static final String ACTIVATE = "install_activate";
  private static final String COMMIT = "install_commit";
  private static final String ONE_SHOT = "install_add_activate_commit";
  private static final String IN_BUNDLE_MODE =
      "Booted in bundle mode. For Bundle-to-Install mode conversion, please use one-shot CLI -"
          + " install add file <> activate commit";

  private final IosSession session;
  private final NetworkDevice device;
  private final IosXe software;
  private final Installer installer;
  private final InstallDialogue dialogue;

  private InstallCommands(IosSession session) {
    this.session = session;
    this.device = session.device();
    this.software = IosXe.of(session);
    this.installer = software.installer(device);
    this.dialogue = new InstallDialogue(session);
  }

  static void addTo(CommandTree<IosSession> tree) {
    tree.add("install add file", 6, (session, words) -> new InstallCommands(session).add(words))
        .add("install activate", 4, (s, words) -> new InstallCommands(s).activate(words))
        .add(
            "install activate file",
            1,
            (session, words) -> new FixCommands(session).change(String.join("", words), true))
        .add(
            "install deactivate file",
            1,
            (session, words) -> new FixCommands(session).change(String.join("", words), false))
        .add(
            "show install package",
            1,
            (session, words) -> new FixCommands(session).show(String.join("", words)))
        .add("install commit", 0, (session, words) -> new InstallCommands(session).commit());
  }

  private void add(List<String> words) throws IOException {
    if (words.isEmpty()) {
      session.say("% Incomplete command.\n\n");
      return;
    }
    String file = words.get(0);
    InstallOptions options = InstallOptions.parse(words.subList(1, words.size()));
    if (options.wrong().isPresent() || options.activate() && !options.commit()) {
      session.sayInvalid(options.wrong().orElse(words.get(words.size() - 1)));
    } else if (options.activate()) {
      dialogue.run(ONE_SHOT, ONE_SHOT, run -> addActivateCommit(run, file, options));
    } else {
      String ending = ADD + " " + InstallText.path(device, file);
      dialogue.run(ADD, ending, run -> addOnly(run, file));
    }
  }

  private void addOnly(Run run, String file) throws IOException, InstallRefused {
    if (FixCommands.isFix(file)) {
      new FixCommands(session).add(run, file);
      return;
    }
    session.say("install_add: Adding IMG\n");
    if (device.personality().mode(device) == SoftwareMode.BUNDLE) {
      throw new InstallRefused(software.present(device).get(0), IN_BUNDLE_MODE);
    }
    unpack(run, file);
  }

  /** Unpacks a file; empty when that is what runs already. */
  private Optional<Installed> unpack(Run run, String file) throws IOException, InstallRefused {
    List<Member> members = software.present(device);
    ImageFacts facts = installer.bundle(file);
    if (device.personality().mode(device) == SoftwareMode.INSTALL
        && facts.version().equals(members.get(0).version())) {
      for (Member member : members) {
        session.say(InstallText.unchanged(member));
      }
      return Optional.empty();
    }
    session.say(InstallText.copied(file, members));
    Installed image = dialogue.step(run, "Add", "Add package(s)", () -> installer.add(file));
    session.say("\nImage added. Version: " + image.fullVersion() + "\n");
    return Optional.of(image);
  }

  private void addActivateCommit(Run run, String file, InstallOptions options)
      throws IOException, InstallRefused {
    dialogue.settle(options.quiet());
    String list = device.spec().model().flashName() + ":" + PackageList.BOOTED;
    String confirm = "\nPlease confirm you have changed boot config to " + list + " [y/n]";
    if (device.personality().mode(device) == SoftwareMode.BUNDLE
        && !options.quiet()
        && !dialogue.agree(confirm)) {
      throw new InstallRefused("Boot config was not changed");
    }
    session.say(InstallText.start(ADD, device) + "install_add: Adding IMG\n");
    Optional<Installed> image = unpack(run, file);
    if (image.isPresent()) {
      session.say("\n" + InstallText.start(ACTIVATE, device));
      announce(image.get(), options);
      dialogue.step(run, "Activate", "Activate package(s)", () -> installer.replace(image.get()));
      session.say(InstallText.begins("Commit", "Commit package(s)", software.present(device)));
      session.say(InstallText.ends("Commit", "Commit package(s)", software.present(device)));
    }
  }

  private void announce(Installed image, InstallOptions options)
      throws IOException, InstallRefused {
    session.say("install_activate: Activating IMG\n" + InstallText.toActivate(image, device));
    if (!options.quiet() && !dialogue.agree(InstallText.RELOAD)) {
      throw new InstallRefused(InstallText.NO_RELOAD);
    }
  }

  private void activate(List<String> words) throws IOException {
    boolean inService = words.contains("issu");
    Optional<InstallOptions> options =
        dialogue.options(words.stream().filter(word -> !word.equals("issu")).toList());
    if (options.isPresent()) {
      dialogue.run(ACTIVATE, ACTIVATE, run -> activate(run, options.get(), inService));
    }
  }

  private void activate(Run run, InstallOptions options, boolean inService)
      throws IOException, InstallRefused {
    dialogue.settle(options.quiet());
    if (inService && !Issu.of(device).isPossible()) {
      throw new InstallRefused("ISSU is not possible: see 'show issu state detail'");
    }
    Installed image = installer.added();
    announce(image, options);
    dialogue.step(
        run,
        "Activate",
        "Activate package(s)",
        () -> installer.activate(image, options.abortAfter(), inService));
  }

  private void commit() throws IOException {
    dialogue.run(
        COMMIT,
        COMMIT,
        run -> dialogue.step(run, "Commit", "Commit package(s)", installer::commit));
  }
}
