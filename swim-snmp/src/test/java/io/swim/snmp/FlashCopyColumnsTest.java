package io.swim.snmp;

import static io.swim.snmp.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.FileLocation;
import io.swim.device.Login;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FetchRoute;
import io.swim.spi.TransferOrder;
import io.swim.spi.TransferResult.InProgress;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snmp4j.smi.OctetString;

/** What the table can be told of an order, and what it can't. */
class FlashCopyColumnsTest extends WithFlashAgent {
  private static final String PASSWORD = "one-time-S3cret";

  private final CiscoFlashCopy driver = new CiscoFlashCopy();

  private static FileLocation at(TransferProtocol protocol, OptionalInt port) {
    return new FileLocation(protocol, "10.1.2.3", port, Orders.PATH);
  }

  private static Optional<Login> login(String password) {
    return Optional.of(new Login("swim-7f", Secret.of(password)));
  }

  private static FetchRoute route() throws Exception {
    return FetchRoute.from(InetAddress.getByName("127.0.0.1"));
  }

  private static TransferOrder order(FileLocation source, Optional<Login> login, FetchRoute route) {
    return Orders.order(source, "flash:", login, route, "");
  }

  @ParameterizedTest
  @CsvSource({"FTP, 4", "SCP, 5", "SFTP, 6"})
  void theProtocolAndTheLoginHaveColumns(TransferProtocol protocol, int code) throws Exception {
    TransferOrder order = order(at(protocol, OptionalInt.empty()), login(PASSWORD), route());

    assertThat(driver.protocols(new PlatformId("cisco-ios"))).contains(protocol);
    assertThat(driver.transfer(order, context)).isInstanceOf(InProgress.class);

    assertThat(agent.copyColumn(3).toInt()).isEqualTo(code);
    assertThat(agent.copyColumn(7)).isEqualTo(new OctetString("swim-7f"));
    assertThat(agent.copyColumn(15)).isEqualTo(new OctetString(PASSWORD));
    assertThat(context.said()).noneMatch(each -> each.toString().contains(PASSWORD));
  }

  @Test
  void withoutALoginTheConfigurationOfTheDeviceDecides() throws Exception {
    driver.transfer(
        order(at(TransferProtocol.FTP, OptionalInt.empty()), Optional.empty(), route()), context);

    assertThat(agent.copyColumn(7)).isNull();
    assertThat(agent.copyColumn(15)).isNull();
  }

  private void isUnsupported(TransferOrder order, String... words) {
    DriverException failure = failure(() -> driver.transfer(order, context));
    assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure.getMessage()).contains(words).doesNotContain(PASSWORD);
    assertThat(agent.copies()).isEmpty();
  }

  @Test
  void whatTheTableHasNoColumnForIsRefusedBeforeAnythingIsSent() throws Exception {
    FileLocation ftp = at(TransferProtocol.FTP, OptionalInt.empty());
    isUnsupported(order(ftp, login(PASSWORD), route().withVrf("Mgmt")), "instance Mgmt", "CLI");
    isUnsupported(
        order(ftp, login(PASSWORD), route().withSourceInterface("Vlan7")), "interface Vlan7");
    isUnsupported(
        order(at(TransferProtocol.SFTP, OptionalInt.of(2222)), login(PASSWORD), route()),
        "port 2222 of 10.1.2.3",
        "22");
    isUnsupported(order(ftp, login(PASSWORD.repeat(3)), route()), "45 bytes", "40");
    isUnsupported(
        order(at(TransferProtocol.HTTP, OptionalInt.empty()), Optional.empty(), route()), "HTTP");
    isUnsupported(
        order(at(TransferProtocol.TFTP, OptionalInt.empty()), login(PASSWORD), route()), "TFTP");
  }
}
