package io.swim.testkit.internal.aireos;

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
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches the image that {@code transfer download} was told of, and unpacks it over the one that
 * does not run; what is no image for the controller is thrown away. The words of its failures are a
 * guess.
 */
final class ImageFetch {
  /** Values of agentTransferDownloadStatus in AIRESPACE-SWITCHING-MIB. */
  private static final int WRONG_FILE = 4;

  private static final int WRITING = 7;
  private static final int CANT_WRITE = 8;
  private static final int WRONG_CHECKSUM = 10;
  private static final int SUCCESSFUL = 12;
  private static final int FAILED = 13;
  private static final String PLACE = "download";

  private final NetworkDevice device;
  private final DownloadSettings download;
  private final Map<String, String> told;

  private ImageFetch(NetworkDevice device, DownloadSettings download, Map<String, String> told) {
    this.device = device;
    this.download = download;
    this.told = told;
  }

  /** Begins with what the device was told by now; nothing when another download is under way. */
  static Optional<ImageFetch> begin(NetworkDevice device) {
    DownloadSettings download = AireOs.of(device).download();
    return download.begin().map(told -> new ImageFetch(device, download, told));
  }

  /** Is told what is going on. */
  interface Watcher {
    Watcher NOBODY = what -> {};

    void told(String what) throws IOException;
  }

  /** Does it all; returns why not, or nothing when it is done. */
  Optional<String> run(TransferProtocol protocol, Watcher watcher) throws IOException {
    try {
      if (isMissing(protocol)) {
        return failed(FAILED, "unable to connect to the server");
      }
      Located place = fetch(protocol);
      download.status(WRITING);
      watcher.told(protocol + " receive complete... extracting components.");
      return install(place, watcher);
    } catch (TransferFailure e) {
      return failed(FAILED, words(e.kind()));
    } catch (FlashException e) {
      boolean full = e.reason() == FlashException.Reason.NO_SPACE;
      return failed(CANT_WRITE, full ? "not enough space" : String.valueOf(e.getMessage()));
    } catch (NotBootable e) {
      return failed(WRONG_CHECKSUM, "image verification failed: " + e.getMessage());
    } catch (UnknownHostException e) {
      return failed(FAILED, "unable to connect to the server");
    } finally {
      if (download.isBusy()) {
        download.status(FAILED);
      }
    }
  }

  private String told(String name) {
    return told.getOrDefault(name, "");
  }

  private Optional<String> failed(int status, String why) {
    download.status(status);
    return Optional.of(why);
  }

  private boolean isMissing(TransferProtocol protocol) {
    return device
        .faults()
        .find(ClientMissing.class)
        .filter(fault -> fault.protocols().contains(protocol))
        .isPresent();
  }

  private Located fetch(TransferProtocol protocol) throws IOException {
    Located place = device.fileSystems().locate(PLACE);
    String file = told("path") + told("filename");
    int set = told("port").isEmpty() ? 0 : Integer.parseInt(told("port"));
    boolean usual = protocol == TransferProtocol.TFTP || set == 0 || set == protocol.port();
    int port = usual ? device.spec().transfer().serverPort(protocol) : set;
    Optional<Login> login =
        protocol == TransferProtocol.TFTP
            ? Optional.empty()
            : Optional.of(new Login(told("username"), Secret.of(told("password"))));
    InetSocketAddress server = new InetSocketAddress(InetAddress.getByName(told("serverip")), port);
    new FlashCopier(device)
        .fetch(new ServerFile(protocol, server, file, login), place, Progress.SILENT);
    return place;
  }

  private Optional<String> install(Located place, Watcher watcher) throws IOException, NotBootable {
    try {
      Blob image = place.fileSystem().get(place.file()).blob();
      if (!image.inspect().family().equals(device.spec().model().family())) {
        return failed(WRONG_FILE, "image is not supported on this platform");
      }
      watcher.told("Image version check passed.");
      watcher.told("Writing new RTOS to flash disk.");
      AireOs.of(device).slots().install(device, image);
      download.status(SUCCESSFUL);
      return Optional.empty();
    } finally {
      place.fileSystem().delete(place.file());
    }
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
