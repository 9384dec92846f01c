package io.swim.validation;

import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.RemoteFile;
import io.swim.device.StackMember;
import io.swim.device.StackRules;
import io.swim.image.SoftwareImage;
import io.swim.job.Finding;
import io.swim.job.PreviousSoftware;
import io.swim.job.Task;
import io.swim.job.UpgradeScope;
import io.swim.spi.ValidationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A stack whose members each boot a file of their own flash. */
final class StackOfFiles {
  private final ValidationContext context;
  private final List<StackMember> stack;

  StackOfFiles(ValidationContext context) {
    this.context = context;
    this.stack = context.facts().stack();
  }

  List<Finding> findings() {
    if (context.task() instanceof Task.TestCopy) {
      return List.of();
    }
    Optional<StackRules> known =
        context.platform().flatMap(each -> context.platforms().stack(each));
    if (known.isEmpty() && context.options().scope() == UpgradeScope.DISTRIBUTE) {
      return List.of(onlyOneFlash());
    }
    if (known.isEmpty()) {
      return List.of(
          notSupported(
              "only its active member would get the image: which flash the others have is not known"
                  + " of its platform",
              "upgrade such stacks by hand"));
    }
    StackRules rules = known.get();
    List<StackMember> present = rules.present(stack);
    if (stack.isEmpty() || present.stream().filter(rules::isActive).count() != 1) {
      return List.of(
          notSupported(
              "it does not tell the numbers of its members and which of them is the active one",
              "let its command line tell it"));
    }
    List<Finding> errors = new ArrayList<>(atWork(rules, present));
    errors.addAll(new AlikeMembers(context, rules).errors());
    if (context.task() instanceof Task.RollBack back) {
      Optional.ofNullable(back.previous().get(context.device().id()))
          .flatMap(PreviousSoftware::image)
          .ifPresent(image -> errors.addAll(previousImage(rules, image)));
    } else {
      errors.addAll(imageOfAll(rules));
    }
    List<String> flashes = rules.others(stack).stream().map(rules::fileSystemOf).toList();
    return errors.isEmpty()
        ? flashes.isEmpty()
            ? List.of()
            : List.of(
                Finding.passed(
                    "stack",
                    present.size()
                        + " members; the file is to be on "
                        + rules.fileSystem()
                        + " and on "
                        + String.join(", ", flashes)
                        + ", and the boot list is set for all"))
        : errors;
  }

  private Finding notSupported(String why, String remedy) {
    return Finding.error(
        "stack-not-supported",
        context.device().id()
            + " is a stack of "
            + Math.max(stack.size(), context.facts().members().orElse(1))
            + " members; "
            + why,
        remedy);
  }

  private Finding onlyOneFlash() {
    String target = target("flash:");
    String others =
        context.facts().fileSystems().stream()
            .filter(each -> !each.name().equals(target))
            .map(StackOfFiles::room)
            .collect(Collectors.joining(", "));
    return Finding.warning(
        "stack-one-flash",
        context.device().id()
            + " is a stack of "
            + context.facts().members().orElse(1)
            + " members; the image gets to "
            + target
            + " alone, and so does an erasure"
            + (others.isEmpty() ? "" : "; not to " + others),
        "copy it to the other members before they are to boot it");
  }

  private String target(String usual) {
    return context
        .options()
        .distribution()
        .fileSystem()
        .orElseGet(
            () ->
                context.facts().fileSystems().stream()
                    .map(FileSystem::name)
                    .findFirst()
                    .orElse(usual));
  }

  private static String room(FileSystem flash) {
    return flash.name() + " with " + flash.freeBytes() + " bytes free of " + flash.totalBytes();
  }

