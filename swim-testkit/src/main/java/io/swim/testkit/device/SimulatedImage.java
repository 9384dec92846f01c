package io.swim.testkit.device;

import io.swim.testkit.internal.image.ImageLayout;
import io.swim.testkit.internal.image.ImageNames;
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

/**
 * A software image that simulated devices can boot, shaped as a real classic IOS image: an MZIP
 * header, a CW block as in CISCO-IMAGE-MIB, then a ZIP archive up to the last byte. Its bytes are
 * the same for the same settings and are generated while they are read, so that large images need
 * no memory. Immutable and thread-safe.
 */
public final class SimulatedImage {
  private static final LocalDate FIRST_RELEASE = LocalDate.of(2008, 1, 7);
  private static final DateTimeFormatter COMPILED =
      DateTimeFormatter.ofPattern("EEE dd-MMM-yy", Locale.ROOT);

  private final SimulatedImageBuilder settings;
  private final ImageLayout layout;
  private final long crc;

  SimulatedImage(SimulatedImageBuilder settings) {
    this.settings = settings;
    String member = settings.imageName.toUpperCase(Locale.ROOT) + ".BIN";
    this.layout = new ImageLayout(cwStrings(), member, settings.sizeBytes, settings.seed());
    this.crc = layout.memberCrc();
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

  /** CW_IMAGE. */
  public String imageName() {
    return settings.imageName;
  }

  /** CW_VERSION. */
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
    return settings.fileName.isEmpty()
        ? ImageNames.fileName(settings.imageName, settings.version)
        : settings.fileName;
  }

  /** What sysDescr and the first lines of {@code show version} say while this image runs. */
  public String description() {
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
    return layout.open(crc);
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
