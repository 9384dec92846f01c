package io.swim.internal;

import io.swim.device.DeviceFacts;
import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.device.SoftwarePackage;
import io.swim.job.DistributionOptions;
import io.swim.job.Finding;
import io.swim.job.Task;
import io.swim.spi.PlatformCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges tasks that are about files of the device, and not about an image for it. */
final class FileTaskFindings {
  private static final int NAMED = 3;

  private final PlatformCatalog platforms;
  private final DeviceFacts facts;
  private final Optional<PlatformId> platform;

  FileTaskFindings(PlatformCatalog platforms, DeviceFacts facts, Optional<PlatformId> platform) {
    this.platforms = platforms;
    this.facts = facts;
    this.platform = platform;
  }

  List<Finding> of(Task task, DistributionOptions options) {
    if (platform.isEmpty()) {
      return List.of(
          Finding.error(
              "platform-unknown",
              "its platform is not known",
              "name the platform of the device, or add a definition for it"));
    }
    if (task instanceof Task.Download download) {
      return List.of(download(download));
    }
    if (task instanceof Task.Delete delete) {
      return delete.files().stream().map(file -> delete(file, options)).toList();
    }
    return List.of(backup());
  }

  /** Whether what it runs can be brought into the repository. */
  private Finding backup() {
    Optional<String> running = facts.runningImage();
    List<String> packages =
        facts.packages().stream()
            .filter(SoftwarePackage::isRunning)
            .map(SoftwarePackage::name)
            .toList();
    if (running.isEmpty() && !packages.isEmpty()) {
      return notImportable(
          "software that was installed, and no image file: "
              + packages.stream().limit(NAMED).collect(Collectors.joining(", "))
              + (packages.size() > NAMED ? ", ... (" + packages.size() + " packages)" : ""));
    }
    if (running.isEmpty()) {
      return Finding.error("running-image-unknown", "it does not tell which file it runs", "");
    }
    Optional<FlashPath> file = file(running.get());
    boolean isImage =
        file.isPresent() && platforms.isImage(platform.orElseThrow(), file.get().name());
    return isImage
        ? Finding.passed("running-image", "it runs " + running.get())
        : notImportable(
            running.get()
                + ", which is no image file of "
                + platform.orElseThrow()
                + " that could be brought into the repository");
  }

  /** Software that was installed is no longer the file that it came out of. */
  private static Finding notImportable(String what) {
    return Finding.error(
        "running-image-not-importable",
        "it runs " + what,
        "import the image from its vendor, or from a file");
  }

  /** The file that it runs, if it lies on the device. */
  static Optional<FlashPath> file(String runningImage) {
    try {
      return Optional.of(FlashPath.parse(runningImage));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Finding download(Task.Download task) {
    Path target = task.folder().resolve(task.file().name());
    if (!Files.isDirectory(task.folder())) {
      return Finding.error("folder-missing", task.folder() + " is no folder of this host", "");
    }
    if (Files.exists(target)) {
      return Finding.error(
          "file-exists", target + " is there already; it is not replaced", "choose another folder");
    }
    return isMissing(task.file())
        ? Finding.error("file-missing", task.file() + " is not on the device", "")
        : Finding.passed("file", task.file() + " will be " + target);
  }

  private Finding delete(FlashPath file, DistributionOptions options) {
    Optional<FileUse> atMate =
        facts
            .mate()
            .map(m -> FileUse.of(file.name(), m.runningImage(), m.bootVariables(), options))
            .filter(use -> use != FileUse.NONE);
    if (atMate.isPresent()) {
      return Finding.error(
          "file-in-use",
          file
              + " is not deleted, for the other unit of the failover pair may delete it too; of"
              + " that one: "
              + atMate.get().words(),
          "");
    }
    FileUse use = FileUse.of(file.name(), facts.runningImage(), facts.bootVariables(), options);
    return switch (use) {
      case RUNNING ->
          Finding.warning(
              "file-in-use",
              file + " is what the device runs now; it boots " + facts.bootVariables() + " next",
              "");
      case BOOTED, PROTECTED, UNKNOWN ->
          Finding.error("file-in-use", file + " is not deleted: " + use.words(), "");
      case NONE -> unneeded(file);
    };
  }

  private Finding unneeded(FlashPath file) {
    if (isMissing(file)) {
      return Finding.information("file-missing", file + " is not on the device");
    }
    return platforms.isConfiguration(platform.orElseThrow(), file.toString())
        ? Finding.warning(
            "configuration-file",
            file
                + " is configuration of the device, or a key or a certificate: without it the"
                + " device does not come back as it is",
            "make sure that there is a copy of it")
        : Finding.passed("file", "nothing needs " + file);
  }

  /** As far as can be told: only top folders are listed. */
  static boolean isMissing(FileSystem fileSystem, FlashPath file) {
    return !file.file().contains("/") && fileSystem.file(file.file()).isEmpty();
  }

  private boolean isMissing(FlashPath file) {
    Optional<FileSystem> known =
        facts.fileSystems().stream()
            .filter(each -> each.name().equals(file.fileSystem()))
            .findFirst();
    return known.map(each -> isMissing(each, file)).orElse(false);
  }
}
