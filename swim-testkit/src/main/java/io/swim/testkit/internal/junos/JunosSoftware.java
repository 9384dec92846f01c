package io.swim.testkit.internal.junos;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.device.InstallFault.InstallTrait;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.junos.JunosSets.Packages;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** request system software add, validate and rollback; request system reboot. */
final class JunosSoftware {
  private static final Set<String> OPTIONS =
      Set.of("no-copy", "no-validate", "validate", "unlink", "reboot", "force");

  private JunosSoftware() {}

  static void addTo(CommandTree<JunosSession> tree) {
    tree.add("request system software add", 6, JunosSoftware::add)
        .add("request system software validate", 1, JunosSoftware::validate)
        .add("request system software rollback", 0, (session, words) -> rollback(session))
        .add("request system reboot", 0, (session, words) -> reboot(session));
  }

  private static void add(JunosSession session, List<String> words) throws IOException {
    if (!JunosCommands.given(session, words)) {
      return;
    }
    String path = words.get(0);
    List<String> options = words.subList(1, words.size());
    Optional<String> wrong = options.stream().filter(each -> !OPTIONS.contains(each)).findFirst();
    if (wrong.isPresent()) {
      session.say("syntax error, expecting <command>.\n");
      return;
    }
    if (!session.extraConfirm()) {
      return;
    }
    NetworkDevice device = session.device();
    Optional<Packages> read = read(session, path, !options.contains("no-validate"));
    if (read.isEmpty()) {
      return;
    }
    if (device.faults().all().contains(InstallTrait.ADD_FAILS)) {
      session.say("ERROR: Installation failed for package '" + path + "'\n");
      return;
    }
    boolean done =
        Junos.installation(device)
            .carryOut(
                device,
                "/usr/libexec/ui/package -X update " + path,
                () -> {},
                () -> Junos.sets(device).add(read.get()));
    if (!done) {
      session.say("ERROR: another package installation is in progress\n");
      return;
    }
    if (options.contains("unlink")) {
      session.files().delete(path);
    }
    session.say("NOTICE: 'pending' set will be activated at next reboot...\n");
    if (options.contains("reboot")) {
      goDown(session);
    }
  }

  private static void validate(JunosSession session, List<String> words) throws IOException {
    if (JunosCommands.given(session, words)) {
      read(session, words.get(0), true);
    }
  }

  /** Reads a package, whole; says what is wrong with it. */
  private static Optional<Packages> read(JunosSession session, String path, boolean validate)
      throws IOException {
    try {
      Located located = session.files().locate(path);
      FlashFile file = located.fileSystem().get(located.file());
      ImageFacts facts = file.blob().inspect();
      String family = session.device().spec().model().family();
      String name = facts.imageName() + "-" + facts.version();
      if (!facts.family().equals(family)) {
        session.say("ERROR: " + name + " fails requirements check: it is for " + facts.family());
        session.say("\nERROR: Installation failed for package '" + path + "'\n");
        return Optional.empty();
      }
      session.say(
          "Verified " + name + " signed by PackageProductionEc_2019 method ECDSA256+SHA256\n");
      if (validate) {
        session.say("Checking compatibility with configuration\nInitializing...\n");
        session.say("Validating against /config/juniper.conf.gz\nmgd: commit complete\n");
        session.say("Validation succeeded\n");
      }
      return Optional.of(new Packages(file, facts));
    } catch (NotBootable e) {
      session.say("ERROR: Package " + path + " cannot be verified: " + e.getMessage() + "\n");
    } catch (FlashException e) {
      session.say("error: " + path + ": " + JunosSession.words(e) + "\n");
    }
    return Optional.empty();
  }

  /** What was added is thrown away; where nothing was, what ran before is taken again. */
  private static void rollback(JunosSession session) throws IOException {
    NetworkDevice device = session.device();
    String said;
    synchronized (device) {
      JunosSets sets = Junos.sets(device);
      if (sets.removePending()) {
        said = "NOTICE: The 'pending' set has been removed\n";
      } else if (sets.previous().isEmpty()) {
        said = "WARNING: Cannot rollback, /packages/sets/previous is not valid\n";
      } else {
        sets.add(sets.previous().get());
        said =
            "Junos version '"
                + sets.previous().get().version()
                + "' will become active at next reboot\n";
      }
    }
    session.say(said);
  }

  private static void reboot(JunosSession session) throws IOException {
    NetworkDevice device = session.device();
    if (!session.extraConfirm() || !session.yes("Reboot the system ?")) {
      return;
    }
    if (device.has(Trait.REFUSE_RELOAD)) {
      session.say("error: reboot is not possible while the system is being upgraded\n");
      return;
    }
    if (device.has(Trait.RELOAD_ONLY_DROPS_SESSION)) {
      session.end();
      return;
    }
    session.say("\n*** FINAL System shutdown message from " + session.who() + " ***\n\n");
    session.say("System going down IMMEDIATELY\n\n\nShutdown NOW!\n[pid 4711]\n");
    if (!device.faults().all().contains(InstallTrait.NEVER_RELOADS)) {
      goDown(session);
    }
  }

  /** The prompt comes back before it goes down. */
  private static void goDown(JunosSession session) {
    NetworkDevice device = session.device();
    device.later(device.spec().install().activationDelay(), () -> device.reload("reboot"));
  }
}
