package io.swim.snmp;

import io.swim.device.FileLocation;
import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.snmp.internal.mib.OperationTable.Column;
import io.swim.spi.FetchRoute;
import io.swim.spi.SnmpValue;
import io.swim.spi.TransferOrder;
import io.swim.spi.UploadOrder;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An order as columns of ciscoFlashCopyTable, as far as the table has them. */
final class FlashCopyColumns {
  /** ciscoFlashCopyProtocol. rcp(2) and lex(3) are none of SWIM's. */
  static final Map<TransferProtocol, Integer> PROTOCOLS =
      Map.of(
          TransferProtocol.TFTP, 1,
          TransferProtocol.FTP, 4,
          TransferProtocol.SCP, 5,
          TransferProtocol.SFTP, 6);

  private static final int WITHOUT_ERASE = 2;
  private static final int FROM_FLASH = 3;
  private static final int IPV6 = 2;

  /** SIZE of ciscoFlashCopyRemotePassword. */
  private static final int LONGEST_PASSWORD = 40;

  /** SIZE of ciscoFlashCopyRemoteUserName. */
  private static final int LONGEST_NAME = 255;

  private FlashCopyColumns() {}

  /** The server's side of an order. */
  private record Server(FileLocation file, Optional<Login> login, FetchRoute route) {}

  static List<Column> of(TransferOrder order) throws DriverException {
    return of(
        WITHOUT_ERASE,
        new Server(order.source(), order.login(), order.route()),
        order.source().path(),
        order.target().toString());
  }

  static List<Column> of(UploadOrder order) throws DriverException {
    return of(
        FROM_FLASH,
        new Server(order.target(), order.login(), order.route()),
        order.source().toString(),
        order.target().path());
  }

  private static List<Column> of(int command, Server server, String source, String destination)
      throws DriverException {
    check(server);
    InetAddress address = ServerAddress.of(server.file().host());
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(MibObject.COPY_COMMAND, SnmpValue.integer(command)));
    columns.add(
        new Column(
            MibObject.COPY_PROTOCOL, SnmpValue.integer(PROTOCOLS.get(server.file().protocol()))));
    if (address instanceof Inet4Address) {
      columns.add(new Column(MibObject.COPY_SERVER, new SnmpValue.Address(address)));
    } else {
      columns.add(new Column(MibObject.COPY_SERVER_TYPE, SnmpValue.integer(IPV6)));
      columns.add(
          new Column(MibObject.COPY_SERVER_INET, new SnmpValue.Octets(address.getAddress())));
    }
    columns.add(new Column(MibObject.COPY_SOURCE, SnmpValue.octets(source)));
    columns.add(new Column(MibObject.COPY_DESTINATION, SnmpValue.octets(destination)));
    if (server.login().isPresent()) {
      Login login = server.login().get();
      columns.add(new Column(MibObject.COPY_USER_NAME, SnmpValue.octets(login.username())));
      if (!login.password().isEmpty()) {
        columns.add(
            new Column(MibObject.COPY_PASSWORD, SnmpValue.octets(login.password().reveal())));
      }
    }
    return columns;
  }

  private static void check(Server server) throws DriverException {
    FileLocation file = server.file();
    if (!PROTOCOLS.containsKey(file.protocol())) {
      throw unsupported("the protocol " + file.protocol());
    }
    // A TFTP server may well be reached at 69 from there: nothing else was ever asked of it.
    if (file.protocol() != TransferProtocol.TFTP && file.port().isPresent()) {
      throw unsupported(
          "port "
              + file.port().getAsInt()
              + " of "
              + file.host()
              + "; the device asks at "
              + file.protocol().port());
    }
    if (server.route().vrf().isPresent()) {
      throw unsupported("the routing instance " + server.route().vrf().get());
    }
    if (server.route().sourceInterface().isPresent()) {
      throw unsupported("the source interface " + server.route().sourceInterface().get());
    }
    if (server.login().isPresent()) {
      checkLogin(file.protocol(), server.login().get());
    }
  }

  private static void checkLogin(TransferProtocol protocol, Login login) throws DriverException {
    if (protocol == TransferProtocol.TFTP) {
      throw unsupported("a login for TFTP");
    }
    int name = login.username().getBytes(StandardCharsets.UTF_8).length;
    int password = login.password().reveal().getBytes(StandardCharsets.UTF_8).length;
    if (name > LONGEST_NAME || password > LONGEST_PASSWORD) {
      throw unsupported(
          "a user name of "
              + name
              + " and a password of "
              + password
              + " bytes; at most "
              + LONGEST_NAME
              + " and "
              + LONGEST_PASSWORD);
    }
  }

  private static DriverException unsupported(String what) {
    return new DriverException(
        FailureKind.UNSUPPORTED,
        DeviceEffect.NONE,
        "ciscoFlashCopyTable has no place for "
            + what
            + ". Remedy: start the transfer over the CLI");
  }
}
