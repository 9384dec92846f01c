package io.swim.testkit.internal.ios;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.testkit.internal.copy.CopyDialogue;
import io.swim.testkit.internal.copy.CopyUrl;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.FlashException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * copy flash: tftp: and the same to the other kinds of servers. The questions, the lines "Writing"
 * and "Sink", and how TFTP and FTP are refused are as users recorded them; the refusals of the
 * others are a guess.
 */
final class CopyToServer extends CopyDialogue {
  private final IosSession session;
  private static final Set<Kind> REFUSALS =
      Set.of(Kind.REFUSED, Kind.NO_SUCH_FILE, Kind.NO_SPACE_THERE);

  private String sunk = "";

  CopyToServer(IosSession session) {
    super(session);
    this.session = session;
  }

  void run(String from, CopyUrl typed) throws IOException {
    Located place = device.fileSystems().locate(from.indexOf(':') < 0 ? from + ":" : from);
    String name = complete("Source filename", place.file().replaceFirst("^/", ""), "");
    Located source = new Located(place.fileSystem(), name);
    CopyUrl url = destination(typed);
    String standard = url.file().isEmpty() ? lastName(name) : url.file();
    url = url.withFile(quiet() ? standard : session.ask("Destination filename", standard));
    if (locate(url).isEmpty() || !session.extraConfirm()) {
      return;
    }
    try {
      long size = source.fileSystem().get(name).blob().sizeBytes();
      boolean announced = isSsh(url) || url.protocol() == TransferProtocol.FTP;
      session.say(announced ? "Writing " + url.lastName() + " " : "");
      session.say(isSsh(url) ? "\n" : "");
      sunk =
          url.protocol() == TransferProtocol.SCP
              ? " Sink: C0644 " + size + " " + url.lastName() + "\n"
              : "";
      url = withPassword(url);
      send(source, url);
    } catch (FlashException e) {
      session.say("%Error opening " + source.path() + " (" + e.getMessage() + ")\n");
    }
  }

  private void send(Located source, CopyUrl url) throws IOException {
    Optional<ServerFile> server = locate(url);
    long started = System.nanoTime();
    try {
      long bytes = copier.send(source, server.orElseThrow(), this);
      session.say("!\n" + rate(bytes, System.nanoTime() - started));
    } catch (TransferFailure e) {
      boolean afterWriting = url.protocol() == TransferProtocol.FTP && !begun();
      session.say(afterWriting ? "\n" : "");
      if (afterWriting && REFUSALS.contains(e.kind())) {
        session.say("%Error writing " + url + " (" + e.getMessage() + ")\n");
      } else {
        failed(url, e, "writing");
      }
    }
  }

  /** SCP shows what it tells the server. */
  @Override
  public void passed(long soFar) {
    if (!sunk.isEmpty()) {
      String line = sunk;
      sunk = "";
      try {
        session.say(line);
      } catch (IOException e) {
        // Nobody reads it any more; the copy goes on.
        sunk = "";
      }
    }
    super.passed(soFar);
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
