package io.swim.job;

import io.swim.device.Access;
import io.swim.device.TransferProtocol;
import java.util.List;
import java.util.Objects;

/**
 * What is tried first, and what next on failure.
 *
 * @param transfer how the image travels
 * @param directions whether devices fetch, or are sent to; for each protocol, before the next one
 * @param start how a transfer is started on the device, for those that fetch
 * @param config how facts, files and the boot configuration are reached; SNMP is always asked for
 *     facts where there are credentials for it
 * @param reboot how the reload is ordered
 */
public record ProtocolOrders(
    List<TransferProtocol> transfer,
    List<Direction> directions,
    List<Access> start,
    List<Access> config,
    List<Access> reboot) {
  /**
   * Devices fetch, by SCP, SFTP, FTP, HTTPS, HTTP, then TFTP: by those of them that a file server
   * of the engine or the device's distribution server speaks. Started by SNMP, then by the CLI; SSH
   * before Telnet; SNMP last for a reboot. Nothing is sent to a device's own server: {@link
   * #withDirections} allows that.
   */
  public static final ProtocolOrders DEFAULT =
      new ProtocolOrders(
          List.of(
              TransferProtocol.SCP,
              TransferProtocol.SFTP,
              TransferProtocol.FTP,
              TransferProtocol.HTTPS,
              TransferProtocol.HTTP,
              TransferProtocol.TFTP),
          List.of(Direction.PULL),
          List.of(Access.SNMP, Access.SSH, Access.TELNET),
          List.of(Access.SSH, Access.TELNET),
          List.of(Access.SSH, Access.TELNET, Access.SNMP));

  public ProtocolOrders {
    Objects.requireNonNull(transfer, "transfer");
    Objects.requireNonNull(directions, "directions");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(reboot, "reboot");
    transfer = checked("transfer", transfer);
    directions = checked("direction", directions);
    start = checked("start", start);
    config = checked("config", config);
    reboot = checked("reboot", reboot);
  }

  private static <T> List<T> checked(String name, List<T> order) {
    if (order.isEmpty() || order.stream().distinct().count() != order.size()) {
      throw new IllegalArgumentException(
          "the " + name + " order must name each protocol once: " + order);
    }
    return List.copyOf(order);
  }

  public ProtocolOrders withTransfer(List<TransferProtocol> value) {
    return new ProtocolOrders(value, directions, start, config, reboot);
  }

  public ProtocolOrders withDirections(List<Direction> value) {
    return new ProtocolOrders(transfer, value, start, config, reboot);
  }

  public ProtocolOrders withStart(List<Access> value) {
    return new ProtocolOrders(transfer, directions, value, config, reboot);
  }

  public ProtocolOrders withConfig(List<Access> value) {
    return new ProtocolOrders(transfer, directions, start, value, reboot);
  }

  public ProtocolOrders withReboot(List<Access> value) {
    return new ProtocolOrders(transfer, directions, start, config, value);
  }
}
