package io.swim.testkit.internal.cli;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.copy.TransferFailure;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.FlashException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;

/** copy tftp: flash: */
final class CopyFromServer extends CopyDialogue {
  CopyFromServer(CliSession session) {
    super(session);
  }

  void run(String from, String to) throws IOException {
    TftpUrl typed = TftpUrl.parse(from);
    String host = complete("Address or name of remote host", typed.host(), "");
    String file = complete("Source filename", typed.file(), "");
    TftpUrl url = new TftpUrl(host, file);
    Located wanted = device.fileSystems().locate(to.indexOf(':') < 0 ? to + ":" : to);
    String standard =
        wanted.file().isEmpty() ? url.lastName() : wanted.file().replaceFirst("^/", "");
    String name = quiet() ? standard : session.ask("Destination filename", standard);
    Located target = new Located(wanted.fileSystem(), name.replaceFirst("^\\w+:", ""));
    Optional<InetAddress> server = resolve(host);
    if (server.isEmpty() || !overwrite(target) || !session.extraConfirm()) {
      return;
    }
    if (device.has(Trait.ASK_TO_ERASE)
        && session.confirm("Erase " + target.fileSystem().name() + ": before copying?")) {
      FlashCommands.eraseNow(session, target.fileSystem());
    }
    fetch(server.get(), url, target);
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

  private void fetch(InetAddress server, TftpUrl url, Located target) throws IOException {
    session.say("Accessing " + url + "...\n");
    long started = System.nanoTime();
    try {
      long bytes = copier.fetch(server, url.file(), target, this::progress);
      session.say("\n[OK - " + bytes + " bytes]\n" + rate(bytes, System.nanoTime() - started));
    } catch (TransferFailure e) {
      session.say("%Error opening " + url + " (" + e.getMessage() + ")\n");
    } catch (FlashException e) {
      session.say("\n%Error copying " + url + " (" + e.getMessage() + ")\n");
    }
  }

  @Override
  void progress(long bytes) {
    super.progress(bytes);
  }
}
