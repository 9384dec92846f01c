package io.swim.snmp;

import io.swim.device.FileLocation;
import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.snmp.internal.mib.OperationTable.Column;
import io.swim.spi.SnmpValue;
import io.swim.spi.TransferOrder;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
  private static final int IPV6 = 2;

  /** SIZE of ciscoFlashCopyRemotePassword. */
  private static final int LONGEST_PASSWORD = 40;

  /** SIZE of ciscoFlashCopyRemoteUserName. */
  private static final int LONGEST_NAME = 255;

  private FlashCopyColumns() {}

  static List<Column> of(TransferOrder order) throws DriverException {
    check(order);
    FileLocation source = order.source();
    InetAddress server = address(source);
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(MibObject.COPY_COMMAND, SnmpValue.integer(WITHOUT_ERASE)));
    columns.add(
        new Column(MibObject.COPY_PROTOCOL, SnmpValue.integer(PROTOCOLS.get(source.protocol()))));
    if (server instanceof Inet4Address) {
      columns.add(new Column(MibObject.COPY_SERVER, new SnmpValue.Address(server)));
    } else {
      columns.add(new Column(MibObject.COPY_SERVER_TYPE, SnmpValue.integer(IPV6)));
      columns.add(
          new Column(MibObject.COPY_SERVER_INET, new SnmpValue.Octets(server.getAddress())));
    }
    columns.add(new Column(MibObject.COPY_SOURCE, SnmpValue.octets(source.path())));
    columns.add(
        new Column(MibObject.COPY_DESTINATION, SnmpValue.octets(order.target().toString())));
    if (order.login().isPresent()) {
      Login login = order.login().get();
      columns.add(new Column(MibObject.COPY_USER_NAME, SnmpValue.octets(login.username())));
      if (!login.password().isEmpty()) {
        columns.add(
            new Column(MibObject.COPY_PASSWORD, SnmpValue.octets(login.password().reveal())));
      }
    }
    return columns;
  }

  private static void check(TransferOrder order) throws DriverException {
    FileLocation source = order.source();
    if (!PROTOCOLS.containsKey(source.protocol())) {
      throw unsupported("the protocol " + source.protocol());
    }
    // A TFTP server may well be reached at 69 from there: nothing else was ever asked of it.
    if (source.protocol() != TransferProtocol.TFTP && source.port().isPresent()) {
      throw unsupported(
          "port "
              + source.port().getAsInt()
              + " of "
              + source.host()
              + "; the device asks at "
              + source.protocol().port());
    }
    if (order.route().vrf().isPresent()) {
      throw unsupported("the routing instance " + order.route().vrf().get());
    }
    if (order.route().sourceInterface().isPresent()) {
      throw unsupported("the source interface " + order.route().sourceInterface().get());
    }
    if (order.login().isPresent()) {
      checkLogin(source.protocol(), order.login().get());
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

  private static InetAddress address(FileLocation source) throws DriverException {
    try {
      return InetAddress.getByName(source.host());
    } catch (UnknownHostException e) {
      throw new DriverException(
          FailureKind.UNREACHABLE, DeviceEffect.NONE, "no address is known of " + source.host());
    }
  }
}
