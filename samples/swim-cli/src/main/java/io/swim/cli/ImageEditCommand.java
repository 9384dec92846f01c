package io.swim.cli;

import io.swim.device.PlatformId;
import io.swim.image.ImageDetails;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim image edit}. */
@Command(
    name = "edit",
    description = {"Changes what the repository says of an image.", "Its bytes stay as they are."})
final class ImageEditCommand implements Callable<Integer> {
  @ParentCommand @Nullable ImageCommand parent;

  @Parameters(paramLabel = "ID", description = "As swim image list shows it.")
  String id = "";

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      converter = PlatformWord.class,
      description = "Who can run it: ${COMPLETION-CANDIDATES}.",
      completionCandidates = PlatformWord.class)
  @Nullable PlatformId platform;

  @Option(names = "--version", paramLabel = "VERSION", description = "Its version.")
  @Nullable String version;

  @Option(names = "--min-ram", paramLabel = "BYTES", description = "RAM that it needs; 0: unknown.")
  @Nullable Long ram;

  @Option(
      names = "--min-flash",
      paramLabel = "BYTES",
      description = "Size of the file system that it needs; 0: unknown.")
  @Nullable Long flash;

  @Option(
      names = "--min-boot-rom",
      paramLabel = "VERSION",
      description = "Version of the boot ROM that it needs; '': unknown.")
  @Nullable String bootRom;

  @Option(
      names = "--restore-requirements",
      description =
          "RAM, flash and boot ROM are again what the file itself tells; other options come after that.")
  boolean restore;

  @Option(names = "--description", paramLabel = "TEXT", description = "What it is, in your words.")
  @Nullable String description;

  @Option(names = "--notes", paramLabel = "TEXT", description = "What to know before it is used.")
  @Nullable String notes;

  @Override
  public Integer call() {
    Swim swim = ImageCommand.swim(parent);
    if (platform == null
        && version == null
        && ram == null
        && flash == null
        && bootRom == null
        && !restore
        && description == null
        && notes == null) {
      throw new BadInput(
          "what is to be changed? Give --platform, --version, --min-ram, --min-flash,"
              + " --min-boot-rom, --restore-requirements, --description or --notes");
    }
    try (ImageDesk desk = ImageDesk.open(swim)) {
      SoftwareImage found = desk.image(id);
      SoftwareImage image = restore ? desk.images().restoreRequirements(found.id()) : found;
      ImageText.print(desk.images().edit(image.id(), over(image.details())), swim);
      return Swim.ALL_SUCCEEDED;
    }
  }

  private ImageDetails over(ImageDetails old) {
    return new ImageDetails(
        Optional.ofNullable(platform).orElse(old.platform()),
        Optional.ofNullable(version).filter(word -> !word.isBlank()).orElse(old.version()),
        new ImageRequirements(
            bytes("--min-ram", ram, old.requirements().minRamBytes()),
            bytes("--min-flash", flash, old.requirements().minFlashBytes()),
            bootRom == null
                ? old.requirements().minBootRom()
                : Optional.of(bootRom.strip()).filter(word -> !word.isEmpty())),
        Optional.ofNullable(description).orElse(old.description()),
        Optional.ofNullable(notes).orElse(old.usageNotes()));
  }

  private static OptionalLong bytes(String option, @Nullable Long given, OptionalLong old) {
    if (given == null) {
      return old;
    }
    if (given < 0) {
      throw new BadInput(option + " must be 0 or more bytes, not " + given);
    }
    return given == 0 ? OptionalLong.empty() : OptionalLong.of(given);
  }
}
