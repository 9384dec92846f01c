package io.swim.testkit.internal.ios;

import io.swim.testkit.internal.cli.CliSession;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** verify, verify /md5 and verify /sha512: reads the file, with dots while it works. */
public final class VerifyCommand {
  private static final int BYTES_A_DOT = 100_000;

  private VerifyCommand() {}

  static void addTo(CommandTree<IosSession> tree) {
    tree.add("verify /md5", 2, (session, words) -> digest(session, words, "MD5"))
        .add("verify", 1, VerifyCommand::embedded);
  }

  /** {@code verify /sha512}, which IOS-XE has. */
  public static void addSha512(CommandTree<IosSession> tree) {
    tree.add("verify /sha512", 2, (session, words) -> digest(session, words, "SHA-512"));
  }

  private static void digest(IosSession session, List<String> arguments, String algorithm)
      throws IOException {
    if (arguments.isEmpty()) {
      session.say("% Incomplete command.\n\n");
      return;
    }
    String path = arguments.get(0);
    Blob blob = blob(session, path);
    if (blob == null) {
      return;
    }
    String option = "verify /" + algorithm.replace("-", "").toLowerCase(Locale.ROOT);
    String computed = digest(session, blob, algorithm, ".");
    if (arguments.size() == 1) {
      session.say(option + " (" + path + ") = " + computed + "\n");
    } else if (arguments.get(1).equalsIgnoreCase(computed)) {
      session.say("Verified (" + path + ") = " + computed + "\n");
    } else {
      session.say(
          "%Error verifying "
              + path
              + "\nComputed signature  = "
              + computed
              + "\nSubmitted signature = "
              + arguments.get(1)
              + "\n");
    }
  }

  /**
   * Reads a file and shows that it does.
   *
   * @param mark for each block
   */
  public static String digest(CliSession session, Blob blob, String algorithm, String mark)
      throws IOException {
    try (InputStream in = blob.open()) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] buffer = new byte[BYTES_A_DOT];
      for (int read = in.readNBytes(buffer, 0, buffer.length);
          read > 0;
          read = in.readNBytes(buffer, 0, buffer.length)) {
        digest.update(buffer, 0, read);
        session.say(mark);
      }
      session.say("Done!\n");
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + algorithm, e);
    }
  }

  private static void embedded(IosSession session, List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      session.say("% Incomplete command.\n\n");
      return;
    }
    String path = arguments.get(0);
    Blob blob = blob(session, path);
    if (blob == null) {
      return;
    }
    try {
      blob.inspect();
      session.say("Verifying file integrity of " + path + "........Done!\n");
      session.say("File system hash verification successful.\n");
    } catch (NotBootable e) {
      session.say("%Error verifying " + path + " (" + e.getMessage() + ")\n");
    }
  }

  private static @Nullable Blob blob(IosSession session, String path) throws IOException {
    try {
      Located located = session.device().fileSystems().locate(path);
      return located.fileSystem().get(located.file()).blob();
    } catch (FlashException e) {
      session.say("%Error opening " + path + " (" + e.getMessage() + ")\n");
      return null;
    }
  }
}
