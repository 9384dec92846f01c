package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageImport;
import io.swim.image.SoftwareImage;
import io.swim.job.Direction;
import io.swim.job.OnError;
import io.swim.job.OnWarnings;
import io.swim.job.ProtocolOrders;
import io.swim.job.Timeouts;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.job.UpgradeScope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Option;

/** What {@code upgrade} does and {@code validate} judges: the options of a request. */
final class RequestOptions {
  private static final int UNSET = -1;
  private static final ProtocolOrders ORDERS = ProtocolOrders.DEFAULT;

  @Option(
      names = "--image",
      paramLabel = "FILE",
      required = true,
      description = "The image to put on the devices.")
  Path image = Path.of("");

  @Option(
      names = "--transfer",
      split = ",",
      converter = Protocols.Transfer.class,
      paramLabel = "PROTOCOL",
      description = "How the image travels, the next one on failure. Default: TFTP")
  List<TransferProtocol> transfer = ORDERS.transfer();

  @Option(
      names = "--direction",
      split = ",",
      converter = Protocols.Direction.class,
      paramLabel = "PULL|PUSH",
      description = "Whether devices fetch the image or are sent it. Default: PULL,PUSH")
  List<Direction> directions = ORDERS.directions();

  @Option(
      names = "--start",
      split = ",",
      converter = Protocols.Start.class,
      paramLabel = "ACCESS",
      description = "What transfers are started over. Default: SNMP,SSH,TELNET")
  List<Access> start = ORDERS.start();

  @Option(
      names = "--config",
      split = ",",
      converter = Protocols.Config.class,
      paramLabel = "ACCESS",
      description = "What files and the boot configuration are reached over. Default: SSH,TELNET")
  List<Access> config = ORDERS.config();

  @Option(
      names = "--reboot",
      split = ",",
      converter = Protocols.Reboot.class,
      paramLabel = "ACCESS",
      description = "What the reload is ordered over. Default: SSH,TELNET,SNMP")
  List<Access> reboot = ORDERS.reboot();

  @Option(names = "--parallel", paramLabel = "N", description = "Devices at once. Default: 20")
  int parallel = UNSET;

  @Option(
      names = "--sequential",
      description =
          "One device after the other: the next begins when the last is up and confirmed.")
  boolean sequential;

  @Option(
      names = "--on-error",
      paramLabel = "stop|continue",
      description = "Whether a failure stops the run. Default: continue")
  OnError onError = OnError.CONTINUE;

  @Option(
      names = "--warnings",
      paramLabel = "apply|skip",
      description = "Whether devices with warnings are upgraded. Default: apply")
  OnWarnings warnings = OnWarnings.APPLY;

  @Option(
      names = "--no-reboot",
      description = "The image becomes the one to boot; somebody else reboots.")
  boolean noReboot;

  @Option(names = "--distribute-only", description = "The image is put on the device, no more.")
  boolean distributeOnly;

  @Option(
      names = "--operation-timeout",
      paramLabel = "SECONDS",
      description = "For the whole upgrade of one device. Default: 7200")
  double operation = Timeouts.DEFAULT.operation().toSeconds();

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
    if (sequential && parallel != UNSET) {
      throw new BadInput("--sequential and --parallel exclude each other");
    }
    try {
      UpgradeOptions defaults = UpgradeOptions.DEFAULT;
      return defaults
          .withScope(scope())
          .withParallel(sequential ? 1 : parallel == UNSET ? defaults.parallel() : parallel)
          .withOnError(onError)
          .withOnWarnings(warnings)
          .withProtocols(new ProtocolOrders(transfer, directions, start, config, reboot))
          .withTimeouts(timeouts());
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

  private Timeouts timeouts() {
    return Timeouts.DEFAULT
        .withOperation(seconds(operation))
        .withRebootWait(seconds(rebootWait))
        .withPollInterval(seconds(pollInterval))
        .withConfirmation(Timeouts.DEFAULT.confirmationTries(), seconds(confirmInterval));
  }

  private static Duration seconds(double value) {
    return Duration.ofMillis(Math.round(value * 1000));
  }
}
