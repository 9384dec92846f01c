package io.swim.testkit.contract;

import io.swim.device.FlashPath;
import io.swim.spi.FileServer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One device that a driver is tested with: what tells how it really is, behind the driver's back,
 * and what breaks it. {@link SimulatedBench} is one; the author of a driver for another platform
 * writes another.
 */
public interface DriverBench extends AutoCloseable {
  /** A new step with the device. */
  TestContext context();

  /** A new step with the device, with credentials that it does not accept. */
  TestContext contextOfAStranger();

  /** Every secret that opens the device. */
  List<String> secrets();

  /** The version that runs now. */
  String version();

  /** What the next boot would boot, in order, as the device spells it. */
  List<String> bootList();

  /** How often it has booted since the bench was made. */
  int reboots();

  /** Its file system for images, with the colon. */
  String fileSystem();

  /** Bytes free on it. */
  long freeBytes();

  /** The bytes of a file, if it is there. */
  Optional<byte[]> read(FlashPath file);

  /** Puts a file there. */
  void put(FlashPath file, byte[] bytes);

  /** An image that fits the device, in a file name of the vendor's form. */
  ImageFile image();

  /** A server that the device can fetch from, started. */
  FileServer fileServer();

  /** From now on the file system has no room. */
  void fill();

  /** From now on it refuses to reload. */
  void refuseReload();

  /** From now on nobody answers at its address. */
  void disappear();

  @Override
  void close();

  /**
   * A file for the device.
   *
   * @param name of the file
   * @param version that it boots
   * @param bytes all of them
   */
  record ImageFile(String name, String version, byte[] bytes) {
    public ImageFile {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(bytes, "bytes");
    }
  }
}
