package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.DevicePorts;
import io.swim.device.TransferProtocol;
import io.swim.job.Direction;
import io.swim.job.OnError;
import io.swim.job.OnWarnings;
import io.swim.job.ProtocolOrders;
import io.swim.job.Timeouts;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeScope;
import io.swim.transfer.tftp.TftpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OptionsTest {
  private static final Device REAL = Device.of("real", "192.0.2.1");
  private static final Device OTHER =
      Device.of("other", "192.0.2.2").withPorts(DevicePorts.of(161, 22, 23).withTftpServer(6970));

  @Test
  void withoutOptionsTheDefaultsOfTheLibraryHold() {
    assertThat(parsed("--image", "x").options()).isEqualTo(UpgradeOptions.DEFAULT);
  }

  @Test
  void everyOptionReachesTheRequest() {
    UpgradeOptions options =
        parsed(
                "--image=x",
                "--transfer=tftp",
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
                "--poll-interval=0.25")
            .options();

    assertThat(options)
        .isEqualTo(
            UpgradeOptions.DEFAULT
                .withScope(UpgradeScope.ACTIVATE)
                .withParallel(7)
                .withOnError(OnError.STOP)
                .withOnWarnings(OnWarnings.SKIP)
                .withProtocols(
                    new ProtocolOrders(
                        List.of(TransferProtocol.TFTP),
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
    assertThat(parsed("--image=x", "--sequential").options().parallel()).isEqualTo(1);
    assertThat(parsed("--image=x", "--distribute-only").options().scope())
        .isEqualTo(UpgradeScope.DISTRIBUTE);
  }

  @Test
  void theServerListensOnEveryPortThatTheChosenDevicesAsk() {
    TftpOptions unset = new TftpOptions();
    assertThat(unset.portsFor(List.of(REAL))).containsExactly(69);
    assertThat(unset.portsFor(List.of(OTHER))).containsExactly(6970);
    assertThat(unset.portsFor(List.of(REAL, OTHER))).containsExactlyInAnyOrder(69, 6970);

    TftpOptions given = new TftpOptions();
    given.port = 1069;
    assertThat(given.portsFor(List.of(REAL))).containsExactly(1069);
    assertThat(given.portsFor(List.of(REAL, OTHER))).containsExactlyInAnyOrder(1069, 6970);
  }

  @Test
  void aServerAddressOfThisHostIsListenedAtAndAnotherOnlyTold() throws Exception {
    TftpOptions ours = new TftpOptions();
    ours.address = "127.0.0.1";
    try (TftpServer server = ours.apply(TftpServer.builder(), Set.of(0)).build()) {
      server.start();
      assertThat(server.addresses())
          .extracting(InetSocketAddress::getHostString)
          .containsExactly("127.0.0.1");
    }
    TftpOptions translated = new TftpOptions();
    translated.address = "192.0.2.200";
    try (TftpServer server = translated.apply(TftpServer.builder(), Set.of(0)).build()) {
      server.start();
      assertThat(server.addresses())
          .extracting(InetSocketAddress::getHostString)
          .containsExactly("0.0.0.0");
      assertThat(server.addressFor(InetAddress.getByName("127.0.0.1")).getHostAddress())
          .isEqualTo("192.0.2.200");
    }
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
