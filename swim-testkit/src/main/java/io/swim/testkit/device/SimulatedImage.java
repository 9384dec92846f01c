package io.swim.testkit.device;

import io.swim.testkit.internal.image.AsaLayout;
import io.swim.testkit.internal.image.AsaNames;
import io.swim.testkit.internal.image.ImageLayout;
import io.swim.testkit.internal.image.ImageNames;
import io.swim.testkit.internal.image.NxImage;
import io.swim.testkit.internal.image.VendorImage;
import io.swim.testkit.internal.image.XeBundle;
import io.swim.testkit.internal.image.XeDescription;
import io.swim.testkit.internal.image.XeNames;
import io.swim.testkit.internal.image.XrDescription;
import io.swim.testkit.internal.image.XrPie;
import io.swim.testkit.internal.image.XrVolume;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A software image that simulated devices can boot. One of classic IOS is shaped as a real one: an
 * MZIP header, a CW block as in CISCO-IMAGE-MIB, then a ZIP archive up to the last byte. One of
 * IOS-XE is a bundle: a header of TLVs with family and version and a SHA-512 digest, then the
 * packages that can be unpacked from it. One of IOS-XR is an ISO 9660 volume, one of ASA a Linux
 * kernel with what it starts. One of NX-OS has a header with the text of sysDescr and the length
 * and digest of what follows, one of EOS is a ZIP archive with a file {@code version}. Its bytes
 * are the same for the same settings and are generated while they are read, so that large images
 * need no memory. Immutable and thread-safe.
 */
public final class SimulatedImage {
  private static final LocalDate FIRST_RELEASE = LocalDate.of(2008, 1, 7);
  private static final DateTimeFormatter COMPILED =
      DateTimeFormatter.ofPattern("EEE dd-MMM-yy", Locale.ROOT);

  private final SimulatedImageBuilder settings;
  private final Supplier<InputStream> bytes;

  SimulatedImage(SimulatedImageBuilder settings) {
    this.settings = settings;
    this.bytes = vendors().map(this::bytes).orElseGet(this::ciscoBytes);
  }

  private Supplier<InputStream> ciscoBytes() {
    return isXe()
        ? bundle()::open
        : isXr() ? xr() : isAsa() ? asa()::open : settings.isNx() ? nx()::open : mzip();
  }

  private boolean isXr() {
    return settings.platform.equals(SimulatedPlatform.IOS_XR.id());
  }

  private boolean isPie() {
    return settings.imageName.endsWith("-px");
  }

  private Supplier<InputStream> xr() {
    return isPie()
        ? new XrPie(
                settings.imageName,
                settings.family,
                settings.version,
                settings.sizeBytes,
                settings.seed())
            ::open
        : new XrVolume(
                settings.imageName,
                settings.family,
                settings.version,
                settings.sizeBytes,
                settings.seed())
            ::open;
  }

  private Optional<VendorImage> vendors() {
    return VendorImage.of(settings.platform);
  }

  private Supplier<InputStream> bytes(VendorImage vendors) {
    return vendors.bytes(settings.family, settings.version, settings.sizeBytes, settings.seed());
  }

  private boolean isXe() {
    return settings.platform.equals(SimulatedPlatform.IOS_XE.id());
  }

  private boolean isAsa() {
    return settings.platform.equals(SimulatedPlatform.ASA.id());
  }

  private AsaLayout asa() {
    return new AsaLayout(settings.family, settings.version, settings.sizeBytes, settings.seed());
  }

  private XeBundle bundle() {
    return new XeBundle(
        settings.family, settings.imageName, settings.version, settings.sizeBytes, settings.seed());
  }

  private NxImage nx() {
    return new NxImage(
        settings.family, settings.imageName, settings.version, settings.sizeBytes, settings.seed());
  }

  private Supplier<InputStream> mzip() {
    String member = settings.imageName.toUpperCase(Locale.ROOT) + ".BIN";
    ImageLayout layout = new ImageLayout(cwStrings(), member, settings.sizeBytes, settings.seed());
    long crc = layout.memberCrc();
    return () -> layout.open(crc);
  }

  /** Settings of a new image: a 2 MB C2960 image, version 15.0(2)SE11, when nothing is set. */
  public static SimulatedImageBuilder builder() {
    return new SimulatedImageBuilder();
  }