  /** A stack that is not whole does not come back as one. */
  private List<Finding> atWork(StackRules rules, List<StackMember> present) {
    List<Finding> errors = new ArrayList<>();
    for (StackMember member : present) {
      boolean sameVersion =
          member
              .version()
              .flatMap(its -> context.facts().version().map(all -> same(its, all)))
              .orElse(true);
      if (!rules.isReady(member) || !sameVersion) {
        errors.add(
            Finding.error(
                "stack-member-not-ready",
                "member "
                    + member.number()
                    + " runs "
                    + member.version().orElse("a version that is not told")
                    + ", and its state is "
                    + member.state().orElse("not told")
                    + "; "
                    + context.device().id()
                    + " runs "
                    + context.facts().version().orElse("a version that is not told"),
                "get all members to work together before"));
      }
    }
    return errors;
  }

  private boolean same(String one, String other) {
    return context.versions().same(one, other);
  }

  private List<Finding> imageOfAll(StackRules rules) {
    List<Finding> errors = new ArrayList<>();
    String target = target(rules.fileSystem());
    if (!target.equals(rules.fileSystem())) {
      errors.add(
          Finding.error(
              "stack-file-system",
              "each member of a stack boots from its own "
                  + rules.fileSystem()
                  + ", and the image would go to "
                  + target,
              "choose " + rules.fileSystem()));
    }
    if (!context.companions().isEmpty()) {
      errors.add(
          Finding.error(
              "stack-companions",
              "members of a stack get one image each, and not "
                  + context.images().stream().map(SoftwareImage::fileName).toList(),
              "choose the image alone"));
    }
    for (StackMember member : rules.others(stack)) {
      room(member, rules.fileSystemOf(member)).ifPresent(errors::add);
    }
    return errors;
  }

  /** What is there under its name is deleted, unless it is the image. */
  private Optional<Finding> room(StackMember member, String name) {
    SoftwareImage image = context.image();
    Optional<FileSystem> flash = context.facts().fileSystem(name);
    if (flash.isEmpty()) {
      return Optional.of(notTold(member, name));
    }
    long there = flash.get().file(image.fileName()).map(RemoteFile::sizeBytes).orElse(0L);
    if (flash.get().freeBytes() + there >= image.sizeBytes()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.error(
            "stack-member-full",
            "member "
                + member.number()
                + ": "
                + image.fileName()
                + " needs "
                + image.sizeBytes()
                + " bytes; "
                + room(flash.get()),
            "delete files on it; room is made on the active member alone"));
  }

  private static Finding notTold(StackMember member, String name) {
    return Finding.error(
        "stack-member-flash",
        "the flash of member " + member.number() + ", " + name + ", is not told",
        "let the command line list it");
  }

  /** What it ran before has to be on every member, of one size. */
  private List<Finding> previousImage(StackRules rules, String image) {
    List<Finding> errors = new ArrayList<>();
    String file = image.substring(image.lastIndexOf(':') + 1).replaceFirst("^/+", "");
    Optional<RemoteFile> ofActive =
        context.facts().fileSystem(rules.fileSystem()).flatMap(flash -> flash.file(file));
    for (StackMember member : rules.others(stack)) {
      String name = rules.fileSystemOf(member);
      Optional<FileSystem> flash = context.facts().fileSystem(name);
      Optional<RemoteFile> there = flash.flatMap(each -> each.file(file));
      // A folder is not listed: what the device boots from there is not known to be missing.
      boolean listed = FlashPath.fileName(image).equals(file);
      if (flash.isEmpty()) {
        errors.add(notTold(member, name));
      } else if (listed && !there.equals(ofActive)) {
        errors.add(
            Finding.error(
                "previous-image-missing",
                "it ran "
                    + image
                    + ", which has "
                    + bytes(ofActive)
                    + " on "
                    + rules.fileSystem()
                    + " and "
                    + bytes(there)
                    + " on "
                    + name,
                "upgrade it to that version from the repository"));
      }
    }
    return errors;
  }

  private static String bytes(Optional<RemoteFile> file) {
    return file.map(each -> each.sizeBytes() + " bytes").orElse("no such file");
  }
}
