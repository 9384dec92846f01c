package io.swim.testkit.internal.iosxe;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.copy.CopyUrl;
import io.swim.testkit.internal.copy.FlashCopier;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.ApTar;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The image download profile of a controller on an access point: from where it fetches its own
 * image and those of other access points. One file at a time. Thread-safe.
 */
final class ImageProfile {
  static final String MODE = "image-download-mode";
  static final String SERVER = "image-server";
  static final String PATH = "image-path";

  /** The controller's own. */
  static final String CONTROLLER = "C9800-AP-iosxe-wlc.bin";

  private final List<String> failures = new ArrayList<>();

  /** What could not be fetched, the newest last. */
  synchronized List<String> failures() {
    return List.copyOf(failures);
  }

  /** Puts a file on the flash; the caller deletes it. */
  synchronized FlashFileSystem fetch(NetworkDevice device, String name) throws IOException {
    CopyUrl url = url(device, name);
    FlashFileSystem flash = device.fileSystems().standard();
    try {
      ServerFile file = url.on(device).orElseThrow(() -> new IOException("Unknown host"));
      new FlashCopier(device).fetch(file, new Located(flash, name), Progress.SILENT);
      return flash;
    } catch (IOException e) {
      String why = "Failed to download file " + url + ": " + e.getMessage();
      failures.add("Failed to install_add package " + url + ", Error: " + why);
      throw new IOException(why, e);
    }
  }

  /** Fetches the image for a type of access point and hands it on; its version. */
  synchronized String accessPoint(NetworkDevice device, String type) throws IOException {
    FlashFileSystem flash = fetch(device, type);
    try (InputStream in = flash.get(type).blob().open()) {
      return ApTar.versionOf(type, in.readAllBytes());
    } catch (NotBootable e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      flash.delete(type);
    }
  }

  private static CopyUrl url(NetworkDevice device, String name) throws IOException {
    DeviceConfig config = device.nvram().running();
    String mode = config.option(MODE).orElse("");
    TransferProtocol protocol =
        CopyUrl.protocol(mode)
            .orElseThrow(() -> new IOException("no mode of download is configured"));
    String path = config.option(PATH).orElse("").replaceAll("^/+|/+$", "");
    return CopyUrl.parse(
        protocol,
        mode
            + "://"
            + config.option(SERVER).orElse("")
            + "/"
            + (path.isEmpty() ? "" : path + "/")
            + name);
  }
}