  /** Name of the operating system family, for instance {@code cisco-ios}. */
  public String platform() {
    return settings.platform;
  }

  /** CW_FAMILY. */
  public String family() {
    return settings.family;
  }

  /** The name in {@code show version}; of IOS also CW_IMAGE. */
  public String imageName() {
    return settings.imageName;
  }

  /** The version; of IOS-XE with two digits in each part, for instance 17.09.05. */
  public String version() {
    return settings.version;
  }

  /** MIN_DRAM_MEG of CW_FEATURE. */
  public int minRamMegabytes() {
    return settings.minRamMegabytes;
  }

  /** Exact size in bytes. */
  public long sizeBytes() {
    return settings.sizeBytes;
  }

  /** The name as the vendor forms it, for instance {@code c2960-lanbasek9-mz.150-2.SE11.bin}. */
  public String fileName() {
    if (!settings.fileName.isEmpty()) {
      return settings.fileName;
    }
    if (vendors().isPresent()) {
      return vendors().get().fileName(settings.imageName, settings.version);
    }
    if (settings.isNx()) {
      return NxImage.fileName(settings.imageName, settings.version);
    }
    if (isAsa()) {
      return AsaNames.fileName(settings.family, settings.version);
    }
    if (isXr()) {
      return isPie()
          ? settings.imageName + ".pie-" + settings.version
          : settings.imageName + "-" + settings.version + ".iso";
    }
    return isXe()
        ? XeNames.bundle(settings.family, settings.imageName, settings.version)
        : ImageNames.fileName(settings.imageName, settings.version);
  }

  /**
   * What sysDescr says while this image runs; IOS begins {@code show version} with it, IOS-XE has
   * it on its second line. EOS adds the model of the device.
   */
  public String description() {
    if (vendors().isPresent()) {
      return vendors().get().description(settings.imageName, settings.version);
    }
    if (isXe()) {
      return XeDescription.of(settings.imageName, settings.version);
    }
    if (settings.isNx()) {
      return NxImage.description(settings.imageName, settings.version);
    }
    if (isAsa()) {
      return AsaNames.description(settings.version);
    }
    if (isXr()) {
      return XrDescription.of(settings.family, settings.version);
    }
    int age = Math.floorMod(settings.version.hashCode(), 3000);
    LocalDate compiled = FIRST_RELEASE.plusDays(age);
    return "Cisco IOS Software, "
        + settings.family
        + " Software ("
        + settings.imageName
        + "), Version "
        + settings.version
        + ", RELEASE SOFTWARE (fc1)\nTechnical Support: http://www.cisco.com/techsupport\n"
        + "Copyright (c) 1986-"
        + compiled.getYear()
        + " by Cisco Systems, Inc.\nCompiled "
        + COMPILED.format(compiled)
        + " 10:24 by prod_rel_team";
  }

  private List<String> cwStrings() {
    String features = settings.imageName.toLowerCase(Locale.ROOT);
    String name = "-gs-" + features.substring(features.indexOf('-') + 1);
    return List.of(
        "CW_BEGIN$" + name + "$",
        "CW_IMAGE$" + settings.imageName + "$",
        "CW_FAMILY$" + settings.family + "$",
        "CW_FEATURE$"
            + String.join("|", settings.features)
            + "|MIN_DRAM_MEG="
            + settings.minRamMegabytes
            + "$",
        "CW_VERSION$" + settings.version + "$",
        "CW_MEDIA$RAM$",
        "CW_SYSDESCR$" + description() + "$",
        "CW_END$" + name + "$");
  }

  /** The bytes, generated while they are read. The caller closes the stream. */
  public InputStream open() {
    return bytes.get();
  }

  /** Writes the bytes to a file, replacing it. */
  public void writeTo(Path file) {
    try (InputStream in = open()) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write image " + fileName() + " to " + file, e);
    }
  }

  /** All bytes in memory: for small images. */
  public byte[] toByteArray() {
    try (InputStream in = open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** MD5 of the bytes in lower case hex. */
  public String md5() {
    return digest("MD5");
  }

  /**
   * A digest of the bytes in lower case hex.
   *
   * @param algorithm name as {@link MessageDigest} knows it, for instance {@code SHA-512}
   */
  public String digest(String algorithm) {
    try (InputStream in = open()) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("no digest algorithm named " + algorithm, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "SimulatedImage[" + fileName() + ", " + sizeBytes() + " bytes]";
  }
}
