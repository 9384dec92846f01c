package io.swim.cli;

import io.swim.cli.OurServers.Rights;
import io.swim.cli.OurServers.Shared;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.SshAlgorithms;
import io.swim.device.TransferProtocol;
import io.swim.spi.Refusal;
import io.swim.spi.TransferRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim serve}. */
@Command(
    name = "serve",
    description = {
      "Serves a folder to anybody, or to one login, until it is ended.",
      "By each protocol that a port is given for; without any, by TFTP at 69. TFTP knows no login and"
          + " no writing here: anybody may read."
    })
final class ServeCommand implements Callable<Integer> {
  private static final List<TransferProtocol> SERVERS =
      List.of(
          TransferProtocol.TFTP,
          TransferProtocol.FTP,
          TransferProtocol.SFTP,
          TransferProtocol.HTTP,
          TransferProtocol.HTTPS);

  @ParentCommand @Nullable Swim swim;

  @Parameters(
      paramLabel = "FOLDER",
      description = "Anybody may read what is in it and below, or those with the login.")
  Path folder = Path.of("");

  @Mixin PortOptions ports = new PortOptions();
  @Mixin PasswordOptions login = new PasswordOptions();

  @Option(
      names = "--password",
      paramLabel = "WORD",
      description = "The password itself: whoever lists the processes of this host sees it.")
  @Nullable String password;

  @Option(names = "--writable", description = "Who may read may also write, delete and rename.")
  boolean writable;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Listens at that address alone. Default: at all of this host")
  @Nullable String bind;

  @Option(
      names = "--server-address",
      paramLabel = "ADDRESS",
      description =
          "Address of this host as peers see it, which FTP tells them. Listens there alone if it is"
              + " of this host.")
  @Nullable String address;

  @Option(
      names = "--legacy",
      description = "Also the SSH algorithms and TLS versions that old devices need.")
  boolean legacy;

  @Override
  public Integer call() throws InterruptedException {
    Swim all = Swim.of(swim);
    Output output = all.output;
    if (!Files.isDirectory(folder)) {
      throw new BadInput(folder + " is not a folder");
    }
    if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
      throw new BadInput(folder + " can't be read by the user " + System.getProperty("user.name"));
    }
    Map<TransferProtocol, Integer> served = served();
    Shared shared =
        new Shared(folder, account(output), writable ? Rights.READ_AND_WRITE : Rights.READ);
    check(served, shared, output);
    RefusalLines refusals = new RefusalLines(output::remark);
    OurServers servers =
        OurServers.ofFolder(
            OwnAddresses.of(Optional.ofNullable(bind), Optional.ofNullable(address)),
            all.data,
            shared,
            legacy ? SshAlgorithms.LEGACY : SshAlgorithms.MODERN,
            told(refusals, output));
    Serving serving = Serving.start(served, servers, refusals);
    serving.identities().forEach(output::remark);
    Until.ended(serving, () -> output.line(serving.ready(folder)));
    return Swim.ALL_SUCCEEDED;
  }

  private static OurServers.Told told(RefusalLines refusals, Output output) {
    return new OurServers.Told() {
      @Override
      public void transfer(TransferRecord ended) {
        output.remark(Words.transfer(ended));
      }

      @Override
      public void refusal(String server, Refusal refusal) {
        refusals.tell(server, refusal);
      }
    };
  }

  private Map<TransferProtocol, Integer> served() {
    Map<TransferProtocol, Integer> served = new EnumMap<>(TransferProtocol.class);
    SERVERS.forEach(each -> ports.of(each).ifPresent(port -> served.put(each, port)));
    if (served.isEmpty()) {
      served.put(TransferProtocol.TFTP, TransferProtocol.TFTP.port());
    }
    return served;
  }

  private Optional<Login> account(Output output) {
    String word = password;
    if (word == null) {
      return login.login(Optional.empty(), output);
    }
    if (login.user == null || login.variable != null || login.file != null) {
      throw new BadInput("--password goes with --user, and with none of --password-*");
    }
    Optional<Secret> given = Optional.of(Secret.of(word));
    return Optional.of(PasswordPlace.login(login.user, given, "--password", output));
  }

  private static void check(Map<TransferProtocol, Integer> served, Shared shared, Output output) {
    boolean tftp = served.containsKey(TransferProtocol.TFTP);
    if (tftp && served.size() == 1 && (shared.isWritable() || shared.account().isPresent())) {
      throw new BadInput(
          "TFTP knows no login and no writing here: give --ftp-port, --ssh-port, --http-port or"
              + " --https-port too");
    }
    if (tftp && shared.account().isPresent()) {
      output.remark("swim: over TFTP anybody may read, because it knows no login");
    }
    if (shared.isWritable() && shared.account().isEmpty()) {
      output.remark("swim: anybody may write, because there is no --user");
    }
  }
}
