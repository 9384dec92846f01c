package io.swim.cli;

import io.swim.device.Access;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code swim commit}. */
@Command(
    name = "commit",
    description = {
      "Makes what devices run for now what they boot from then on.",
      "For software that swim upgrade --commit later activated, or somebody else. Refused where a"
          + " device runs another version; changes nothing where it is committed. Nothing reboots."
    },
    footer =
        "%nAs for swim upgrade, there is a journal, and devices that another swim is at work on with"
            + " the same DIR of --data are refused.")
final class CommitCommand implements Callable<Integer> {
  @ParentCommand @Nullable Swim swim;

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      required = true,
      description = "The version that is to be committed, in any spelling of its platform.")
  String version = "";

  @Option(
      names = "--config",
      split = ",",
      converter = Protocols.Config.class,
      paramLabel = "ACCESS",
      description = "What the device's software is reached over. Default: SSH,TELNET")
  List<Access> config = UpgradeOptions.DEFAULT.protocols().config();

  @Mixin SoftwareErrand errand = new SoftwareErrand();

  @Override
  public Integer call() throws InterruptedException {
    UpgradeOptions defaults = UpgradeOptions.DEFAULT;
    UpgradeOptions options =
        BadInput.unless(() -> defaults.withProtocols(defaults.protocols().withConfig(config)));
    return errand.run(
        Swim.of(swim), "swim commit", options, chosen -> new Task.CommitSoftware(version));
  }
}
