package io.swim.testkit.internal.asa;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.CommandTree.Action;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.ios.VerifyCommand;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** dir, delete and verify. */
final class AsaFlashCommands {
  private static final Logger LOG = LoggerFactory.getLogger(AsaFlashCommands.class);

  private AsaFlashCommands() {}

  static void addTo(CommandTree<AsaSession> tree) {
    tree.add("dir", 2, AsaFlashCommands::dir)
        .add("delete", 3, AsaFlashCommands::delete)
        .add("verify /md5", 1, digest("MD5"))
        .add("verify /sha-512", 1, digest("SHA-512"))
        .add("verify", 1, AsaFlashCommands::verify);
  }

  private static Optional<String> path(AsaSession session, List<String> arguments)
      throws IOException {
    Optional<String> path =
        arguments.stream().filter(word -> !word.startsWith("/") || word.contains(".")).findFirst();
    if (path.isEmpty()) {
      session.sayIncomplete();
    }
    return path;
  }

  private static void dir(AsaSession session, List<String> arguments) throws IOException {
    String path = arguments.isEmpty() ? "disk0:" : arguments.get(arguments.size() - 1);
    try {
      Located place = session.device().fileSystems().locate(path);
      String file = place.file().replaceFirst("^/+", "");
      FlashFileSystem fileSystem = place.fileSystem();
      session.show(
          AsaFlashText.directory(
              fileSystem, file.isEmpty() ? fileSystem.files() : List.of(fileSystem.get(file))));
    } catch (FlashException e) {
      session.say("%Error opening " + path + " (" + e.getMessage() + ")\n");
    }
  }

  private static void delete(AsaSession session, List<String> arguments) throws IOException {
    Optional<String> path = path(session, arguments);
    if (path.isEmpty()) {
      return;
    }
    try {
      Located place = session.device().fileSystems().locate(path.get());
      String file = place.file().replaceFirst("^/+", "");
      if (!arguments.contains("/noconfirm")) {
        file = session.ask("Delete filename", file);
        String full = place.fileSystem().name() + ":/" + file;
        if (!session.extraConfirm() || !session.confirm("Delete " + full + "?")) {
          return;
        }
      }
      if (!place.fileSystem().lock()) {
        throw new FlashException(Reason.BUSY);
      }
      try {
        place.fileSystem().delete(file);
      } finally {
        place.fileSystem().unlock();
      }
      Optional<NetworkDevice> standby = Asa.of(session.device()).standby(session.device());
      if (standby.isPresent()) {
        deleteQuietly(standby.get(), place.fileSystem().name() + ":/" + file);
      }
    } catch (FlashException e) {
      session.say("%Error deleting " + path.get() + " (" + e.getMessage() + ")\n");
    }
  }

  /** A deletion is replicated (Configuration Guide, "Commands Replicated to the Standby Unit"). */
  private static void deleteQuietly(NetworkDevice unit, String path) {
    try {
      Located place = unit.fileSystems().locate(path);
      place.fileSystem().delete(place.file());
    } catch (FlashException e) {
      LOG.debug("{} has no {}: {}", unit.spec().hostname(), path, e.getMessage());
    }
  }

  private static Action<AsaSession> digest(String algorithm) {
    return (session, arguments) -> {
      Optional<String> path = path(session, arguments);
      Optional<Blob> blob = path.isEmpty() ? Optional.empty() : blob(session, path.get());
      if (blob.isPresent()) {
        String digest = VerifyCommand.digest(session, blob.get(), algorithm, "!");
        session.say("verify /" + algorithm + " (" + path.get() + ") = " + digest + "\n");
      }
    };
  }

  private static void verify(AsaSession session, List<String> arguments) throws IOException {
    Optional<String> path = path(session, arguments);
    Optional<Blob> blob = path.isEmpty() ? Optional.empty() : blob(session, path.get());
    if (blob.isEmpty()) {
      return;
    }
    session.say("Verifying file integrity of " + path.get() + "\n");
    try {
      blob.get().inspect();
      session.say("Digital signature successfully validated\n");
    } catch (NotBootable e) {
      session.say("%Error verifying " + path.get() + " (" + e.getMessage() + ")\n");
    }
  }

  private static Optional<Blob> blob(AsaSession session, String path) throws IOException {
    try {
      Located place = session.device().fileSystems().locate(path);
      return Optional.of(place.fileSystem().get(place.file()).blob());
    } catch (FlashException e) {
      session.say("%Error opening " + path + " (" + e.getMessage() + ")\n");
      return Optional.empty();
    }
  }
}
