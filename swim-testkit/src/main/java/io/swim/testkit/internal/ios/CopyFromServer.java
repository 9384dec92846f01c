package io.swim.testkit.internal.ios;

import io.swim.device.TransferProtocol;
import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.copy.CopyDialogue;
import io.swim.testkit.internal.copy.CopyUrl;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.FlashException;
import java.io.IOException;
import java.util.Optional;

/** copy tftp: flash: and the same from the other kinds of servers. */
final class CopyFromServer extends CopyDialogue {
  private final IosSession session;
  private String shown = "";

  CopyFromServer(IosSession session) {
    super(session);
    this.session = session;
  }

  void run(CopyUrl typed, String to) throws IOException {
    CopyUrl asked = source(typed);
    asked = asked.withFile(complete("Source filename", asked.file(), ""));
    Located wanted = device.fileSystems().locate(to.indexOf(':') < 0 ? to + ":" : to);
    String standard =
        wanted.file().isEmpty() ? asked.lastName() : wanted.file().replaceFirst("^/", "");
    String name = quiet() ? standard : session.ask("Destination filename", standard);
    Located target = new Located(wanted.fileSystem(), name.replaceFirst("^\\w+:", ""));
    Optional<ServerFile> server = locate(asked);
    if (server.isEmpty() || !overwrite(target) || !session.extraConfirm()) {
      return;
    }
    if (device.has(Trait.ASK_TO_ERASE)
        && session.confirm("Erase " + target.fileSystem().name() + ": before copying?")) {
      FlashCommands.eraseNow(session, target.fileSystem());
    }
    CopyUrl url = withPassword(asked);
    fetch(locate(url).orElseThrow(), url, target);
  }

  private boolean overwrite(Located target) throws IOException {
    if (quiet() || target.fileSystem().find(target.file()).isEmpty()) {
      return true;
    }
    session.say("%Warning:There is a file already existing with this name\n");
    boolean yes = session.confirm("Do you want to over write?");
    if (!yes) {
      session.say("%Error: copy aborted by user\n");
    }
    return yes;
  }

  private void fetch(ServerFile server, CopyUrl url, Located target) throws IOException {
    shown = url.protocol() == TransferProtocol.SCP ? url.lastName() : "";
    if (shown.isEmpty()) {
      session.say("Accessing " + url + "...\n");
    }
    long started = System.nanoTime();
    try {
      long bytes = copier.fetch(server, target, this);
      session.say("\n[OK - " + bytes + " bytes]\n" + rate(bytes, System.nanoTime() - started));
    } catch (TransferFailure e) {
      failed(url, e, "reading");
    } catch (FlashException e) {
      session.say("\n%Error copying " + url + " (" + e.getMessage() + ")\n");
    }
  }

  /** SCP shows what the server sends first. */
  @Override
  public void expected(long bytes) {
    if (!shown.isEmpty()) {
      try {
        session.say(" Sending file modes: C0644 " + bytes + " " + shown + "\n");
      } catch (IOException e) {
        // Nobody reads it any more.
        shown = "";
      }
    }
  }
}
