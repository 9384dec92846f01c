package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.cli.inventory.Inventory;
import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.DevicePorts;
import io.swim.device.ServerId;
import io.swim.device.TransferProtocol;
import io.swim.job.Backup;
import io.swim.job.Direction;
import io.swim.job.DistributionOptions;
import io.swim.job.FetchFrom;
import io.swim.job.OnError;
import io.swim.job.OnWarnings;
import io.swim.job.ProtocolOrders;
import io.swim.job.Timeouts;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeScope;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OptionsTest {
  @TempDir Path folder;

  private static final TransferProtocol TFTP = TransferProtocol.TFTP;
  private static final Device REAL = Device.of("real", "192.0.2.1");
  private static final Device OTHER =
      Device.of("other", "192.0.2.2").withPorts(DevicePorts.of(161, 22, 23).withTftpServer(6970));

  @Test
  void withoutOptionsTheDefaultsOfTheLibraryHoldAndOneServerIsEnough() throws IOException {
    assertThat(options("--image", "x"))
        .isEqualTo(
            UpgradeOptions.DEFAULT.withProtocols(
                ProtocolOrders.DEFAULT
                    .withTransfer(List.of(TransferProtocol.TFTP))
                    .withDirections(List.of(Direction.PULL, Direction.PUSH))));
  }

  @Test
  void everyOptionReachesTheRequest() throws IOException {
    UpgradeOptions options =
        options(
            "--image=x",
            "--transfer=scp,TFTP",
            "--start=SSH,SNMP",
            "--config=telnet",
            "--reboot",
            "SNMP",
            "--parallel=7",
            "--direction=push",
            "--on-error=stop",
            "--warnings=skip",
            "--no-reboot",
            "--operation-timeout=60",
            "--reboot-wait=5",
            "--confirm-interval=0.5",
            "--poll-interval=0.25");

    assertThat(options)
        .isEqualTo(
            UpgradeOptions.DEFAULT
                .withScope(UpgradeScope.ACTIVATE)
                .withParallel(7)
                .withOnError(OnError.STOP)
                .withOnWarnings(OnWarnings.SKIP)
                .withProtocols(
                    new ProtocolOrders(
                        List.of(TransferProtocol.SCP, TransferProtocol.TFTP),
                        List.of(Direction.PUSH),
                        List.of(Access.SSH, Access.SNMP),
                        List.of(Access.TELNET),
                        List.of(Access.SNMP)))
                .withTimeouts(
                    Timeouts.DEFAULT
                        .withOperation(Duration.ofSeconds(60))
                        .withRebootWait(Duration.ofSeconds(5))
                        .withConfirmation(3, Duration.ofMillis(500))
                        .withPollInterval(Duration.ofMillis(250))));
    assertThat(options("--image=x", "--sequential").parallel()).isEqualTo(1);
    assertThat(options("--image=x", "--distribute-only").scope())
        .isEqualTo(UpgradeScope.DISTRIBUTE);
  }

  @Test
  void backupAndServerReachTheRequest() throws IOException {
    Inventory inventory = inventory("Bern");

    DistributionOptions options =
        parsed("--image=x", "--backup", "--from=depot").options(inventory).distribution();

    assertThat(options.backup()).isEqualTo(Backup.RUNNING_IMAGE);
    assertThat(options.from()).isEqualTo(new FetchFrom.Server(new ServerId("depot")));
    assertThatThrownBy(() -> parsed("--image=x", "--from=other").options(inventory))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("unknown server 'other'")
        .hasMessageEndingWith("has depot");
  }

  @Test
  void theTftpServerListensOnEveryPortThatTheChosenDevicesAsk() {
    ServerOptions unset = new ServerOptions();
    assertThat(unset.portsFor(TFTP, List.of(REAL))).containsExactly(69);
    assertThat(unset.portsFor(TFTP, List.of(OTHER))).containsExactly(6970);
    assertThat(unset.portsFor(TFTP, List.of(REAL, OTHER))).containsExactlyInAnyOrder(69, 6970);

    ServerOptions given = new ServerOptions();
    given.ports.tftp = 1069;
    assertThat(given.portsFor(TFTP, List.of(REAL))).containsExactly(1069);
    assertThat(given.portsFor(TFTP, List.of(REAL, OTHER))).containsExactlyInAnyOrder(1069, 6970);
  }

  @Test
  void theOtherServersListenAtTheUsualPortsOrThoseGiven() {
    ServerOptions options = new ServerOptions();
    assertThat(
            Stream.of(TransferProtocol.values())
                .map(each -> options.portsFor(each, List.of(REAL)))
                .flatMap(Set::stream))
        .containsExactly(69, 21, 22, 22, 80, 443);

    options.ports.ftp = 2121;
    options.ports.ssh = 2222;
    options.ports.http = 8080;
    options.ports.https = 0;
    assertThat(
            Stream.of(TransferProtocol.values())
                .map(each -> options.portsFor(each, List.of(REAL)))
                .flatMap(Set::stream))
        .containsExactly(69, 2121, 2222, 2222, 8080, 0);
  }

  @Test
  void onlyTheServersAreMadeThatTheJobNeeds() throws IOException {
    Inventory none = inventory("");
    assertThat(servers(none, "--transfer=SCP,SFTP,FTP")).containsExactly("SFTP and SCP", "FTP");
    assertThat(servers(none, "--transfer=HTTPS,HTTP")).containsExactly("HTTPS", "HTTP");
    assertThat(servers(none, "--transfer=SCP", "--direction=PUSH")).isEmpty();

    Inventory depot = inventory("Bern");
    assertThat(servers(depot)).as("the device is in Bern").isEmpty();
    assertThat(servers(depot, "--backup")).as("the device sends to us").containsExactly("TFTP");
    assertThat(servers(inventory("Basel"))).as("elsewhere").containsExactly("TFTP");
    assertThat(servers(inventory("Basel"), "--from=depot")).isEmpty();
  }

  private List<String> servers(Inventory inventory, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--image=x");
    RequestOptions request = parsed(all.toArray(String[]::new));
    return new ServerOptions()
            .forJob(
                List.of(Device.of("real", "192.0.2.1").withLocation("Bern")),
                request.options(inventory),
                request.uploads(),
                inventory,
                folder)
            .stream()
            .map(OurServers::name)
            .toList();
  }

  @Test
  void aServerAddressOfThisHostIsListenedAtAndAnotherOnlyTold() throws Exception {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    InetAddress all = InetAddress.getByName("0.0.0.0");
    InetAddress elsewhere = InetAddress.getByName("192.0.2.200");

    assertThat(OwnAddresses.of(Optional.empty(), Optional.of("127.0.0.1")))
        .isEqualTo(new OwnAddresses(loopback, Optional.of(loopback)));
    assertThat(OwnAddresses.of(Optional.empty(), Optional.of("192.0.2.200")))
        .isEqualTo(new OwnAddresses(all, Optional.of(elsewhere)));
    assertThat(OwnAddresses.of(Optional.of("127.0.0.1"), Optional.of("192.0.2.200")))
        .isEqualTo(new OwnAddresses(loopback, Optional.of(elsewhere)));
    assertThat(OwnAddresses.of(Optional.empty(), Optional.empty()))
        .isEqualTo(new OwnAddresses(all, Optional.empty()));
  }

  /** One device, and a distribution server for a location; empty: no server. */
  private Inventory inventory(String location) throws IOException {
    Path file = folder.resolve("inventory.yaml");
    String servers =
        "servers: [{name: depot, address: 192.0.2.9, protocols: {tftp: }, locations: [%s]}]\n"
            .formatted(location);
    Files.writeString(
        file,
        "devices: [{name: real, address: 192.0.2.1, location: Bern}]\n"
            + (location.isEmpty() ? "" : servers));
    return Inventory.read(file, Set.of());
  }

  private UpgradeOptions options(String... arguments) throws IOException {
    return parsed(arguments).options(inventory(""));
  }

  private static RequestOptions parsed(String... arguments) {
    RequestOptions options = new RequestOptions();
    new CommandLine(new Holder(options))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(arguments);
    return options;
  }

  @CommandLine.Command
  private static final class Holder {
    @CommandLine.Mixin private final RequestOptions options;

    Holder(RequestOptions options) {
      this.options = options;
    }
  }
}
