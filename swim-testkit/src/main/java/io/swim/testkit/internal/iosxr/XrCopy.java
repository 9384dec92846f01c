package io.swim.testkit.internal.iosxr;

import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.copy.CopyUrl;
import io.swim.testkit.internal.copy.FlashCopier;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Copies a file between the router and a server. The lines at the end are as users recorded them;
 * the question about a file that is there, and some refusals, are a guess.
 */
final class XrCopy implements Progress {
  private static final int BYTES_A_MARK = 500_000;

  private final XrSession session;
  private long marks;
  private boolean showsMarks;

  XrCopy(XrSession session) {
    this.session = session;
  }

  /** What follows copy. */
  void copy(List<String> words) throws IOException {
    if (words.size() != 2 && !(words.size() == 4 && words.get(2).equals("vrf"))) {
      session.say("% Incomplete command.\n");
      return;
    }
    Optional<TransferProtocol> from = CopyUrl.protocol(words.get(0));
    Optional<TransferProtocol> to = CopyUrl.protocol(words.get(1));
    if (from.isPresent()) {
      fetch(CopyUrl.parse(from.get(), words.get(0)), words.get(1));
    } else if (to.isPresent()) {
      send(words.get(0), CopyUrl.parse(to.get(), words.get(1)));
    } else {
      session.say("%Error: copy from " + words.get(0) + " is not supported\n");
    }
  }

  /** What follows scp: a file here and {@code user@host:/file}, in either order. */
  void scp(List<String> words) throws IOException {
    if (words.size() != 2 && !(words.size() == 4 && words.get(2).equals("vrf"))) {
      session.say("% Incomplete command.\n");
    } else if (words.get(0).indexOf('@') >= 0) {
      fetch(remote(words.get(0)), words.get(1));
    } else {
      send(words.get(0), remote(words.get(1)));
    }
  }

  private static CopyUrl remote(String text) {
    return CopyUrl.parse(TransferProtocol.SCP, "scp://" + text.replaceFirst(":/?", "/"));
  }

  private void fetch(CopyUrl asked, String to) throws IOException {
    Located place = XrFiles.locate(session, to);
    String name = place.file().isEmpty() ? asked.lastName() : place.file();
    Located target = new Located(place.fileSystem(), name);
    if (asked.protocol() != TransferProtocol.SCP) {
      String shown = "/" + target.fileSystem().name() + ":/" + name;
      session.ask("Destination filename [" + shown + "]?", shown);
    }
    if (!session.extraConfirm() || !overwrite(target)) {
      return;
    }
    run(asked, (copier, file) -> copier.fetch(file, target, this));
  }

  private boolean overwrite(Located target) throws IOException {
    return target.fileSystem().find(target.file()).isEmpty()
        || session
            .ask(
                "Copy : Destination exists, overwrite ?[confirm with only 'y' or 'n'] [y/n] :", "n")
            .equals("y");
  }

  private void send(String from, CopyUrl asked) throws IOException {
    Located source = XrFiles.locate(session, from);
    source.fileSystem().get(source.file());
    if (asked.protocol() != TransferProtocol.SCP) {
      session.ask("Destination filename [/" + asked.lastName() + "]?", asked.lastName());
    }
    run(asked, (copier, file) -> copier.send(source, file, this));
  }

  private interface Transfer {
    long run(FlashCopier copier, ServerFile file) throws IOException;
  }

  private void run(CopyUrl asked, Transfer transfer) throws IOException {
    boolean ssh =
        asked.protocol() == TransferProtocol.SCP || asked.protocol() == TransferProtocol.SFTP;
    CopyUrl url = asked;
    if (ssh) {
      session.say("Connecting to " + asked.host() + "...\nPassword: ");
      url = asked.withPassword(Secret.of(session.terminal().readLine(Echo.OFF)));
    } else {
      session.say("Accessing " + asked + "\n");
    }
    Optional<ServerFile> file = url.on(session.device());
    if (file.isEmpty()) {
      session.say("%Error: could not resolve " + url.host() + "\n");
      return;
    }
    showsMarks = !ssh;
    long start = System.nanoTime();
    try {
      long bytes = transfer.run(new FlashCopier(session.device()), file.get());
      long seconds = (System.nanoTime() - start) / 1_000_000_000L;
      session.say((showsMarks ? "\n" : "\n  Transferred " + bytes + " Bytes\n  ") + bytes);
      session.say(" bytes copied in      " + seconds + " sec (" + bytes + ")bytes/sec\n");
    } catch (TransferFailure e) {
      session.say(
          "\n%Error "
              + (marks > 0 ? "reading " : "opening ")
              + url
              + " ("
              + e.getMessage()
              + ")\n");
    } catch (FlashException e) {
      session.say("\n%Error copying " + url + " (" + e.getMessage() + ")\n");
    }
  }

  @Override
  public void passed(long soFar) {
    long due = 1 + soFar / BYTES_A_MARK;
    if (due > marks) {
      try {
        session.say(showsMarks ? "C".repeat((int) (due - marks)) : "");
      } catch (IOException e) {
        // The user went away; on the router the copy goes on all the same.
        showsMarks = false;
      }
      marks = due;
    }
  }
}
