package io.swim.testkit.internal.snmp;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.testkit.device.TransferFault.ClientMissing;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.copy.FlashCopier;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

/** One row of ciscoFlashCopyTable at work; gives the ciscoFlashCopyStatus it ends with. */
final class FlashCopyOperation {
  private static final int WITH_ERASE = 1;
  private static final int WITHOUT_ERASE = 2;
  private static final int FROM_FLASH = 3;
  private static final int TRUE = 1;
  private static final int IPV4 = 1;

  private static final int SUCCESS = 2;
  private static final int INVALID_OPERATION = 3;
  private static final int INVALID_PROTOCOL = 4;
  private static final int INVALID_SOURCE = 5;
  private static final int INVALID_DESTINATION = 6;
  private static final int INVALID_SERVER = 7;
  private static final int DEVICE_BUSY = 8;
  private static final int DEVICE_OPEN_ERROR = 9;
  private static final int DEVICE_ERROR = 10;
  private static final int DEVICE_FULL = 12;
  private static final int FILE_OPEN_ERROR = 13;
  private static final int TRANSFER_ERROR = 14;
  private static final int CHECKSUM_ERROR = 15;
  private static final int PROHIBITED = 19;

  private final NetworkDevice device;
  private final OperationRow row;
  private final FlashCopier copier;

  FlashCopyOperation(NetworkDevice device, OperationRow row) {
    this.device = device;
    this.row = row;
    this.copier = new FlashCopier(device);
  }

  int run() {
    Optional<TransferProtocol> protocol = protocol();
    if (protocol.isEmpty()) {
      return INVALID_PROTOCOL;
    }
    Optional<InetAddress> server = server();
    if (server.isEmpty()) {
      return INVALID_SERVER;
    }
    try {
      return switch (row.number(FlashCopyTable.COMMAND)) {
        case WITH_ERASE -> toFlash(protocol.get(), server.get(), true);
        case WITHOUT_ERASE -> toFlash(protocol.get(), server.get(), false);
        case FROM_FLASH -> fromFlash(protocol.get(), server.get());
        default -> INVALID_OPERATION;
      };
    } catch (FlashException e) {
      return status(e.reason());
    } catch (TransferFailure e) {
      return switch (e.kind()) {
        // A guess in the other direction.
        case NO_SUCH_FILE, REFUSED ->
            row.number(FlashCopyTable.COMMAND) == FROM_FLASH ? INVALID_DESTINATION : INVALID_SOURCE;
        case LOGIN_REFUSED -> FILE_OPEN_ERROR;
        case CONNECTION_REFUSED, UNREACHABLE, TIMED_OUT, RESET, INTERRUPTED -> TRANSFER_ERROR;
        case NO_SPACE_THERE, UNTRUSTED, IO, PROTOCOL -> TRANSFER_ERROR;
      };
    } catch (IOException e) {
      return DEVICE_ERROR;
    }
  }

  /** ciscoFlashCopyProtocol: tftp(1), rcp(2), lex(3), ftp(4), scp(5), sftp(6). */
  private Optional<TransferProtocol> protocol() {
    Optional<TransferProtocol> named =
        switch (row.number(FlashCopyTable.PROTOCOL)) {
          case 1 -> Optional.of(TransferProtocol.TFTP);
          case 4 -> Optional.of(TransferProtocol.FTP);
          case 5 -> Optional.of(TransferProtocol.SCP);
          case 6 -> Optional.of(TransferProtocol.SFTP);
          default -> Optional.empty();
        };
    Optional<ClientMissing> missing = device.faults().find(ClientMissing.class);
    return named.filter(each -> missing.isEmpty() || !missing.get().protocols().contains(each));
  }

  /**
   * The columns for name and password apply to all but TFTP (MIB, ciscoFlashCopyRemoteUserName).
   */
  private ServerFile remote(TransferProtocol protocol, InetAddress server, String path) {
    String user = row.text(FlashCopyTable.USER);
    Optional<Login> login =
        user.isEmpty() || protocol == TransferProtocol.TFTP
            ? device.nvram().running().transfer().login(protocol)
            : Optional.of(new Login(user, Secret.of(row.text(FlashCopyTable.PASSWORD))));
    int port = device.spec().transfer().serverPort(protocol);
    return new ServerFile(protocol, new InetSocketAddress(server, port), path, login);
  }

  private static int status(Reason reason) {
    return switch (reason) {
      case NO_SPACE -> DEVICE_FULL;
      case NO_SUCH_FILE -> FILE_OPEN_ERROR;
      case BAD_NAME -> INVALID_DESTINATION;
      case NO_SUCH_DEVICE -> DEVICE_OPEN_ERROR;
      case BUSY -> DEVICE_BUSY;
    };
  }

  private Optional<InetAddress> server() {
    byte[] old = bytes(row.values().get(FlashCopyTable.SERVER));
    byte[] next = bytes(row.values().get(FlashCopyTable.ADDRESS));
    boolean nextIsSet = next.length > 0 && !isNone(next);
    if (nextIsSet && row.number(FlashCopyTable.ADDRESS_TYPE) != IPV4) {
      return Optional.empty();
    }
    byte[] chosen = nextIsSet ? next : old;
    try {
      return chosen.length != 4 || isNone(chosen)
          ? Optional.empty()
          : Optional.of(InetAddress.getByAddress(chosen));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(@Nullable Variable value) {
    if (value instanceof IpAddress address) {
      return address.toByteArray();
    }
    return value instanceof OctetString octets ? octets.getValue() : new byte[0];
  }

  private static boolean isNone(byte[] address) {
    int sum = 0;
    for (byte part : address) {
      sum += part & 0xff;
    }
    return sum == 0 || sum == 255 * address.length;
  }

  private int toFlash(TransferProtocol protocol, InetAddress server, boolean erase)
      throws IOException {
    String source = row.text(FlashCopyTable.SOURCE);
    Located wanted = FlashNames.locate(device, row.text(FlashCopyTable.DESTINATION));
    String name =
        wanted.file().isEmpty() ? source.substring(source.lastIndexOf('/') + 1) : wanted.file();
    Located target = new Located(wanted.fileSystem(), name);
    if (FlashNames.isRunningImage(device, target)) {
      return PROHIBITED;
    }
    if (erase) {
      if (!target.fileSystem().lock()) {
        return DEVICE_BUSY;
      }
      target.fileSystem().erase();
      target.fileSystem().unlock();
    }
    copier.fetch(remote(protocol, server, source), target, Progress.SILENT);
    return row.number(FlashCopyTable.VERIFY) == TRUE ? verify(target) : SUCCESS;
  }

  private static int verify(Located target) throws IOException {
    try {
      target.fileSystem().get(target.file()).blob().inspect();
      return SUCCESS;
    } catch (NotBootable e) {
      target.fileSystem().delete(target.file());
      return CHECKSUM_ERROR;
    }
  }

  private int fromFlash(TransferProtocol protocol, InetAddress server) throws IOException {
    Located source = FlashNames.locate(device, row.text(FlashCopyTable.SOURCE));
    String destination = row.text(FlashCopyTable.DESTINATION);
    String plain = source.file().substring(source.file().lastIndexOf('/') + 1);
    String path = destination.isEmpty() ? plain : destination;
    copier.send(source, remote(protocol, server, path), Progress.SILENT);
    return SUCCESS;
  }
}
