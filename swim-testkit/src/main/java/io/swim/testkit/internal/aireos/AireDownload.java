package io.swim.testkit.internal.aireos;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.testkit.device.TransferFault.ClientMissing;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.copy.FlashCopier;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code transfer download}: fetches an image, and unpacks it over the one that does not run. The
 * words of its failures are a guess.
 */
final class AireDownload {
  private static final List<String> NAMES =
      List.of("datatype", "mode", "serverip", "path", "filename", "username", "password", "port");
  private static final List<String> MODES = List.of("tftp", "ftp", "sftp");
  private static final String PLACE = "download";

  private final AireSession session;
  private final NetworkDevice device;
  private final DownloadSettings settings;

  private AireDownload(AireSession session) {
    this.session = session;
    this.device = session.device();
    this.settings = AireOs.of(device).download();
  }

  static void addTo(CommandTree<AireSession> tree) {
    for (String name : NAMES) {
      tree.add("transfer download " + name, 1, (session, words) -> set(session, name, words));
    }
    tree.add("transfer download start", 0, (session, words) -> new AireDownload(session).start());
  }

  private static void set(AireSession session, String name, List<String> words) throws IOException {
    boolean wrong =
        words.isEmpty()
            || name.equals("mode") && !MODES.contains(words.get(0))
            || name.equals("port") && !words.get(0).matches("\\d{1,5}");
    if (wrong) {
      session.say("\nIncorrect usage.  Use the '?' or <TAB> key to list commands.\n\n");
      return;
    }
    AireOs.of(session.device()).download().set(name, words.get(0));
    session.device().nvram().touch();
  }

  private void start() throws IOException {
    if (settings.get("serverip").isEmpty() || settings.get("filename").isEmpty()) {
      session.say("% Error: server or file name is not set\n");
      return;
    }
    String mode = settings.get("mode").isEmpty() ? "tftp" : settings.get("mode");
    TransferProtocol protocol = TransferProtocol.valueOf(mode.toUpperCase(Locale.ROOT));
    session.say("\n" + summary(protocol) + "\nThis may take some time.\n");
    if (!session.agrees("Are you sure you want to start?")) {
      session.say("\nTransfer Canceled\n");
      return;
    }
    session.say("\n" + protocol + " Code transfer starting.\n");
    if (isMissing(protocol)) {
      failed("unable to connect to the server");
      return;
    }
    try {
      install(fetch(protocol), protocol);
    } catch (TransferFailure e) {
      failed(words(e.kind()));
    } catch (FlashException e) {
      failed(e.reason() == FlashException.Reason.NO_SPACE ? "not enough space" : e.getMessage());
    } catch (NotBootable e) {
      failed("image verification failed: " + e.getMessage());
    }
  }

  private boolean isMissing(TransferProtocol protocol) {
    return device
        .faults()
        .find(ClientMissing.class)
        .filter(fault -> fault.protocols().contains(protocol))
        .isPresent();
  }

  private String summary(TransferProtocol protocol) {
    return AireText.line("Mode", protocol)
        + AireText.line("Data Type", "Code")
        + AireText.line(protocol + " Server IP", settings.get("serverip"))
        + (protocol == TransferProtocol.TFTP
            ? AireText.line("TFTP Packet Timeout", 6) + AireText.line("TFTP Max Retries", 10)
            : AireText.line(protocol + " Server Port", settings.get("port")))
        + AireText.line(protocol + " Path", settings.get("path"))
        + AireText.line(protocol + " Filename", settings.get("filename"))
        + (protocol == TransferProtocol.TFTP
            ? ""
            : AireText.line(protocol + " Username", settings.get("username"))
                + AireText.line(protocol + " Password", "*********"));
  }

  private Located fetch(TransferProtocol protocol) throws IOException {
    FlashCopier copier = new FlashCopier(device);
    Located place = device.fileSystems().locate(PLACE);
    String file = settings.get("path") + settings.get("filename");
    int set = settings.get("port").isEmpty() ? 0 : Integer.parseInt(settings.get("port"));
    boolean usual = protocol == TransferProtocol.TFTP || set == 0 || set == protocol.port();
    int port = usual ? device.spec().transfer().serverPort(protocol) : set;
    Optional<Login> login =
        protocol == TransferProtocol.TFTP
            ? Optional.empty()
            : Optional.of(new Login(settings.get("username"), Secret.of(settings.get("password"))));
    InetSocketAddress server =
        new InetSocketAddress(InetAddress.getByName(settings.get("serverip")), port);
    copier.fetch(new ServerFile(protocol, server, file, login), place, Progress.SILENT);
    return place;
  }

  private void install(Located place, TransferProtocol protocol) throws IOException, NotBootable {
    try {
      session.say("\n" + protocol + " receive complete... extracting components.\n");
      Blob image = place.fileSystem().get(place.file()).blob();
      boolean isOurs = image.inspect().family().equals(device.spec().model().family());
      if (!isOurs) {
        failed("image is not supported on this platform");
        return;
      }
      session.say("\nImage version check passed.\n\nWriting new RTOS to flash disk.\n");
      AireOs.of(device).slots().install(device, image);
      session.say(
          "\n"
              + protocol
              + " File transfer is successful.\n"
              + "Reboot the controller for update to complete.\n"
              + "Optionally, pre-download the image to APs before rebooting to reduce network"
              + " downtime.\n\n");
    } finally {
      place.fileSystem().delete(place.file());
    }
  }

  private void failed(String why) throws IOException {
    session.say("\n% Error: Code file transfer failed - " + why + "\n\n");
  }

  private static String words(TransferFailure.Kind kind) {
    return switch (kind) {
      case NO_SUCH_FILE -> "file not found on the server";
      case LOGIN_REFUSED -> "login incorrect";
      case REFUSED -> "permission denied";
      case CONNECTION_REFUSED, UNREACHABLE -> "unable to connect to the server";
      case TIMED_OUT -> "activity timeout";
      case RESET -> "connection lost";
      case NO_SPACE_THERE, UNTRUSTED, IO, PROTOCOL, INTERRUPTED -> "unknown error, refer to log";
    };
  }
}
