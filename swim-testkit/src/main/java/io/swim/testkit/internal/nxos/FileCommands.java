package io.swim.testkit.internal.nxos;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.flash.FlashFile;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** dir, delete and the digests of show file. */
final class FileCommands {
  private static final Map<String, String> DIGESTS =
      Map.of("md5sum", "MD5", "sha256sum", "SHA-256", "sha512sum", "SHA-512");

  private FileCommands() {}

  static void addTo(CommandTree<NxSession> tree) {
    tree.add("dir", 1, FileCommands::dir)
        .add("delete", 2, FileCommands::delete)
        .add("show file", 2, FileCommands::digest);
  }

  private static void dir(NxSession session, List<String> words) throws IOException {
    FileSystems fileSystems = session.device().fileSystems();
    String path = words.isEmpty() ? fileSystems.standard().name() + ":" : words.get(0);
    Located located = fileSystems.locate(path);
    if (!located.file().replace("/", "").isEmpty()) {
      throw new FlashException(Reason.NO_SUCH_FILE);
    }
    session.show(NxText.directory(located.fileSystem()));
  }

  /** Whether a file runs, or is booted next. */
  static boolean isBooted(NetworkDevice device, Located located) {
    String name = name(located);
    return device.nvram().startup().bootImages().stream()
            .anyMatch(each -> each.endsWith("/" + name))
        || device
            .software()
            .filter(software -> software.image().path().endsWith("/" + name))
            .isPresent();
  }

  static String name(Located located) {
    return located.file().replaceFirst("^/+", "");
  }

  private static void delete(NxSession session, List<String> words) throws IOException {
    if (words.isEmpty()) {
      session.say("% Incomplete command at '^' marker.\n");
      return;
    }
    Located located = session.device().fileSystems().locate(words.get(0));
    String name = name(located);
    if (!words.contains("no-prompt")
        && (!session.extraConfirm()
            || !session.agrees(
                "Do you want to delete \"/" + name + "\" ? (yes/no/abort)   [y] "))) {
      return;
    }
    FlashFile file = located.fileSystem().get(name);
    if (isBooted(session.device(), located)) {
      session.say(
          "Switch is booted with '"
              + file.name()
              + "'. Overwriting/deleting this image is not allowed\n");
      return;
    }
    if (!located.fileSystem().lock()) {
      throw new FlashException(Reason.BUSY);
    }
    try {
      located.fileSystem().delete(name);
    } finally {
      located.fileSystem().unlock();
    }
  }

  private static void digest(NxSession session, List<String> words) throws IOException {
    String algorithm = words.size() < 2 ? null : DIGESTS.get(words.get(1).toLowerCase(Locale.ROOT));
    if (algorithm == null) {
      session.say("% Incomplete command at '^' marker.\n");
      return;
    }
    Located located = session.device().fileSystems().locate(words.get(0));
    try (InputStream in = located.fileSystem().get(name(located)).blob().open()) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      session.say(HexFormat.of().formatHex(digest.digest()) + "\n");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + algorithm, e);
    }
  }
}
