package io.swim.testkit.internal.nxos;

import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.InstallFault.InstallOperation;
import io.swim.testkit.device.InstallFault.InstallTrait;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.terminal.SessionEnd;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * install all nxos, and show install all status. Sources: Cisco Nexus 9000 Series NX-OS Software
 * Upgrade and Downgrade Guide, and what users posted of refusals.
 */
final class InstallCommand {
  private static final String SUCCESS = "[####################] 100% -- SUCCESS\n\n";
  private static final String FAIL = "[#                   ]   0% -- FAIL.\n";
  private static final int CTRL_C = 3;

  private final NxSession session;
  private final NetworkDevice device;
  private final Installer installer;

  private InstallCommand(NxSession session) {
    this.session = session;
    this.device = session.device();
    this.installer = NxOs.of(device).installer();
  }

  static void addTo(CommandTree<NxSession> tree) {
    tree.add("install all nxos", 2, (session, words) -> new InstallCommand(session).run(words))
        .add(
            "show install all impact nxos",
            2,
            (session, words) -> new InstallCommand(session).impact(words))
        .add("show install all status", 0, (session, words) -> new InstallCommand(session).status())
        .add("show install active", 0, (session, words) -> new InstallCommand(session).active());
  }

  private void run(List<String> words) throws IOException {
    if (words.isEmpty()) {
      session.say("% Incomplete command at '^' marker.\n");
      return;
    }
    if (!installer.begin()) {
      session.say("Another install procedure may be in progress. (0x401E0007)\n");
      return;
    }
    boolean goesOn = false;
    try {
      Located image = device.fileSystems().locate(words.get(0));
      boolean inService = isInService(words);
      Optional<ImageFacts> facts = checked(image, inService);
      if (facts.isPresent() && agreed(facts.get(), inService)) {
        goesOn = true;
        install(image, inService);
      }
    } finally {
      if (!goesOn) {
        installer.end();
      }
    }
  }

  /** What would be done; nothing is. */
  private void impact(List<String> words) throws IOException {
    if (words.isEmpty()) {
      session.say("% Incomplete command at '^' marker.\n");
      return;
    }
    boolean inService = isInService(words);
    Optional<ImageFacts> facts = checked(device.fileSystems().locate(words.get(0)), inService);
    if (facts.isPresent()) {
      tables(facts.get(), inService);
    }
  }

  private static boolean isInService(List<String> words) {
    return words.size() > 1 && "non-disruptive".startsWith(words.get(1));
  }

  private boolean interrupts() {
    return device.faults().all().contains(InstallTrait.INTERRUPTS_TRAFFIC);
  }

  private Optional<ImageFacts> checked(Located image, boolean inService) throws IOException {
    String path = image.fileSystem().name() + ":/" + FileCommands.name(image);
    session.say("Installer will perform compatibility check first. Please wait. \n");
    session.say(inService ? "\n" : "Installer is forced disruptive\n\n");
    say("Verifying image " + path + " for boot variable \"nxos\".\n");
    ImageFacts facts;
    try {
      facts = NxOs.checked(device, image.fileSystem().get(FileCommands.name(image)));
    } catch (FlashException e) {
      return failed("0x40930007 (" + e.getMessage() + ")");
    } catch (NotBootable e) {
      return failed("0x4045001F (Digital signature verification failed)");
    } catch (IOException e) {
      return failed("0x40930011 (Image verification failed: " + e.getMessage() + ")");
    }
    say(SUCCESS + "Verifying image type.\n" + SUCCESS);
    say("Preparing \"nxos\" version info using image " + path + ".\n" + SUCCESS);
    say("Performing module support checks.\n");
    if (device.faults().all().contains(InstallTrait.ADD_FAILS)) {
      return failed("0x40930062 (free space in the filesystem is below threshold)");
    }
    say(SUCCESS + "Notifying services about system upgrade.\n" + SUCCESS);
    return Optional.of(facts);
  }

