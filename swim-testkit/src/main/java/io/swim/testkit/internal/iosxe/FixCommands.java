package io.swim.testkit.internal.iosxe;

import io.swim.testkit.device.InstallFault.InstallTrait;
import io.swim.testkit.internal.device.Fixes;
import io.swim.testkit.internal.device.Fixes.InstalledFix;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.image.Fix;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.ios.IosSession;
import io.swim.testkit.internal.iosxe.InstallDesk.Run;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Fixes: install activate file, install deactivate file, show install package. */
final class FixCommands {
  private final IosSession session;
  private final NetworkDevice device;
  private final IosXe software;
  private final InstallDialogue dialogue;

  FixCommands(IosSession session) {
    this.session = session;
    this.device = session.device();
    this.software = IosXe.of(session);
    this.dialogue = new InstallDialogue(session);
  }

  private Fixes fixes() {
    return software.store().fixes();
  }

  /** Whether a file is named as one is. */
  static boolean isFix(String file) {
    return file.endsWith(".smu.bin");
  }

  private ImageFacts facts(String path) throws InstallRefused {
    try {
      var located = device.fileSystems().locate(path);
      ImageFacts facts = located.fileSystem().get(located.file()).blob().inspect();
      if (facts.fix().isEmpty()) {
        throw new InstallRefused(path + " is no SMU");
      }
      return facts;
    } catch (NotBootable | IOException e) {
      throw new InstallRefused(path + ": " + e.getMessage());
    }
  }

  /** Takes it from the flash of the active member. */
  void add(Run run, String path) throws IOException, InstallRefused {
    session.say("install_add: Adding SMU\n");
    ImageFacts facts = facts(path);
    dialogue.step(run, "Add", "SMU_ADD operation", () -> add(path, facts));
  }

  private boolean add(String path, ImageFacts facts) throws InstallRefused {
    if (device.faults().all().contains(InstallTrait.ADD_FAILS)) {
      throw new InstallRefused("package manager did not answer");
    }
    String runs = software.present(device).get(0).version();
    if (!facts.version().equals(runs)) {
      throw new InstallRefused(
          path + " is for version " + facts.version() + ", and " + runs + " runs");
    }
    boolean reloads = facts.fix().map(Fix::reloads).orElseThrow();
    fixes().add(new InstalledFix(path, facts.version(), reloads));
    return true;
  }

  /** Activates it, or takes it out of use. */
  void change(String path, boolean run) throws IOException {
    String name = run ? "install_activate" : "install_deactivate";
    dialogue.run(name, name, step -> change(step, path, run));
  }

  private void change(Run step, String path, boolean run) throws IOException, InstallRefused {
    dialogue.settle(false);
    InstalledFix fix =
        fixes().find(path).orElseThrow(() -> new InstallRefused(path + " was not added"));
    if (fixes().isActive(fix) == run) {
      throw new InstallRefused(path + " is " + (run ? "already" : "not") + " active");
    }
    session.say(
        (run ? "install_activate: Activating" : "install_deactivate: Deactivating") + " SMU\n");
    if (fix.reloads() && !dialogue.agree(InstallText.RELOAD)) {
      throw new InstallRefused(InstallText.NO_RELOAD);
    }
    String what = run ? "Activate" : "Deactivate";
    dialogue.step(
        step, what, "SMU_" + what.toUpperCase(Locale.ROOT) + " operation", () -> apply(fix, run));
  }

  private boolean apply(InstalledFix fix, boolean run) {
    fixes().change(List.of(fix), run);
    if (fix.reloads() && !device.faults().all().contains(InstallTrait.NEVER_RELOADS)) {
      device.later(device.spec().install().activationDelay(), () -> device.reload("SMU Install"));
    }
    return true;
  }

  /** The letter that show install has for it. */
  static char letter(Fixes fixes, String name, String version) {
    boolean runs = fixes.active(version).contains(name);
    boolean kept = fixes.committed(version).contains(name);
    return runs ? (kept ? 'C' : 'U') : (kept ? 'D' : 'I');
  }

  /** What a file says of itself. */
  void show(String path) throws IOException {
    try {
      ImageFacts facts = facts(path);
      Fix fix = facts.fix().orElseThrow();
      String state =
          fixes().find(path).isEmpty()
              ? "Not Installed"
              : fixes().active(facts.version()).contains(path) ? "Activated" : "Inactive";
      session.show(
          "Name: "
              + path.substring(path.indexOf(':') + 1)
              + "\nVersion: "
              + facts.fullVersion()
              + "\nPlatform: "
              + facts.family().toUpperCase(Locale.ROOT)
              + "\nPackage Type: SMU\nDefect ID: "
              + fix.bug()
              + "\nPackage State: "
              + state
              + "\nSupersedes List: {}\nSMU Fixes List: {}\nSMU ID: 1\nSMU Type: "
              + (fix.reloads() ? "reload" : "non-reload")
              + "\nSMU Compatible with Version: "
              + facts.fullVersion()
              + "\nSMUImpact:\n");
    } catch (InstallRefused e) {
      session.say("% " + e.getMessage() + "\n");
    }
  }
}
