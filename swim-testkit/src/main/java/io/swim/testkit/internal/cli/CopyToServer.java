package io.swim.testkit.internal.cli;

import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.FlashException;
import java.io.IOException;
import java.util.Optional;

/** copy flash: tftp: and the same to the other kinds of servers. */
final class CopyToServer extends CopyDialogue {
  CopyToServer(CliSession session) {
    super(session);
  }

  void run(String from, CopyUrl typed) throws IOException {
    Located place = device.fileSystems().locate(from.indexOf(':') < 0 ? from + ":" : from);
    String name = complete("Source filename", place.file().replaceFirst("^/", ""), "");
    Located source = new Located(place.fileSystem(), name);
    CopyUrl url = completed(typed, "Destination");
    String standard = url.file().isEmpty() ? name.substring(name.lastIndexOf('/') + 1) : url.file();
    url = url.withFile(quiet() ? standard : session.ask("Destination filename", standard));
    if (locate(url).isEmpty()) {
      return;
    }
    url = withPassword(url);
    Optional<ServerFile> server = locate(url);
    long started = System.nanoTime();
    try {
      long bytes = copier.send(source, server.orElseThrow(), this);
      session.say("!\n" + rate(bytes, System.nanoTime() - started));
    } catch (TransferFailure e) {
      failed(url, e, "writing");
    } catch (FlashException e) {
      session.say("%Error opening " + source.path() + " (" + e.getMessage() + ")\n");
    }
  }
}
