package io.swim.testkit.internal.aironet;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.copy.CopyDialogue;
import io.swim.testkit.internal.copy.CopyUrl;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.ios.IosSession;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * archive download-sw: unpacks an archive of a server into a folder, and has it booted next unless
 * told not to. Releases before 15 do not know /no-set-boot; which were the first to know it is a
 * guess.
 */
final class ArchiveCommand extends CopyDialogue {
  private static final String NO_SET_BOOT = "/no-set-boot";
  private static final Set<String> OPTIONS =
      Set.of("/leave-old-sw", NO_SET_BOOT, "/overwrite", "/reload", "/force-reload");

  private final IosSession session;

  private ArchiveCommand(IosSession session) {
    super(session);
    this.session = session;
  }

  static void addTo(CommandTree<IosSession> tree) {
    tree.add("archive download-sw", 5, (session, words) -> new ArchiveCommand(session).run(words));
  }

  private void run(List<String> words) throws IOException {
    for (String word : words.subList(0, Math.max(0, words.size() - 1))) {
      boolean known = OPTIONS.contains(word) && !(word.equals(NO_SET_BOOT) && isOld());
      if (!known) {
        session.sayInvalid(word);
        return;
      }
    }
    String from = words.isEmpty() ? "" : words.get(words.size() - 1);
    Optional<TransferProtocol> protocol = CopyUrl.protocol(from);
    if (protocol.isEmpty()) {
      session.say("% Incomplete command.\n\n");
      return;
    }
    CopyUrl url = CopyUrl.parse(protocol.get(), from);
    Optional<ServerFile> file = locate(url);
    if (file.isPresent() && session.extraConfirm()) {
      fetch(file.get(), url, Set.copyOf(words.subList(0, words.size() - 1)));
    }
  }

  private boolean isOld() {
    return device
        .software()
        .filter(software -> software.image().facts().version().startsWith("12."))
        .isPresent();
  }

  /** What is fetched is in memory until it is known to be whole. */
  private void fetch(ServerFile file, CopyUrl url, Set<String> options) throws IOException {
    session.say("examining image...\nLoading " + url.lastName() + " from " + url.host() + " : ");
    try {
      Blob archive = copier.fetchAside(file, this);
      session.say("\n");
      unpack(archive, device.fileSystems().standard(), options);
    } catch (TransferFailure e) {
      failed(url, e, "reading");
      session.say("ERROR: Image is not a valid IOS image archive.\n");
    } catch (NotBootable e) {
      session.say("\nERROR: Image is not a valid IOS image archive. (" + e.getMessage() + ")\n");
    }
  }

  private void unpack(Blob archive, FlashFileSystem flash, Set<String> options)
      throws IOException, NotBootable {
    ImageFacts facts = archive.inspect();
    String folder = facts.imageName();
    Map<String, Blob> files = archive.unpack(flash.store());
    long total = files.values().stream().mapToLong(Blob::sizeBytes).sum();
    session.say(
        "extracting info (281 bytes)\nImage info:\n    Image Name: "
            + folder
            + "\n    Version Directory: "
            + folder
            + "\n    Total Image Size: "
            + total
            + "\n    Image Feature: WIRELESS LAN\n    Image Family: "
            + facts.family()
            + "\n");
    files.get(folder + "/" + folder).inspect();
    if (!options.contains("/overwrite") && !removed(flash, folder, options)) {
      return;
    }
    if (flash.freeBytes() < total) {
      session.say("ERROR: Not enough free space in \"flash:/\"\nERROR: Clean up and try again.\n");
      return;
    }
    session.say("Extracting files...\n" + folder + "/ (directory) 0 (bytes)\n");
    for (Map.Entry<String, Blob> each : files.entrySet()) {
      flash.put(each.getKey(), each.getValue());
      session.say("extracting " + each.getKey() + " (" + each.getValue().sizeBytes() + " bytes)\n");
    }
    session.say("extracting info.ver (281 bytes)\n[OK - " + archive.sizeBytes() + " bytes]\n\n");
    session.say("New software image installed in flash:/" + folder + "\n");
    end(folder, options);
  }

  /** A folder of that name stays; without /leave-old-sw what does not run goes first. */
  private boolean removed(FlashFileSystem flash, String folder, Set<String> options)
      throws IOException {
    if (flash.find(folder + "/" + folder).isPresent()) {
      session.say("ERROR: flash:/" + folder + " exists. Use /overwrite.\n");
      return false;
    }
    if (!options.contains("/leave-old-sw")) {
      String runs = device.software().map(it -> it.image().path()).orElse("");
      for (FlashFile each : flash.files()) {
        String own = each.name().contains("/") ? each.name().replaceFirst("/.*", "/") : "";
        if (!own.isEmpty() && !runs.contains("/" + own)) {
          flash.delete(each.name());
        }
      }
    }
    return true;
  }

  private void end(String folder, Set<String> options) throws IOException {
    if (!options.contains(NO_SET_BOOT)) {
      session.say("Configuring system to use new image...done.\n");
      device.nvram().setBootImages(List.of(Aironet.path(folder)));
    }
    session.say("archive download: takes 1 seconds\n");
    boolean saved = !device.nvram().modified();
    if (options.contains("/force-reload") || options.contains("/reload") && saved) {
      session.say("Requested system reload in progress...\n");
      session.reload("reload");
    }
  }
}
