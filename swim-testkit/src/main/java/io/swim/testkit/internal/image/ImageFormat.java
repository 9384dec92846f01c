package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the images of a platform look, to who builds them and to who boots them. Stateless. */
public interface ImageFormat {
  /**
   * The version as the platform writes it.
   *
   * @throws IllegalArgumentException when it is none
   */
  String checkedVersion(String version);

  /** The version of an image for which none is given. */
  String latest();

  /** The name as the vendor forms it. */
  String fileName(ImageSettings image);

  /** What sysDescr says while it runs, as far as the image decides it. */
  String description(ImageSettings image);

  /**
   * Its bytes, generated while they are read.
   *
   * @throws IllegalArgumentException when the size leaves no room for software
   */
  Supplier<InputStream> bytes(ImageSettings image);

  /** Whether a file begins as such an image. */
  boolean isAt(byte[] head);

  /** Reads the whole file and checks everything that doesn't depend on the hardware. */
  ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException;

  /**
   * The parts of a version.
   *
   * @param form what versions of the platform look like
   * @param example of it, with the name of the platform, for the message
   * @throws IllegalArgumentException when it is none
   */
  static Matcher parts(Pattern form, String version, String example) {
    Matcher matcher = form.matcher(version);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("version '" + version + "' is not of the form " + example);
    }
    return matcher;
  }

  /**
   * The format of a platform.
   *
   * @param platform its id, for instance {@code cisco-ios}
   * @throws IllegalArgumentException when there are no simulated images of it
   */
  static ImageFormat of(String platform) {
    ImageFormat format = Formats.BY_PLATFORM.get(platform);
    if (format == null) {
      throw new IllegalArgumentException("no simulated images of platform " + platform);
    }
    return format;
  }

  /** The format that a file begins as. */
  static ImageFormat at(byte[] head) throws NotBootable {
    return Formats.BY_PLATFORM.values().stream()
        .filter(format -> format.isAt(head))
        .findFirst()
        .orElseThrow(() -> new NotBootable("bad magic number"));
  }

  /** One line for each platform. */
  final class Formats {
    private static final Map<String, ImageFormat> BY_PLATFORM =
        Map.ofEntries(
            Map.entry(SimulatedPlatform.IOS.id(), new IosFormat()),
            Map.entry(SimulatedPlatform.IOS_XE.id(), new XeFormat()),
            Map.entry(SimulatedPlatform.C9800.id(), new XeFormat()),
            Map.entry(SimulatedPlatform.EWC.id(), new XeFormat()),
            Map.entry(SimulatedPlatform.NX_OS.id(), new NxFormat()),
            Map.entry(SimulatedPlatform.IOS_XR.id(), new XrFormat()),
            Map.entry(SimulatedPlatform.ASA.id(), new AsaFormat()),
            Map.entry(SimulatedPlatform.EOS.id(), new EosFormat()),
            Map.entry(SimulatedPlatform.VRP.id(), new VrpFormat()),
            Map.entry(SimulatedPlatform.AIREOS.id(), new AesFormat()),
            Map.entry(SimulatedPlatform.AIRONET.id(), new AironetFormat()),
            Map.entry(SimulatedPlatform.SMALL_BUSINESS.id(), new RosFormat()),
            Map.entry(SimulatedPlatform.JUNOS.id(), new JunosFormat()),
            Map.entry(SimulatedPlatform.LINUX_AB.id(), new RaucFormat()),
            Map.entry(SimulatedPlatform.COMWARE.id(), new ComwareFormat()),
            Map.entry(SimulatedPlatform.ROUTEROS.id(), new NpkFormat()));

    private Formats() {}
  }
}
