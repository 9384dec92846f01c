package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.cli.inventory.Inventory;
import io.swim.device.Device;
import io.swim.image.ImageId;
import io.swim.job.AccessPoints;
import io.swim.job.Backup;
import io.swim.job.Commit;
import io.swim.job.FetchFrom;
import io.swim.job.MakeRoom;
import io.swim.job.OnWarnings;
import io.swim.job.Takeover;
import io.swim.job.TargetMode;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.job.UpgradeScope;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code upgrade} does and {@code validate} judges: the options of a request. */
final class RequestOptions {
  @Mixin CopyOptions copy = new CopyOptions();
  @Mixin RebootOptions reboots = new RebootOptions();

  @Option(
      names = "--image",
      paramLabel = "FILE|ID",
      description =
          "The image to put on the devices: a file, or one of the repository. Refused where both are"
              + " there and differ.")
  String image = "";

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description =
          "In place of --image and --with: the images of that group (see swim image group), as it is"
              + " now.")
  @Nullable String group;

  @Option(
      names = "--with",
      split = ",",
      paramLabel = "FILE|ID",
      description =
          "What goes with it, copied before: a device manager, a kickstart image, packages. What the"
              + " platform boots or installs beside a system image is activated with it.")
  List<String> companions = List.of();

  @Option(
      names = "--from",
      paramLabel = "SERVER",
      description =
          "The distribution server of the inventory that devices fetch from. Default: the one of"
              + " their location; where there is none, SWIM")
  @Nullable String from;

  @Option(
      names = "--backup",
      description = "The image that a device runs is brought into the repository first.")
  boolean backup;

  @Option(
      names = "--warnings",
      paramLabel = "apply|skip",
      description = "Whether devices with warnings are upgraded. Default: apply")
  OnWarnings warnings = OnWarnings.APPLY;

  @Option(
      names = "--make-room",
      paramLabel = "never|when_needed|erase",
      description =
          "What is done when the file system is too full: nothing; images that nothing needs are"
              + " deleted; or it is erased as a whole. Default: never")
  MakeRoom makeRoom = MakeRoom.NEVER;

  @Option(
      names = "--protect",
      split = ",",
      paramLabel = "NAME",
      description = "Files that are never deleted to make room; * and ? stand for anything.")
  List<String> protectedFiles = List.of();

  @Option(
      names = "--mode",
      paramLabel = "keep|bundle|install",
      description =
          "How devices that can do both hold their software afterwards: as one file that they boot,"
              + " or unpacked into packages. Default: keep")
  TargetMode mode = TargetMode.KEEP;

  @Option(
      names = "--takeover",
      paramLabel = "reload|in_service",
      description =
          "How new software takes over: with a reload, or in service (ISSU), so that traffic goes on; a"
              + " device that can't is left as it is. Default: reload")
  Takeover takeover = Takeover.RELOAD;

  @Option(
      names = "--commit",
      paramLabel = "after_confirmation|later",
      description =
          "When software that has to be committed is: as soon as the device has proven to run it, or"
              + " by somebody else. Default: after_confirmation")
  Commit commit = Commit.AFTER_CONFIRMATION;

  @Option(
      names = "--access-points",
      paramLabel = "predownload|leave",
      description =
          "Whether the access points of a controller download their image before it reloads."
              + " Default: predownload")
  AccessPoints accessPoints = AccessPoints.PREDOWNLOAD;

  @Option(
      names = "--no-reboot",
      description = "The image becomes the one to boot; somebody else reboots.")
  boolean noReboot;

  @Option(names = "--distribute-only", description = "The image is put on the device, no more.")
  boolean distributeOnly;

  /**
   * Looks which images are asked for, before anything else is done with these options.
   *
   * @throws BadInput when none is, or they are named twice
   */
  void chooseImages(Swim swim) {
    String name = group;
    if (name == null && image.isEmpty()) {
      throw new BadInput("which image? Give --image FILE|ID or --group NAME");
    }
    if (name == null) {
      return;
    }
    if (!image.isEmpty() || !companions.isEmpty()) {
      throw new BadInput("--group names all images: --image and --with exclude it");
    }
    try (ImageDesk desk = ImageDesk.open(swim)) {
      Task.Upgrade all = desk.groups().upgrade(name);
      image = all.image().value();
      companions = all.companions().stream().map(ImageId::value).toList();
    }
  }

  /** What the image is called on devices. */
  String imageName() {
    return String.valueOf(Path.of(image).getFileName());
  }

  /** Asks for the image on those devices. */
  UpgradeRequest request(
      UpgradeEngine engine, List<Device> devices, Inventory inventory, Output output) {
    UpgradeOptions how = options(inventory);
    ChosenImage chosen = new ChosenImage(engine.images(), output);
    List<ImageId> others = companions.stream().map(each -> chosen.of(each).id()).toList();
    ImageId system = chosen.of(image).id();
    return UpgradeRequest.of(
            UUID.randomUUID().toString(),
            BadInput.unless(() -> new Task.Upgrade(system, others)),
            devices.stream().map(Device::id).toList())
        .withName(imageName() + " by swim upgrade")
        .withOptions(how);
  }

  /**
   * How it is done.
   *
   * @param inventory with the distribution servers
   */
  UpgradeOptions options(Inventory inventory) {
    UpgradeOptions copying = reboots.over(copy.options());
    FetchFrom source =
        from == null ? FetchFrom.LOCATION : new FetchFrom.Server(inventory.server(from).id());
    UpgradeScope scope = scope();
    return BadInput.unless(
        () ->
            copying
                .withScope(scope)
                .withOnWarnings(warnings)
                .withTargetMode(mode)
                .withTakeover(takeover)
                .withCommit(commit)
                .withAccessPoints(accessPoints)
                .withDistribution(
                    copying
                        .distribution()
                        .withMakeRoom(makeRoom)
                        .withProtectedFiles(protectedFiles)
                        .withFrom(source)
                        .withBackup(backup ? Backup.RUNNING_IMAGE : Backup.NONE)));
  }

  /** Whether devices also send files. */
  ServerOptions.Uploads uploads() {
    return backup ? ServerOptions.Uploads.DEVICES : ServerOptions.Uploads.NONE;
  }

  private UpgradeScope scope() {
    if (noReboot && distributeOnly) {
      throw new BadInput("--no-reboot and --distribute-only exclude each other");
    }
    if (distributeOnly) {
      return UpgradeScope.DISTRIBUTE;
    }
    return noReboot ? UpgradeScope.ACTIVATE : UpgradeScope.REBOOT;
  }
}
