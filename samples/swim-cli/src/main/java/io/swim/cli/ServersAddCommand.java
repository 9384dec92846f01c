package io.swim.cli;

import io.swim.cli.inventory.Inventory;
import io.swim.cli.inventory.InventoryEditor;
import io.swim.cli.inventory.NewServer;
import io.swim.cli.inventory.NewServer.Account;
import io.swim.cli.inventory.NewServer.Kind;
import io.swim.cli.inventory.NewServer.Place;
import io.swim.cli.inventory.Policies;
import io.swim.device.DistributionServer;
import io.swim.device.ServedProtocol;
import io.swim.device.ServerId;
import io.swim.device.SshAlgorithms;
import io.swim.ssh.Platforms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim servers add}. */
@Command(
    name = "add",
    description = {
      "Adds a distribution server to the inventory.",
      "All else in the file stays as it is. The server is not tried: see swim servers verify."
    })
final class ServersAddCommand implements Callable<Integer> {
  @ParentCommand @Nullable ServersCommand parent;

  @Parameters(paramLabel = "NAME", description = "Letters, digits and . _ -")
  String name = "";

  @Option(
      names = "--address",
      paramLabel = "HOST",
      required = true,
      description = "Name or address, as devices are told it.")
  String address = "";

  @Option(
      names = "--protocol",
      split = ",",
      required = true,
      converter = ServedWord.class,
      paramLabel = "PROTOCOL[:PORT][=HOME]",
      description =
          "What it speaks, with the folder for images as that protocol names it: one folder for all"
              + " of them. Images are put there over the first one.")
  List<ServedProtocol> protocols = List.of();

  @Option(
      names = "--locations",
      split = ",",
      paramLabel = "LOCATION",
      description = "Of the devices that it serves. Default: any, so they all fetch from it")
  List<String> locations = List.of();

  @Option(names = "--slots", paramLabel = "N", description = "Devices at once. Default: 5")
  int slots = DistributionServer.SLOTS;

  @Option(names = "--user", paramLabel = "NAME", description = "User name for all its protocols.")
  @Nullable String user;

  @Option(
      names = "--password-env",
      paramLabel = "VARIABLE",
      description = "Environment variable that will hold the password.")
  @Nullable String variable;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File that holds the password; it stays where it is.")
  @Nullable Path passwordFile;

  @Option(
      names = "--device-user",
      paramLabel = "NAME",
      description =
          "User name that devices are told, better one that can only read. Default: that of --user")
  @Nullable String deviceUser;

  @Option(
      names = "--device-password-env",
      paramLabel = "VARIABLE",
      description = "Environment variable that will hold its password.")
  @Nullable String deviceVariable;

  @Option(
      names = "--device-password-file",
      paramLabel = "FILE",
      description = "File that holds its password; it stays where it is.")
  @Nullable Path devicePasswordFile;

  @Option(
      names = "--hostkey",
      paramLabel = "strict|tofu|none",
      description = "What is asked of its SSH host key. Default: strict")
  String hostKey = "strict";

  @Option(
      names = "--certificate",
      paramLabel = "trusted|any|SHA256",
      description = "What is asked of its TLS certificate. Default: trusted")
  String certificate = "trusted";

  @Option(names = "--legacy", description = "It may use the SSH algorithms of old servers.")
  boolean legacy;

  @Override
  public Integer call() {
    Swim swim = ServersCommand.swim(parent);
    DistributionServer server =
        BadInput.unless(
            () ->
                new DistributionServer(
                    new ServerId(name),
                    address,
                    protocols,
                    Set.copyOf(locations),
                    slots,
                    Policies.hostKey(hostKey),
                    legacy ? SshAlgorithms.LEGACY : SshAlgorithms.MODERN,
                    Policies.certificate(certificate)));
    Path inventory = swim.inventory();
    Optional<Account> account = account("--", user, place("--", variable, passwordFile, inventory));
    Optional<Account> deviceAccount =
        account(
            "--device-",
            deviceUser,
            place("--device-", deviceVariable, devicePasswordFile, inventory));
    new InventoryEditor(inventory, Platforms.bundled().platforms())
        .add(new NewServer(server, account, deviceAccount));
    tell(server, swim);
    return Swim.ALL_SUCCEEDED;
  }

  /** Nobody is asked: whoever adds a server must know what follows from it. */
  private void tell(DistributionServer server, Swim swim) {
    Inventory inventory =
        Inventory.readWithoutEnvironment(swim.inventory(), Platforms.bundled().platforms());
    int all = inventory.choose("all").size();
    int served = TftpPorts.servedBy(server, inventory).size();
    swim.output.remark(
        "swim: from now on "
            + (served == all ? "every device of " : served + " of " + all + " devices of ")
            + swim.inventory()
            + (served == all ? " fetches from " : " fetch from ")
            + name
            + (locations.isEmpty() ? ", because no --locations are given" : ""));
    TftpPorts.finding(server, inventory)
        .ifPresent(warning -> swim.output.remark("swim: warning: " + warning.message()));
  }

  /** The names of its options begin with that prefix. */
  private static Optional<Account> account(
      String prefix, @Nullable String user, Optional<Place> place) {
    if (user == null && place.isPresent()) {
      throw new BadInput("a password is of no use without " + prefix + "user");
    }
    return Optional.ofNullable(user).map(name -> new Account(name, place));
  }

  private static Optional<Place> place(
      String prefix, @Nullable String variable, @Nullable Path file, Path inventory) {
    if (variable != null && file != null) {
      throw new BadInput(
          prefix + "password-env and " + prefix + "password-file exclude each other");
    } else if (variable != null) {
      return Optional.of(new Place(Kind.ENV, variable));
    } else if (file == null) {
      return Optional.empty();
    }
    if (!Files.isReadable(file)) {
      throw new BadInput("password file " + file + " can't be read");
    }
    Path folder = inventory.toAbsolutePath().normalize().getParent();
    Path absolute = file.toAbsolutePath().normalize();
    return Optional.of(
        new Place(
            Kind.FILE,
            (absolute.startsWith(folder) ? folder.relativize(absolute) : absolute).toString()));
  }
}
