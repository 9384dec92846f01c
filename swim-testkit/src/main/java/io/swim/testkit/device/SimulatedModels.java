package io.swim.testkit.device;

import java.util.List;
import java.util.Optional;

/** The hardware of Cisco that this kit knows; that of others is in {@link OtherModels}. */
public final class SimulatedModels {
  private static final long MIB = 1024L * 1024;

  private SimulatedModels() {}

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

  /** A Catalyst 2960-X with 24 ports, 512 MiB RAM, 128 MiB flash; it can be in a stack. */
  public static SimulatedModel catalyst2960x() {
    return new SimulatedModel(
        "C2960X",
        "WS-C2960X-24TS-L",
        "APM86XXX",
        "1.3.6.1.4.1.9.1.1208",
        512 * MIB,
        128 * MIB,
        BootStyle.PATH_LIST,
        "C2960X-UNIVERSALK9-M");
  }

  /** A Catalyst 3750 with 24 ports, 128 MiB RAM, 32 MiB flash; it can be in a stack. */
  public static SimulatedModel catalyst3750() {
    return new SimulatedModel(
        "C3750",
        "WS-C3750-24TS",
        "PowerPC405",
        "1.3.6.1.4.1.9.1.516",
        128 * MIB,
        32 * MIB,
        BootStyle.PATH_LIST,
        "C3750-IPSERVICESK9-M");
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

  /** A Catalyst 9300 with 48 ports, 8 GiB RAM, 10.7 GiB flash; IOS-XE. */
  public static SimulatedModel catalyst9300() {
    return new SimulatedModel(
        "cat9k",
        "C9300-48P",
        "X86",
        "1.3.6.1.4.1.9.1.2494",
        8192 * MIB,
        11_000 * MIB,
        BootStyle.BOOT_SYSTEM_LINES,
        "CAT9K_IOSXE",
        SimulatedPlatform.IOS_XE,
        1);
  }

  /** Two Catalyst 9500 as one switch (StackWise Virtual), each with 16 GiB RAM; IOS-XE. */
  public static SimulatedModel catalyst9500Pair() {
    return new SimulatedModel(
        "cat9k",
        "C9500-24Y4C",
        "X86",
        "1.3.6.1.4.1.9.1.2688",
        16_384 * MIB,
        11_000 * MIB,
        BootStyle.BOOT_SYSTEM_LINES,
        "CAT9K_IOSXE",
        SimulatedPlatform.IOS_XE,
        2);
  }

  /** An ISR 4451 with 4 GiB RAM, 7 GiB bootflash; IOS-XE. */
  public static SimulatedModel router4451() {
    return new SimulatedModel(
        "isr4400",
        "ISR4451-X/K9",
        "2RU",
        "1.3.6.1.4.1.9.1.1707",
        4096 * MIB,
        7_170 * MIB,
        BootStyle.BOOT_SYSTEM_LINES,
        "X86_64_LINUX_IOSD-UNIVERSALK9-M",
        SimulatedPlatform.IOS_XE,
        1);
  }

  /** A Catalyst 9800-40 wireless controller with 32 GiB RAM, 25 GiB bootflash; IOS-XE. */
  public static SimulatedModel catalyst9800() {
    return new SimulatedModel(
        "C9800-40",
        "C9800-40-K9",
        "1GL",
        "1.3.6.1.4.1.9.1.2530",
        32_768 * MIB,
        25_600 * MIB,
        BootStyle.BOOT_SYSTEM_LINES,
        "C9800_IOSXE-K9",
        SimulatedPlatform.C9800,
        1);
  }

  /**
   * A Catalyst 9120 access point with 2 GiB RAM and an Embedded Wireless Controller; IOS-XE. Its
   * sysObjectID is none of CISCO-PRODUCTS-MIB, which has none for it.
   */
  public static SimulatedModel catalyst9120Controller() {
    return new SimulatedModel(
        "C9800-AP",
        "C9120AXI-E",
        "ARM64",
        "1.3.6.1.4.1.9.1.9120",
        2_048 * MIB,
        1_024 * MIB,
        BootStyle.BOOT_SYSTEM_LINES,
        "C9800-AP-K9_IOSXE-UNIVERSALK9-M",
        SimulatedPlatform.EWC,
        1);
  }

  /**
   * A Nexus 93180YC-EX with 24 GiB RAM, 50 GiB bootflash; NX-OS. CISCO-ENTITY-VENDORTYPE-OID-MIB
   * has its chassis below the OID that it tells.
   */
  public static SimulatedModel nexus9300() {
    return new SimulatedModel(
        "nxos",
        "N9K-C93180YC-EX",
        "Xeon",
        "1.3.6.1.4.1.9.12.3.1.3.1811",
        24_576 * MIB,
        51_200 * MIB,
        BootStyle.BOOT_SYSTEM_LINES,
        "nxos",
        SimulatedPlatform.NX_OS,
        1);
  }

  /** An ASR 9901 with 32 GiB RAM, 40 GiB hard disk; IOS-XR of 64 bits. */
  public static SimulatedModel asr9901() {
    return new SimulatedModel(
        "asr9k",
        "ASR-9901",
        "Intel x86",
        "1.3.6.1.4.1.9.1.2658",
        32_768 * MIB,
        40_960 * MIB,
        BootStyle.BOOT_SYSTEM_LINES,
        "asr9k-mini-x64",
        SimulatedPlatform.IOS_XR,
        1);
  }

  /** An ASR 9006 with 6 GiB RAM, 6 GiB hard disk; IOS-XR of 32 bits. */
  public static SimulatedModel asr9006() {
    return new SimulatedModel(
        "asr9k",
        "ASR-9006-AC",
        "Intel 686 F6M14S4",
        "1.3.6.1.4.1.9.1.1018",
        6_144 * MIB,
        6_144 * MIB,
        BootStyle.BOOT_SYSTEM_LINES,
        "asr9k-mini-px",
        SimulatedPlatform.IOS_XR_PIE,
        1);
  }

  /** An NCS 57B1 with 32 GiB RAM, 40 GiB hard disk; IOS-XR that calls itself LNT. */
  public static SimulatedModel ncs5700() {
    return new SimulatedModel(
        "ncs5700",
        "NCS-57B1-6D24-SYS",
        "Intel x86",
        "1.3.6.1.4.1.9.1.3041",
        32_768 * MIB,
        40_960 * MIB,
        BootStyle.BOOT_SYSTEM_LINES,
        "ncs5700-x64",
        SimulatedPlatform.IOS_XR_LNT,
        1);
  }

  /** An ASA 5516-X with 8 GiB RAM, 7.3 GiB disk0. */
  public static SimulatedModel asa5516() {
    return asa("lfbff", "ASA5516", "Atom C2000 series 2416 MHz", "2242", 7_500 * MIB);
  }

  /** An ASA 5525-X with 8 GiB RAM, 8 GiB disk0; its images are others than those of a 5516-X. */
  public static SimulatedModel asa5525() {
    return asa("smp", "ASA5525", "Lynnfield 2394 MHz", "1408", 8_000 * MIB);
  }

  /** A Firepower 2110 in appliance mode with 8 GiB RAM; its boot list is one line. */
  public static SimulatedModel firepower2110() {
    return asa("fp2k", "FPR-2110", "MIPS 1200 MHz", "2406", 7_500 * MIB);
  }

  private static SimulatedModel asa(
      String family, String product, String processor, String id, long flash) {
    return new SimulatedModel(
        family,
        product,
        processor,
        "1.3.6.1.4.1.9.1." + id,
        8192 * MIB,
        flash,
        BootStyle.BOOT_SYSTEM_LINES,
        "asa-" + family + "-k8",
        SimulatedPlatform.ASA,
        1);
  }

  /** A wireless controller 5520 with 4 GiB RAM, 8 GiB flash; AireOS. */
  public static SimulatedModel wlc5520() {
    return new SimulatedModel(
        "CT5520",
        "AIR-CT5520-K9",
        "Xeon",
        "1.3.6.1.4.1.9.1.2170",
        4096 * MIB,
        8192 * MIB,
        BootStyle.ONE_IMAGE,
        "CT5520",
        SimulatedPlatform.AIREOS,
        1);
  }

  /** An Aironet 1142 access point with 128 MiB RAM, 31 MiB flash; autonomous. */
  public static SimulatedModel aironet1142() {
    return new SimulatedModel(
        "C1140",
        "AIR-LAP1142N-E-K9",
        "PowerPC405EX",
        "1.3.6.1.4.1.9.1.1035",
        128 * MIB,
        31 * MIB,
        BootStyle.PATH_LIST,
        "C1140-K9W7-M",
        SimulatedPlatform.AIRONET,
        1);
  }

  /** A Small Business SG300-28 with 128 MiB RAM, 16 MiB flash. */
  public static SimulatedModel smallBusiness300() {
    return new SimulatedModel(
        "sx300",
        "SRW2024-K9",
        "ARM",
        "1.3.6.1.4.1.9.6.1.83.28.1",
        128 * MIB,
        16 * MIB,
        BootStyle.ONE_IMAGE,
        "sx300",
        SimulatedPlatform.SMALL_BUSINESS,
        1);
  }

  /**
   * The model, of whichever vendor, of a hardware family such as {@code C2960}, if this kit knows
   * one.
   */
  public static Optional<SimulatedModel> ofFamily(String family) {
    return List.of(
            catalyst2960(),
            catalyst3560(),
            catalyst2960x(),
            catalyst3750(),
            router1841(),
            router1941(),
            catalyst9300(),
            router4451(),
            catalyst9800(),
            catalyst9120Controller(),
            nexus9300(),
            asa5516(),
            asa5525(),
            firepower2110(),
            asr9901(),
            OtherModels.arista7050(),
            OtherModels.huaweiS5735(),
            wlc5520(),
            aironet1142(),
            smallBusiness300(),
            OtherModels.juniperMx204(),
            OtherModels.linuxGateway(),
            OtherModels.hpe5130(),
            OtherModels.mikrotikRb4011())
        .stream()
        .filter(model -> model.family().equalsIgnoreCase(family))
        .findFirst();
  }
}
