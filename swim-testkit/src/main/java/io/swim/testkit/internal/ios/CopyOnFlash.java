package io.swim.testkit.internal.ios;

import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.copy.CopyDialogue;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.FlashException;
import java.io.IOException;

/** copy flash: flash2: - from one file system of the device to another one. */
final class CopyOnFlash extends CopyDialogue {
  private final IosSession session;

  CopyOnFlash(IosSession session) {
    super(session);
    this.session = session;
  }

  void run(String from, String to) throws IOException {
    Located source = device.fileSystems().locate(from);
    Located wanted = device.fileSystems().locate(to.indexOf(':') < 0 ? to + ":" : to);
    String standard = (wanted.file().isEmpty() ? source : wanted).file().replaceFirst("^/", "");
    String name = quiet() ? standard : session.ask("Destination filename", standard);
    Located target = new Located(wanted.fileSystem(), name.replaceFirst("^\\w+:", ""));
    if (source.fileSystem().find(source.file()).isEmpty()) {
      session.say("%Error opening " + from + " (No such file or directory)\n");
      return;
    }
    if (!quiet() && target.fileSystem().find(target.file()).isPresent()) {
      session.say("%Warning:There is a file already existing with this name\n");
      if (!session.confirm("Do you want to over write?")) {
        session.say("%Error: copy aborted by user\n");
        return;
      }
    }
    session.say("Copy in progress...");
    long started = System.nanoTime();
    try {
      long bytes = copier.copy(source, target, this);
      session.say(rate(bytes, System.nanoTime() - started));
    } catch (TransferFailure e) {
      session.say("\n%Error copying " + from + " (" + e.getMessage() + ")\n");
    } catch (FlashException e) {
      session.say("\n%Error copying " + from + " (" + e.getMessage() + ")\n");
    }
  }
}
