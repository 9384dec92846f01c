package io.swim.testkit.internal.iosxe;

import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.InstallFault.InstallOperation;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.ios.IosSession;
import io.swim.testkit.internal.iosxe.InstallDesk.Run;
import io.swim.testkit.internal.iosxe.InstallDesk.Work;
import io.swim.testkit.internal.terminal.SessionEnd;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What all commands of installing have in common. Used by one thread. */
final class InstallDialogue {
  private final IosSession session;
  private final NetworkDevice device;
  private final IosXe software;

  InstallDialogue(IosSession session) {
    this.session = session;
    this.device = session.device();
    this.software = IosXe.of(session);
  }

  /** The options of a command that takes only those; what is wrong is said. */
  Optional<InstallOptions> options(List<String> words) throws IOException {
    InstallOptions options = InstallOptions.parse(words);
    if (options.wrong().isPresent() || options.activate()) {
      session.sayInvalid(options.wrong().orElse(words.get(0)));
      return Optional.empty();
    }
    return Optional.of(options);
  }

  /** An operation from its first line to the last but one. */
  interface Body {
    void run(Run run) throws IOException, InstallRefused;
  }

  /**
   * Carries out an operation, unless another one is at work, and says at the end what came of it.
   *
   * @param name as its first line has it
   * @param ending as its last line has it
   */
  void run(String name, String ending, Body body) throws IOException {
    Optional<Run> begun = software.desk().begin(device, name, session.epoch());
    if (begun.isEmpty()) {
      session.say(InstallText.BUSY);
      return;
    }
    try (Run run = begun.get()) {
      session.say(InstallText.start(name, device));
      body.run(run);
      session.say("\n" + InstallText.success(ending, device));
    } catch (InstallRefused e) {
      session.say(InstallText.failed(ending, e, device));
    }
  }

  /** A step that the device does, on all members, while this session looks on if it can. */
  <T> T step(Run run, String step, String what, Work<T> work) throws IOException, InstallRefused {
    List<Member> members = software.present(device);
    session.say(InstallText.begins(step, what, members));
    CompletableFuture<T> done = run.begin(work);
    String operation = step.toUpperCase(Locale.ROOT);
    for (InstallOperation each : InstallOperation.values()) {
      if (each.name().equals(operation)
          && device.faults().take(InstallFault.dropSessionDuring(each))) {
        throw new SessionEnd("fault: session dropped during " + operation);
      }
    }
    T result = run.await(done);
    session.say(InstallText.ends(step, what, members));
    return result;
  }

  /** Asks for one key; y is yes. */
  boolean agree(String question) throws IOException {
    return key(question) == 'y';
  }

  /** What was configured and not saved stands in the way. */
  void settle(boolean quiet) throws IOException, InstallRefused {
    if (!device.nvram().modified()) {
      return;
    }
    if (quiet) {
      throw new InstallRefused(
          "System configuration has been modified. Please save configuration and resubmit command.");
    }
    switch (key(InstallText.UNSAVED)) {
      case 'y' -> {
        session.say("Building configuration...\n");
        device.nvram().save();
        session.say("[OK]\n");
      }
      case 'n' -> session.say("");
      default -> throw new InstallRefused("User aborted the operation");
    }
  }

  /** Whatever is not asked for is not heard, so an answer may end with a return or not. */
  private int key(String question) throws IOException {
    session.say(question);
    String keys = question.endsWith("/q]") ? "ynq" : "yn";
    int key = Character.toLowerCase(session.terminal().readKey());
    while (keys.indexOf(key) < 0) {
      key = Character.toLowerCase(session.terminal().readKey());
    }
    session.say((char) key + "\n");
    return key;
  }
}
