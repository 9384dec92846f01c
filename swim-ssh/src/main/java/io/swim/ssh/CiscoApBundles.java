package io.swim.ssh;

import io.swim.image.ImageContent;
import io.swim.spi.BundleContents;
import io.swim.spi.BundleReader;
import io.swim.ssh.image.ApBundle;
import java.io.IOException;

/**
 * Reads the image bundles of Cisco's access points that a controller has them fetch from a TFTP or
 * SFTP server (platform {@code cisco-ap}): a ZIP archive, as it is downloaded, or a tar archive,
 * with one image for each type of access point, named as the type ({@code ap1g8}), and with {@code
 * version.info}, which has the version of all. Source: "Access point upgrade in EWC non-homogeneous
 * networks with TFTP and SFTP servers", Cisco.
 *
 * <p>Taken are the images of access points, which are tar archives themselves; the controller's own
 * image and notes are left out. Links, devices, sparse files, folders that lead out, images that
 * are no whole archive, and more than 1,000 files make the bundle a damaged one.
 *
 * <p>Stateless and thread-safe; needs less than 1 MiB of memory whatever the size of the file.
 */
public final class CiscoApBundles implements BundleReader {
  /** It has no settings. */
  public CiscoApBundles() {}

  @Override
  public String id() {
    return "cisco-ap-bundles";
  }

  @Override
  public BundleContents read(String fileName, ImageContent content) throws IOException {
    return ApBundle.read(content);
  }
}
