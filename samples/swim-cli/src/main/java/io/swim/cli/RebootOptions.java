package io.swim.cli;

import io.swim.device.Access;
import io.swim.job.ProtocolOrders;
import io.swim.job.Timeouts;
import io.swim.job.UpgradeOptions;
import java.util.List;
import picocli.CommandLine.Option;

/** How devices are rebooted, and how it is seen that they are back. */
final class RebootOptions {
  @Option(
      names = "--reboot",
      split = ",",
      converter = Protocols.Reboot.class,
      paramLabel = "ACCESS",
      description = "What the reload is ordered over. Default: SSH,TELNET,SNMP")
  List<Access> reboot = ProtocolOrders.DEFAULT.reboot();

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

  /**
   * Those options with these.
   *
   * @throws BadInput when a value makes no sense
   */
  UpgradeOptions over(UpgradeOptions options) {
    return BadInput.unless(
        () ->
            options
                .withProtocols(options.protocols().withReboot(reboot))
                .withTimeouts(timeouts(options.timeouts())));
  }

  private Timeouts timeouts(Timeouts options) {
    return options
        .withRebootWait(Words.duration(rebootWait))
        .withPollInterval(Words.duration(pollInterval))
        .withConfirmation(Timeouts.DEFAULT.confirmationTries(), Words.duration(confirmInterval));
  }
}
