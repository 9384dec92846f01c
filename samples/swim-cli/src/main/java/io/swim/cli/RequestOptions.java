package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.image.ImageImport;
import io.swim.image.SoftwareImage;
import io.swim.job.MakeRoom;
import io.swim.job.OnWarnings;
import io.swim.job.ProtocolOrders;
import io.swim.job.Timeouts;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.job.UpgradeScope;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code upgrade} does and {@code validate} judges: the options of a request. */
final class RequestOptions {
  private static final ProtocolOrders ORDERS = ProtocolOrders.DEFAULT;

  @Mixin CopyOptions copy = new CopyOptions();

  @Option(
      names = "--image",
      paramLabel = "FILE",
      required = true,
      description = "The image to put on the devices.")
  Path image = Path.of("");

  @Option(
      names = "--reboot",
      split = ",",
      converter = Protocols.Reboot.class,
      paramLabel = "ACCESS",
      description = "What the reload is ordered over. Default: SSH,TELNET,SNMP")
  List<Access> reboot = ORDERS.reboot();

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
      names = "--no-reboot",
      description = "The image becomes the one to boot; somebody else reboots.")
  boolean noReboot;

  @Option(names = "--distribute-only", description = "The image is put on the device, no more.")
  boolean distributeOnly;

  @Option(
      names = "--reboot-wait",
      paramLabel = "SECONDS",
      description = "For a device to come back, before three more looks. Default: 360")
  double rebootWait = Timeouts.DEFAULT.rebootWait().toSeconds();

  @Option(
      names = "--confirm-interval",
      paramLabel = "SECONDS",
      description = "Between those three looks. Default: 60")
  double confirmInterval = Timeouts.DEFAULT.confirmationInterval().toSeconds();

  @Option(
      names = "--poll-interval",
      paramLabel = "SECONDS",
      description = "Between two looks at a device that reboots. Default: 5")
  double pollInterval = Timeouts.DEFAULT.pollInterval().toSeconds();

  /** Takes the image into the repository, and asks for it on those devices. */
  UpgradeRequest request(UpgradeEngine engine, List<Device> devices) {
    UpgradeOptions how = options();
    SoftwareImage imported = engine.images().importImage(ImageImport.of(image));
    return UpgradeRequest.of(
            UUID.randomUUID().toString(), imported.id(), devices.stream().map(Device::id).toList())
        .withName(image.getFileName() + " by swim upgrade")
        .withOptions(how);
  }

  UpgradeOptions options() {
    try {
      UpgradeOptions copying = copy.options();
      return copying
          .withScope(scope())
          .withOnWarnings(warnings)
          .withDistribution(
              copying.distribution().withMakeRoom(makeRoom).withProtectedFiles(protectedFiles))
          .withProtocols(copying.protocols().withReboot(reboot))
          .withTimeouts(timeouts(copying.timeouts()));
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
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

  private Timeouts timeouts(Timeouts copying) {
    return copying
        .withRebootWait(CopyOptions.seconds(rebootWait))
        .withPollInterval(CopyOptions.seconds(pollInterval))
        .withConfirmation(
            Timeouts.DEFAULT.confirmationTries(), CopyOptions.seconds(confirmInterval));
  }
}
