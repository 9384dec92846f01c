package io.swim.validation;

import io.swim.device.DeviceFacts;
import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.RemoteFile;
import io.swim.device.RoomPlan;
import io.swim.device.SoftwarePackage;
import io.swim.image.SoftwareImage;
import io.swim.job.DistributionOptions;
import io.swim.job.Finding;
import io.swim.job.MakeRoom;
import io.swim.job.SoftwareChange;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The image has room on the file system it goes to; one that is there already needs none. */
final class RoomValidator implements Validator {
  @Override
  public String id() {
    return "room";
  }

  @Override
  public boolean appliesToMates() {
    return true;
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    if (context.change() == SoftwareChange.SLOT) {
      return List.of(slot(context));
    }
    List<FileSystem> all = context.facts().fileSystems();
    Optional<String> wanted = context.options().distribution().fileSystem();
    Optional<FileSystem> chosen =
        wanted.isPresent() ? context.facts().fileSystem(wanted.get()) : all.stream().findFirst();
    if (chosen.isEmpty()) {
      return List.of(noFileSystem(context, wanted));
    }
    FileSystem fileSystem = chosen.get();
    long missing =
        context.images().stream().mapToLong(image -> missingBytes(image, fileSystem)).sum();
    String numbers = numbers(context, fileSystem);
    if (fileSystem.freeBytes() < missing) {
      return List.of(tooLittle(context, fileSystem, missing, numbers));
    }
    if (context.image().requirements().minFlashBytes().orElse(0) > fileSystem.totalBytes()) {
      return List.of(
          Finding.error(
              "flash-too-small",
              "the image asks for a file system of "
                  + context.image().requirements().minFlashBytes().getAsLong()
                  + " bytes; "
                  + numbers,
              "choose another image or device"));
    }
    return List.of(Finding.passed("room", numbers));
  }

  /** Where software lies in folders of a file system, it takes nobody's place. */
  private static Finding slot(ValidationContext context) {
    if (!context.task().changesSoftware()) {
      return noFileSystem(context, Optional.empty());
    }
    if (context.facts().fileSystems().isEmpty() || isUnpacked(context)) {
      return Finding.passed("room", "the image takes the place of software that does not run");
    }
    FileSystem fileSystem = context.facts().fileSystems().get(0);
    String numbers = numbers(context, fileSystem);
    List<String> others =
        context.facts().packages().stream()
            .filter(each -> !each.isRunning())
            .map(SoftwarePackage::name)
            .toList();
    return fileSystem.freeBytes() < context.image().sizeBytes()
        ? Finding.error(
            "flash-full",
            numbers + "; what runs is kept beside it, so that there is a way back",
            "delete what is not needed"
                + (others.isEmpty() ? "" : ", such as " + String.join(", ", others)))
        : Finding.passed("room", numbers);
  }

  private static boolean isUnpacked(ValidationContext context) {
    String version = context.image().version();
    return context.facts().packages().stream()
        .flatMap(each -> each.version().stream())
        .anyMatch(its -> context.versions().same(its, version));
  }

  private static String numbers(ValidationContext context, FileSystem fileSystem) {
    return context.images().stream()
            .map(image -> image.fileName() + " needs " + image.sizeBytes() + " bytes; ")
            .collect(Collectors.joining())
        + fileSystem.name()
        + " has "
        + fileSystem.freeBytes()
        + " free of "
        + fileSystem.totalBytes();
  }

  /** What is there under its name is overwritten, unless it has its size. */
  private static long missingBytes(SoftwareImage image, FileSystem fileSystem) {
    return image.sizeBytes()
        - fileSystem.file(image.fileName()).map(RemoteFile::sizeBytes).orElse(0L);
  }

  private static Finding tooLittle(
      ValidationContext context, FileSystem fileSystem, long needed, String numbers) {
    DistributionOptions options = context.options().distribution();
    if (options.makeRoom() == MakeRoom.NEVER) {
      return Finding.error(
          "flash-full", numbers, "delete files that are not needed, or let the job make room");
    }
    if (options.makeRoom() == MakeRoom.ERASE) {
      return Finding.warning(
          "flash-erased",
          numbers + "; " + fileSystem.name() + " will be erased with everything on it",
          "make sure that nothing on it is needed");
    }
    RoomPlan plan =
        RoomPlan.of(
            fileSystem, needed, file -> context.isImage(file.name()) && !isNeeded(context, file));
    String deletions = String.join(", ", plan.deletions().stream().map(RemoteFile::name).toList());
    return plan.isEnough()
        ? Finding.information("files-deleted", numbers + "; to be deleted for it: " + deletions)
        : Finding.error(
            "flash-full",
            numbers
                + "; the images that nothing needs have "
                + plan.freedBytes()
                + " bytes: "
                + (deletions.isEmpty() ? "none" : deletions),
            "delete files that are not needed");
  }

  private static boolean isNeeded(ValidationContext context, RemoteFile file) {
    return context.images().stream()
            .anyMatch(image -> image.fileName().equalsIgnoreCase(file.name()))
        || context.options().distribution().isProtected(file.name())
        || context
            .facts()
            .runningImage()
            .map(path -> FlashPath.mayBeFile(path, file.name()))
            .orElse(true)
        || Stream.concat(
                context.facts().bootVariables().stream(),
                context.facts().mate().flatMap(DeviceFacts::runningImage).stream())
            .anyMatch(path -> FlashPath.mayBeFile(path, file.name()));
  }

  private static Finding noFileSystem(ValidationContext context, Optional<String> wanted) {
    if (wanted.isPresent()) {
      return Finding.error(
          "no-such-file-system",
          context.device().id() + " has no file system " + wanted.get(),
          "choose one of " + context.facts().fileSystems().stream().map(FileSystem::name).toList());
    }
    return Finding.error(
        "no-file-system",
        context.device().id() + " tells of no file system that could hold an image",
        "give CLI credentials, or let SNMP read the flash MIB");
  }
}
