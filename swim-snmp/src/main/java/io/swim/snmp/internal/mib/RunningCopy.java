package io.swim.snmp.internal.mib;

import io.swim.device.FlashPath;
import io.swim.fault.DriverException;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A row of ciscoFlashCopyTable whose copy to flash has not ended, whoever made it. The table has no
 * owner; the server is the closest to one.
 *
 * @param serial of the row
 * @param source ciscoFlashCopySourceName
 * @param destination ciscoFlashCopyDestinationName
 * @param server that it copies from, if the row tells
 * @param status of it, ciscoFlashCopyStatus
 */
public record RunningCopy(
    long serial, String source, String destination, Optional<InetAddress> server, long status) {
  private static final long COPY_FROM_FLASH = 3;
  private static final long COPY_FROM_LOG = 4;

  /** All of them, in the order of the table. */
  public static List<RunningCopy> all(SnmpSession session)
      throws DriverException, InterruptedException {
    List<RunningCopy> running = new ArrayList<>();
    for (Map.Entry<String, SnmpValue> each :
        Columns.walk(session, MibObject.COPY_STATUS).entrySet()) {
      OptionalLong status = Columns.number(each.getValue());
      if (status.isPresent() && mayRun(status.getAsLong())) {
        read(each.getKey(), status.getAsLong(), session).ifPresent(running::add);
      }
    }
    return running;
  }

  /** A status that the MIB does not have is not taken for an end. */
  private static boolean mayRun(long status) {
    return CopyStatus.of(status).map(CopyStatus::isRunning).orElse(true);
  }

  private static Optional<RunningCopy> read(String index, long status, SnmpSession session)
      throws DriverException, InterruptedException {
    String command = MibObject.COPY_COMMAND.at(index);
    String source = MibObject.COPY_SOURCE.at(index);
    String destination = MibObject.COPY_DESTINATION.at(index);
    String address = MibObject.COPY_SERVER.at(index);
    String inet = MibObject.COPY_SERVER_INET.at(index);
    Map<String, SnmpValue> row = session.get(List.of(command, source, destination, address, inet));
    long code = Columns.number(row.get(command)).orElse(0);
    if (code == COPY_FROM_FLASH || code == COPY_FROM_LOG) {
      return Optional.empty();
    }
    return Optional.of(
        new RunningCopy(
            Long.parseLong(index),
            Columns.text(row.get(source)).orElse(""),
            Columns.text(row.get(destination)).orElse(""),
            server(row.get(inet)).or(() -> server(row.get(address))),
            status));
  }

  private static Optional<InetAddress> server(@Nullable SnmpValue value) {
    if (value instanceof SnmpValue.Address address) {
      return Optional.of(address.address()).filter(RunningCopy::isSet);
    }
    if (value instanceof SnmpValue.Octets octets) {
      try {
        return Optional.of(InetAddress.getByAddress(octets.bytes())).filter(RunningCopy::isSet);
      } catch (UnknownHostException e) {
        // Neither 4 nor 16 octets: not an address.
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Not the default, 255.255.255.255. */
  private static boolean isSet(InetAddress address) {
    for (byte each : address.getAddress()) {
      if (each != -1) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether it writes that file. By the MIB a destination may lack its device, its partition and
   * even its file; what is not said counts as the same.
   */
  public boolean writes(FlashPath target) {
    int colon = destination.lastIndexOf(':');
    String file = destination.substring(colon + 1).replaceFirst("^/+", "");
    if (file.isEmpty()) {
      file = lastPart(source);
    }
    return file.equals(target.file())
        && (colon < 0
            || device(destination.substring(0, colon + 1)).equals(device(target.fileSystem())));
  }

  /** The first partition of a device goes without its number here; flash0: is flash: on routers. */
  private static String device(String fileSystem) {
    return fileSystem.replaceFirst("(?<=:)1:$", "").replaceFirst("^flash0:", "flash:");
  }

  /** Whether it copies a file of that name. */
  public boolean copiesFile(String name) {
    return lastPart(source).equals(name);
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Such as {@code row 4711 (copyInProgress(1)), from x/y.bin on 10.1.1.1}. */
  @Override
  public String toString() {
    return "row "
        + serial
        + " ("
        + CopyStatus.of(status).map(CopyStatus::words).orElse("ciscoFlashCopyStatus " + status)
        + "), from "
        + (source.isEmpty() ? "an unnamed file" : source)
        + " on "
        + server.map(InetAddress::getHostAddress).orElse("an unnamed server");
  }
}
