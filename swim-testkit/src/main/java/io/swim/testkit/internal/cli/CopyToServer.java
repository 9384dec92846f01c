package io.swim.testkit.internal.cli;

import io.swim.testkit.internal.copy.TransferFailure;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.FlashException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;

/** copy flash: tftp: */
final class CopyToServer extends CopyDialogue {
  CopyToServer(CliSession session) {
    super(session);
  }

  void run(String from, String to) throws IOException {
    Located typed = device.fileSystems().locate(from.indexOf(':') < 0 ? from + ":" : from);
    String name = complete("Source filename", typed.file().replaceFirst("^/", ""), "");
    Located source = new Located(typed.fileSystem(), name);
    TftpUrl url = TftpUrl.parse(to);
    String host = complete("Address or name of remote host", url.host(), "");
    String standard = url.file().isEmpty() ? name.substring(name.lastIndexOf('/') + 1) : url.file();
    String file = quiet() ? standard : session.ask("Destination filename", standard);
    Optional<InetAddress> server = resolve(host);
    if (server.isEmpty()) {
      return;
    }
    long started = System.nanoTime();
    try {
      long bytes = copier.send(source, server.get(), file, this::progress);
      session.say("!\n" + rate(bytes, System.nanoTime() - started));
    } catch (TransferFailure e) {
      session.say("%Error opening tftp://" + host + "/" + file + " (" + e.getMessage() + ")\n");
    } catch (FlashException e) {
      session.say("%Error opening " + source.path() + " (" + e.getMessage() + ")\n");
    }
  }
}
