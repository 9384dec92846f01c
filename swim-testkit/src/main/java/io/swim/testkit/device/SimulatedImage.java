package io.swim.testkit.device;

import io.swim.testkit.internal.image.Digests;
import io.swim.testkit.internal.image.ImageFormat;
import io.swim.testkit.internal.image.ImageSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
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
  private final String platform;
  private final ImageSettings settings;
  private final String fileName;
  private final Supplier<InputStream> bytes;

  SimulatedImage(String platform, ImageSettings settings, String fileName) {
    this.platform = platform;
    this.settings = settings;
    this.fileName = fileName.isEmpty() ? format().fileName(settings) : fileName;
    this.bytes = format().bytes(settings);
  }

  private ImageFormat format() {
    return ImageFormat.of(platform);
  }

  /** Settings of a new image: a 2 MB C2960 image, version 15.0(2)SE11, when nothing is set. */
  public static SimulatedImageBuilder builder() {
    return new SimulatedImageBuilder();
  }

  /** Name of the operating system family, for instance {@code cisco-ios}. */
  public String platform() {
    return platform;
  }

  /** CW_FAMILY. */
  public String family() {
    return settings.family();
  }

  /** The name in {@code show version}; of IOS also CW_IMAGE. */
  public String imageName() {
    return settings.imageName();
  }

  /** The version; of IOS-XE with two digits in each part, for instance 17.09.05. */
  public String version() {
    return settings.version();
  }

  /** MIN_DRAM_MEG of CW_FEATURE. */
  public int minRamMegabytes() {
    return settings.minRamMegabytes();
  }

  /** Exact size in bytes. */
  public long sizeBytes() {
    return settings.sizeBytes();
  }

  /** The name as the vendor forms it, for instance {@code c2960-lanbasek9-mz.150-2.SE11.bin}. */
  public String fileName() {
    return fileName;
  }

  /**
   * What sysDescr says while this image runs; IOS begins {@code show version} with it, IOS-XE has
   * it on its second line. EOS adds the model of the device.
   */
  public String description() {
    return format().description(settings);
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
    return Digests.hex(algorithm, open());
  }

  @Override
  public String toString() {
    return "SimulatedImage[" + fileName() + ", " + sizeBytes() + " bytes]";
  }
}
