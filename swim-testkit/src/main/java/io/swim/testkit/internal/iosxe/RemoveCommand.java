package io.swim.testkit.internal.iosxe;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.ios.IosSession;
import io.swim.testkit.internal.iosxe.InstallDesk.Run;
import java.io.IOException;
import java.util.List;

/** install remove inactive. */
final class RemoveCommand {
  private static final String REMOVE = "install_remove";
  private static final String QUESTION = "\nDo you want to remove the above files? [y/n]";

  private final IosSession session;
  private final NetworkDevice device;
  private final Installer installer;
  private final InstallDialogue dialogue;

  private RemoveCommand(IosSession session) {
    this.session = session;
    this.device = session.device();
    this.installer = IosXe.of(session).installer(device);
    this.dialogue = new InstallDialogue(session);
  }

  static void addTo(CommandTree<IosSession> tree) {
    tree.add("install remove inactive", 0, (session, words) -> new RemoveCommand(session).run());
  }

  private void run() throws IOException {
    dialogue.run(REMOVE, REMOVE, this::remove);
  }

  private void remove(Run run) throws IOException, InstallRefused {
    List<Removal> removals = installer.removals();
    session.say("install_remove: Removing IMG\nCleaning up unnecessary package files\n");
    session.say("  Scanning boot directory for packages ... done.\n");
    session.say("  Preparing packages list to delete ...\n");
    for (Removal removal : removals) {
      for (String file : removal.kept()) {
        session.say("    " + line(removal, file) + " File is in use, will not delete.\n");
      }
    }
    if (removals.stream().allMatch(removal -> removal.files().isEmpty())) {
      session.say("SUCCESS: No extra package or provisioning files found on media.");
      session.say(" Nothing to clean.\n");
      return;
    }
    session.say("\nThe following files will be deleted:\n");
    for (Removal removal : removals) {
      for (String file : removal.files()) {
        session.say("    " + line(removal, file) + "\n");
      }
    }
    if (!dialogue.agree(QUESTION)) {
      session.say(" [1] " + removals.get(0).member().title());
      session.say(" Remove succeed with reason: User Rejected Deletion\n");
      return;
    }
    run.await(run.begin(() -> installer.remove(removals)));
    for (Removal removal : removals) {
      for (String file : removal.files()) {
        session.say("Deleting file " + InstallText.path(device, file) + " ... done.\n");
      }
    }
    session.say("SUCCESS: Files deleted.\n");
    session.say("\n--- Starting Post_Remove_Cleanup ---\n");
    session.say("Performing REMOVE_POSTCHECK on all members\nFinished Post_Remove_Cleanup\n");
  }

  private String line(Removal removal, String file) {
    return "[" + removal.member().processor() + "]: " + InstallText.path(device, file);
  }
}
