package io.swim.testkit.internal.copy;

import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.cli.CliSession;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** What both directions of copying have in common. Used by one thread. */
public class CopyDialogue implements Progress {
  private static final int BLOCKS_A_MARK = 10;
  private static final String HOST = "Address or name of remote host";

  protected final NetworkDevice device;
  protected final FlashCopier copier;
  private final CliSession session;
  private long marks;
  private long bytes;

  /** A copy that is talked about in that session. */
  protected CopyDialogue(CliSession session) {
    this.session = session;
    this.device = session.device();
    this.copier = new FlashCopier(device);
  }

  /** Asks for a part that wasn't typed, unless {@code file prompt quiet} is configured. */
  protected String complete(String question, String typed, String standard) throws IOException {
    if (typed.isEmpty()) {
      return session.ask(question, standard);
    }
    return typed;
  }

  protected boolean quiet() {
    return device.nvram().running().quietPrompts();
  }

  /** Asks for the host, and where SSH needs one, for the user. */
  protected CopyUrl source(CopyUrl typed) throws IOException {
    CopyUrl url = typed.withHost(complete(HOST, typed.host(), ""));
    return isSsh(url) && url.user().isEmpty()
        ? url.withUser(session.ask("Source username", ownUser()))
        : url;
  }

  /** The same of a file that is sent; what was typed is asked for all the same, as recorded. */
  protected CopyUrl destination(CopyUrl typed) throws IOException {
    boolean silent = quiet() && !typed.host().isEmpty();
    CopyUrl url = silent ? typed : typed.withHost(session.ask(HOST, typed.host()));
    if (!isSsh(url) || quiet() && !url.user().isEmpty()) {
      return url;
    }
    String standard = url.user().isEmpty() ? ownUser() : url.user();
    return url.withUser(session.ask("Destination username", standard));
  }

  private String ownUser() {
    return device.spec().credentials().username();
  }

  /** Asks for a password that wasn't typed; without echo. */
  protected CopyUrl withPassword(CopyUrl url) throws IOException {
    if (!isSsh(url) || url.password().isPresent()) {
      return url;
    }
    session.say("Password: ");
    return url.withPassword(Secret.of(session.terminal().readLine(Echo.OFF)));
  }

  protected static boolean isSsh(CopyUrl url) {
    return url.protocol() == TransferProtocol.SCP || url.protocol() == TransferProtocol.SFTP;
  }

  /** Where it is, and the login that applies; empty when the host can't be resolved. */
  protected Optional<ServerFile> locate(CopyUrl url) throws IOException {
    Optional<ServerFile> file = url.on(device);
    if (file.isEmpty()) {
      session.say("%Error opening " + url + " (Invalid host address or name)\n");
    }
    return file;
  }

  /**
   * The lines of a failed transfer. The words of the SSH client and "Undefined error" are a guess.
   */
  protected void failed(CopyUrl url, TransferFailure e, String while_) throws IOException {
    String line = begun() || !isSsh(url) ? "" : sshLine(e.kind());
    String words = line.isEmpty() ? e.getMessage() : "Undefined error";
    session.say(begun() ? "\n" : line);
    session.say("%Error " + (begun() ? while_ : "opening") + " " + url + " (" + words + ")\n");
  }

  /** Whether bytes of the file have moved. */
  protected boolean begun() {
    return bytes > 0;
  }

  private static String sshLine(Kind kind) {
    return switch (kind) {
      case LOGIN_REFUSED -> "% Authentication failed.\n";
      case CONNECTION_REFUSED -> "% Connection refused by remote host\n";
      case TIMED_OUT -> "% Connection timed out; remote host not responding\n";
      case UNREACHABLE -> "% Destination unreachable; gateway or host down\n";
      case NO_SUCH_FILE, REFUSED, RESET, NO_SPACE_THERE, UNTRUSTED, IO, PROTOCOL, INTERRUPTED -> "";
    };
  }

  /** One exclamation mark for ten packets. */
  @Override
  public void passed(long soFar) {
    bytes = soFar;
    int blockSize = device.spec().transfer().blockSize();
    long due = soFar / ((long) blockSize * BLOCKS_A_MARK);
    if (due > marks) {
      try {
        session.say("!".repeat((int) (due - marks)));
      } catch (IOException e) {
        // The user went away; on the device the copy goes on all the same.
        marks = Long.MAX_VALUE / 2;
        return;
      }
      marks = due;
    }
  }

  protected static String rate(long bytes, long nanos) {
    double seconds = Math.max(nanos / 1e9, 0.001);
    return String.format(
        Locale.ROOT,
        "\n%d bytes copied in %.3f secs (%d bytes/sec)\n",
        bytes,
        seconds,
        (long) (bytes / seconds));
  }
}
