package io.swim.cli;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.DeviceId;
import io.swim.device.FlashPath;
import io.swim.job.PreviousSoftware;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeScope;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code swim rollback}. */
@Command(
    name = "rollback",
    description = {
      "Gives devices back what they ran before: software that is still on them.",
      "Without --version that is what each ran before its last swim upgrade on the same DIR of --data"
          + " that succeeded.",
      "Copies nothing and deletes nothing; what runs now stays as second choice. Refused where the"
          + " old image or its packages are not on the device any more."
    },
    footer =
        "%nAs for swim upgrade, there is a journal, and devices that another swim is at work on with"
            + " the same DIR of --data are refused.")
final class RollbackCommand implements Callable<Integer> {
  @ParentCommand @Nullable Swim swim;

  @Option(
      names = "--run",
      paramLabel = "ID",
      description =
          "What they ran before that swim upgrade, as its --json and history.jsonl name it.")
  @Nullable String run;

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description = "The version that they ran, as swim upgrade tells it in the column FROM.")
  @Nullable String version;

  @Option(
      names = "--file",
      paramLabel = "PATH",
      description =
          "The image of that version on the device, such as flash:old.bin. Not for software that is"
              + " installed as packages.")
  @Nullable String file;

  @Option(
      names = "--part",
      paramLabel = "PATH",
      description =
          "A fix or a package that was installed into that version, such as flash:x.smu.bin: it is"
              + " taken away.")
  @Nullable String part;

  @Option(
      names = "--no-reboot",
      description = "The old image becomes the one to boot; somebody else reboots.")
  boolean noReboot;

  @Option(
      names = "--config",
      split = ",",
      converter = Protocols.Config.class,
      paramLabel = "ACCESS",
      description = "What files and the boot configuration are reached over. Default: SSH,TELNET")
  List<Access> config = UpgradeOptions.DEFAULT.protocols().config();

  @Mixin RebootOptions reboots = new RebootOptions();
  @Mixin SoftwareErrand errand = new SoftwareErrand();

  @Override
  public Integer call() throws InterruptedException {
    UpgradeOptions defaults = reboots.over(UpgradeOptions.DEFAULT);
    UpgradeOptions options =
        BadInput.unless(
            () ->
                defaults
                    .withScope(noReboot ? UpgradeScope.ACTIVATE : UpgradeScope.REBOOT)
                    .withProtocols(defaults.protocols().withConfig(config)));
    if (version == null && (file != null || part != null) || version != null && run != null) {
      throw new BadInput("--file and --part go with --version, and --run with neither");
    }
    Swim all = Swim.of(swim);
    return errand.run(
        all,
        "swim rollback",
        options,
        chosen -> new Task.RollBack(previous(chosen.stream().map(Device::id).toList(), all.data)));
  }

  private Map<DeviceId, PreviousSoftware> previous(List<DeviceId> devices, Path data) {
    if (version == null) {
      return History.in(data).before(devices, Optional.ofNullable(run));
    }
    Optional<FlashPath> gone =
        BadInput.unless(() -> Optional.ofNullable(part).map(FlashPath::parse));
    PreviousSoftware same =
        new PreviousSoftware(version, Optional.ofNullable(file), Optional.empty(), gone);
    return devices.stream().collect(Collectors.toMap(Function.identity(), any -> same));
  }
}
