package io.swim.testkit.internal.asa;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.copy.CopyDialogue;
import io.swim.testkit.internal.copy.CopyUrl;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.util.Optional;

/**
 * One copy between disk0: and a server. The question about a host key is documented; the words of a
 * refusal after it are a guess.
 */
final class AsaCopy extends CopyDialogue {
  private final AsaSession session;
  private final boolean silent;

  AsaCopy(AsaSession session, boolean silent) {
    super(session);
    this.session = session;
    this.silent = silent;
  }

  void fromServer(CopyUrl typed, String to) throws IOException {
    CopyUrl url = asked(typed, "Source");
    Located wanted = device.fileSystems().locate(to);
    String name = wanted.file().replaceFirst("^/+", "");
    name = name.isEmpty() ? url.lastName() : name;
    name = silent ? name : session.ask("Destination filename", name).replaceFirst("^\\w+:/*", "");
    Located target = new Located(wanted.fileSystem(), name);
    if (locate(url).isEmpty() || !overwrite(target) || !session.extraConfirm() || !trusts(url)) {
      return;
    }
    url = withPassword(url);
    session.say("\nAccessing " + url + "...");
    long started = System.nanoTime();
    try {
      long bytes = copier.fetch(locate(url).orElseThrow(), target, this);
      String path = target.fileSystem().name() + ":/" + name;
      session.say("\nWriting file " + path + "...\n!!!" + rate(bytes, System.nanoTime() - started));
    } catch (TransferFailure e) {
      session.say("\n");
      failed(url, e, "reading");
    } catch (FlashException e) {
      session.say("\n%Error copying " + url + " (" + e.getMessage() + ")\n");
    }
  }

  void toServer(String from, CopyUrl typed) throws IOException {
    Located place = device.fileSystems().locate(from);
    String name = place.file().replaceFirst("^/+", "");
    name = silent ? name : session.ask("Source filename", name);
    CopyUrl url = asked(typed, "Destination");
    Optional<ServerFile> server = locate(url);
    if (server.isEmpty() || !session.extraConfirm() || !trusts(url)) {
      return;
    }
    Located source = new Located(place.fileSystem(), name);
    long started = System.nanoTime();
    try {
      source.fileSystem().get(name);
      url = withPassword(url);
      session.say("\nWriting " + url + "...");
      long bytes = copier.send(source, locate(url).orElseThrow(), this);
      session.say("!" + rate(bytes, System.nanoTime() - started));
    } catch (TransferFailure e) {
      session.say("\n");
      failed(url, e, "writing");
    } catch (FlashException e) {
      session.say("%Error opening " + from + " (" + e.getMessage() + ")\n");
    }
  }

  /** Asks for everything once more, unless nothing is to be confirmed. */
  private CopyUrl asked(CopyUrl typed, String end) throws IOException {
    CopyUrl url = typed;
    if (!silent || url.host().isEmpty()) {
      url = url.withHost(session.ask("Address or name of remote host", url.host()));
    }
    if (isSsh(url) && url.user().isEmpty()) {
      url = url.withUser(session.ask(end + " username", ""));
    }
    return silent && !url.file().isEmpty()
        ? url
        : url.withFile(session.ask(end + " filename", url.file()));
  }

  private boolean overwrite(Located target) throws IOException {
    if (silent || target.fileSystem().find(target.file()).isEmpty()) {
      return true;
    }
    session.say("%Warning:There is a file already existing with this name \n");
    return session.confirm("Do you want to over write?");
  }

  /** An unknown server's key is asked for, and with a yes it becomes configuration. */
  private boolean trusts(CopyUrl url) throws IOException {
    String known = "ssh known-host " + url.host();
    boolean lax = device.nvram().running().option(AsaConfigCommands.LAX_KEYS).isPresent();
    if (url.protocol() != TransferProtocol.SCP
        || lax
        || device.nvram().running().option(known).isPresent()) {
      return true;
    }
    session.say(
        "The authenticity of host '"
            + url.host()
            + " ("
            + url.host()
            + ")' can't be established.\n"
            + "RSA key fingerprint is SHA256:0000000000000000000000000000000000000000000.\n"
            + "Are you sure you want to continue connecting (yes/no)? ");
    if (session.terminal().readLine(Echo.ON).trim().equals("yes")) {
      session.change(config -> config.withOption(known, "on"));
      session.say("Warning: Permanently added '" + url.host() + "' (RSA) to the known hosts.\n");
      return true;
    }
    session.say("Host key verification failed.\n%Error opening " + url + " (Undefined error)\n");
    return false;
  }
}
