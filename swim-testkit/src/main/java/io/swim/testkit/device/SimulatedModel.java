package io.swim.testkit.device;

import java.util.List;
import java.util.Optional;

/**
 * The hardware of a simulated device.
 *
 * @param family hardware family; the boot loader boots only images of this CW_FAMILY
 * @param productId chassis model as in ENTITY-MIB and {@code show version}
 * @param processor processor as in {@code show version}
 * @param sysObjectId value of sysObjectID.0 (CISCO-PRODUCTS-MIB)
 * @param ramBytes RAM in bytes; the boot loader refuses images whose MIN_DRAM_MEG is larger
 * @param flashBytes size of {@code flash:} in bytes
 * @param bootStyle how boot images are listed
 * @param imageName CW_IMAGE of the image it comes with when none is given
 */
public record SimulatedModel(
    String family,
    String productId,
    String processor,
    String sysObjectId,
    long ramBytes,
    long flashBytes,
    BootStyle bootStyle,
    String imageName) {
  private static final long MIB = 1024L * 1024;

  /** A Catalyst 2960 with 24 ports, 128 MiB RAM, 64 MiB flash. */
  public static SimulatedModel catalyst2960() {
    return new SimulatedModel(
        "C2960",
        "WS-C2960-24TT-L",
        "PowerPC405",
        "1.3.6.1.4.1.9.1.716",
        128 * MIB,
        64 * MIB,
        BootStyle.PATH_LIST,
        "C2960-LANBASEK9-M");
  }

  /** A Catalyst 3560G with 48 ports, 128 MiB RAM, 32 MiB flash. */
  public static SimulatedModel catalyst3560() {
    return new SimulatedModel(
        "C3560",
        "WS-C3560G-48TS",
        "PowerPC405",
        "1.3.6.1.4.1.9.1.617",
        128 * MIB,
        32 * MIB,
        BootStyle.PATH_LIST,
        "C3560-IPSERVICESK9-M");
  }

  /**
   * A Cisco 1841 router with 256 MiB RAM, 64 MiB CompactFlash; boot list and register of a router.
   */
  public static SimulatedModel router1841() {
    return new SimulatedModel(
        "C1841",
        "CISCO1841",
        "MPC860",
        "1.3.6.1.4.1.9.1.620",
        256 * MIB,
        64 * MIB,
        BootStyle.BOOT_SYSTEM_LINES,
        "C1841-ADVENTERPRISEK9-M");
  }

  /** A Cisco 1941 router with 512 MiB RAM, 256 MiB CompactFlash. */
  public static SimulatedModel router1941() {
    return new SimulatedModel(
        "C1900",
        "CISCO1941/K9",
        "PowerPC",
        "1.3.6.1.4.1.9.1.1047",
        512 * MIB,
        256 * MIB,
        BootStyle.BOOT_SYSTEM_LINES,
        "C1900-UNIVERSALK9-M");
  }

  /** The model of a hardware family such as {@code C2960}, if this kit knows one. */
  public static Optional<SimulatedModel> ofFamily(String family) {
    return List.of(catalyst2960(), catalyst3560(), router1841(), router1941()).stream()
        .filter(model -> model.family.equalsIgnoreCase(family))
        .findFirst();
  }

  /** The configuration register that it is delivered with. */
  public int configRegister() {
    return bootStyle == BootStyle.PATH_LIST ? 0xf : 0x2102;
  }

  /** The same model with other RAM. */
  public SimulatedModel withRamBytes(long bytes) {
    return new SimulatedModel(
        family, productId, processor, sysObjectId, bytes, flashBytes, bootStyle, imageName);
  }

  /** The same model with another flash. */
  public SimulatedModel withFlashBytes(long bytes) {
    return new SimulatedModel(
        family, productId, processor, sysObjectId, ramBytes, bytes, bootStyle, imageName);
  }
}
