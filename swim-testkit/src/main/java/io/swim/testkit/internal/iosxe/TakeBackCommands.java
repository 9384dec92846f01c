package io.swim.testkit.internal.iosxe;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.ios.IosSession;
import io.swim.testkit.internal.iosxe.InstallDesk.Run;
import io.swim.testkit.internal.iosxe.InstallDesk.Work;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** install abort, install rollback, and stopping the timer that does it. */
final class TakeBackCommands {
  private static final String ABORT = "install_abort";
  private static final String ROLLBACK = "install_rollback";
  private static final String STOP_TIMER = "install_auto_abort_timer_stop";

  private final IosSession session;
  private final NetworkDevice device;
  private final Installer installer;
  private final InstallDialogue dialogue;

  private TakeBackCommands(IosSession session) {
    this.session = session;
    this.device = session.device();
    this.installer = IosXe.of(session).installer(device);
    this.dialogue = new InstallDialogue(session);
  }

  static void addTo(CommandTree<IosSession> tree) {
    tree.add("install abort", 2, (s, words) -> new TakeBackCommands(s).abort(words))
        .add("install rollback to committed", 2, (s, w) -> new TakeBackCommands(s).committed(w))
        .add("install rollback to base", 2, (s, words) -> new TakeBackCommands(s).base(words))
        .add("install rollback to id", 3, (s, words) -> new TakeBackCommands(s).id(words))
        .add("install auto-abort-timer stop", 0, (s, w) -> new TakeBackCommands(s).stopTimer());
  }

  private void abort(List<String> words) throws IOException {
    Optional<InstallOptions> options = dialogue.options(words);
    if (options.isPresent()) {
      dialogue.run(
          ABORT, ABORT, run -> goBack(run, "Abort", options.get(), () -> installer.abort()));
    }
  }

  private void committed(List<String> words) throws IOException {
    rollBack("committed", words, () -> installer.abort());
  }

  private void base(List<String> words) throws IOException {
    rollBack("base", words, () -> installer.rollBack(1));
  }

  private void id(List<String> words) throws IOException {
    if (words.isEmpty()) {
      session.say("% Incomplete command.\n\n");
    } else if (!words.get(0).matches("\\d{1,4}")) {
      session.sayInvalid(words.get(0));
    } else {
      int id = Integer.parseInt(words.get(0));
      rollBack("id " + id, words.subList(1, words.size()), () -> installer.rollBack(id));
    }
  }

  private void rollBack(String target, List<String> words, Work<Boolean> work) throws IOException {
    Optional<InstallOptions> options = dialogue.options(words);
    if (options.isPresent()) {
      dialogue.run(
          ROLLBACK,
          ROLLBACK,
          run -> {
            session.say("install_rollback: Rolling back to " + target + "\n");
            goBack(run, "Rollback", options.get(), work);
          });
    }
  }

  private void goBack(Run run, String step, InstallOptions options, Work<Boolean> work)
      throws IOException, InstallRefused {
    dialogue.settle(options.quiet());
    if (!options.quiet() && !dialogue.agree(InstallText.RELOAD)) {
      throw new InstallRefused(InstallText.NO_RELOAD);
    }
    dialogue.step(run, step, step + " package(s)", work);
  }

  private void stopTimer() throws IOException {
    dialogue.run(STOP_TIMER, STOP_TIMER, run -> installer.stopTimer());
  }
}