  private Optional<ImageFacts> failed(String why) throws IOException {
    say(FAIL + "Return code " + why + ".\nPre-upgrade check failed. Return code " + why + ".\n");
    return Optional.empty();
  }

  /** Prints, and keeps it for who asks later. */
  private void say(String text) throws IOException {
    installer.note(text.replaceAll("(?m)^\\[#.*?%", ""));
    session.say(text);
  }

  private void tables(ImageFacts facts, boolean inService) throws IOException {
    String now = device.software().map(each -> each.image().facts().version()).orElse("");
    session.say(
        """

        Compatibility check is done:
        Module  bootable          Impact  Install-type  Reason
        ------  --------  --------------  ------------  ------
             1       yes  %14s         reset  %s


        """
            .formatted(
                inService && !interrupts() ? "non-disruptive" : "disruptive",
                inService
                    ? interrupts() ? "Incompatible image for ISSU" : ""
                    : "default upgrade is not hitless"));
    say(
        "Images will be upgraded according to following table:\n"
            + "Module       Image                  Running-Version(pri:alt)           New-Version"
            + "  Upg-Required\n"
            + "------  ----------  ----------------------------------------  --------------------"
            + "  ------------\n"
            + String.format(
                Locale.ROOT,
                "     1  %10s  %40s  %20s  %12s\n\n\n",
                "nxos",
                now,
                facts.version(),
                now.equals(facts.version()) ? "no" : "yes"));
  }

  private boolean agreed(ImageFacts facts, boolean inService) throws IOException {
    tables(facts, inService);
    if (inService && interrupts()) {
      return failed("0x40930069 (Non-disruptive upgrade is not possible)").isPresent();
    }
    session.say(inService ? "" : "Switch will be reloaded for disruptive upgrade.\n");
    return session.extraConfirm()
        && session.agrees("Do you want to continue with the installation (y/n)?  [n] ");
  }

  private void install(Located image, boolean inService) throws IOException {
    say("\nInstall is in progress, please wait.\n\nPerforming runtime checks.\n" + SUCCESS);
    CompletableFuture<Boolean> done =
        installer.install(
            device,
            image,
            inService,
            () ->
                installer.note(
                    "Setting boot variables.\n -- SUCCESS\n\nPerforming configuration copy.\n"
                        + " -- SUCCESS\n\n"
                        + ending(inService)));
    if (device.faults().take(InstallFault.dropSessionDuring(InstallOperation.ACTIVATE))) {
      throw new SessionEnd("fault: session dropped during install all");
    }
    try {
      if (!done.get()) {
        throw new SessionEnd("the device was rebooted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SessionEnd("the device is switched off");
    } catch (ExecutionException e) {
      throw new IllegalStateException("install all failed", e.getCause());
    }
    session.say(
        "Setting boot variables.\n" + SUCCESS + "Performing configuration copy.\n" + SUCCESS);
    session.say(
        "Module 1: Refreshing compact flash and upgrading bios/loader/bootrom.\n"
            + "Warning: please do not remove or power off the module at this time.\n"
            + SUCCESS
            + "\n"
            + ending(inService));
  }

  private static String ending(boolean inService) {
    return inService
        ? "Upgrade can no longer be aborted, any failure will result in a disruptive upgrade.\n"
        : "Finishing the upgrade, switch will reboot in 10 seconds.\n";
  }

  /** While an installation goes on this does not end by itself. */
  private void status() throws IOException {
    if (!installer.isAtWork()) {
      session.show("This is the log of last installation.\n\n" + installer.log());
      return;
    }
    session.say("There is an on-going installation...\nEnter Ctrl-C to go back to the prompt.\n\n");
    session.say(installer.log());
    while (session.terminal().readKey() != CTRL_C) {
      session.say("");
    }
    session.say("\n");
  }

  private void active() throws IOException {
    session.show(
        "Boot Images:\n\tNXOS Image: "
            + String.join(";", NxOs.of(device).bootedFrom(device))
            + "\n\nActive Packages:\n\n");
  }
}
