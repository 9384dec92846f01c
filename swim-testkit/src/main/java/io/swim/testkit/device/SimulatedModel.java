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
 * @param imageName name of the image it comes with when none is given, as in {@code show version}:
 *     CW_IMAGE for IOS
 * @param platform what runs on it
 * @param members switches in the stack; 1 when it stands alone
 */
public record SimulatedModel(
    String family,
    String productId,
    String processor,
    String sysObjectId,
    long ramBytes,
    long flashBytes,
    BootStyle bootStyle,
    String imageName,
    SimulatedPlatform platform,
    int members) {
  private static final long MIB = 1024L * 1024;
  private static final int LARGEST_STACK = 8;

  /** A stack is of Catalyst switches with IOS-XE, and of eight at most. */
  public SimulatedModel {
    if (members < 1 || members > LARGEST_STACK) {
      throw new IllegalArgumentException("a stack has 1 to 8 members, not " + members);
    }
    if (members > 1 && (platform != SimulatedPlatform.IOS_XE || !isSwitch(family, bootStyle))) {
      throw new IllegalArgumentException("no stack of " + members + " " + productId + " here");
    }
  }

  /** Classic IOS, alone. */
  public SimulatedModel(
      String family,
      String productId,
      String processor,
      String sysObjectId,
      long ramBytes,
      long flashBytes,
      BootStyle bootStyle,
      String imageName) {
    this(
        family,
        productId,
        processor,
        sysObjectId,
        ramBytes,
        flashBytes,
        bootStyle,
        imageName,
        SimulatedPlatform.IOS,
        1);
  }

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

  /** An ASA 5516-X with 8 GiB RAM, 7.3 GiB disk0. */
  public static SimulatedModel asa5516() {
    return asa("lfbff", "ASA5516", "Atom C2000 series 2416 MHz", "2242", 7_500 * MIB);
  }

  /** An ASA 5525-X with 8 GiB RAM, 8 GiB disk0; its images are others than those of a 5516-X. */
  public static SimulatedModel asa5525() {
    return asa("smp", "ASA5525", "Lynnfield 2394 MHz", "1408", 8_000 * MIB);
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

  /** An Arista 7050SX3 with 48 ports, 8 GiB RAM, 4 GiB flash; EOS. */
  public static SimulatedModel arista7050() {
    return new SimulatedModel(
        "EOS",
        "DCS-7050SX3-48YC8",
        "x86_64",
        "1.3.6.1.4.1.30065.1.3011.7050.3741.48.2878.8",
        8192 * MIB,
        4096 * MIB,
        BootStyle.ONE_IMAGE,
        "EOS",
        SimulatedPlatform.EOS,
        1);
  }

  /** A Huawei S5735-L with 24 ports, 1 GiB RAM, 512 MiB flash; VRP. */
  public static SimulatedModel huaweiS5735() {
    return new SimulatedModel(
        "S5735",
        "S5735-L24P4X-A",
        "ARM",
        "1.3.6.1.4.1.2011.2.23.747",
        1024 * MIB,
        512 * MIB,
        BootStyle.ONE_IMAGE,
        "S5735",
        SimulatedPlatform.VRP,
        1);
  }

  /** An HPE 5130 EI with 24 ports, 1 GiB RAM, 512 MiB flash; Comware 7. */
  public static SimulatedModel hpe5130() {
    return new SimulatedModel(
        "5130EI",
        "5130-24G-4SFP+ EI JG932A",
        "ARM",
        "1.3.6.1.4.1.25506.11.1.164",
        1024 * MIB,
        512 * MIB,
        BootStyle.ONE_IMAGE,
        "5130EI",
        SimulatedPlatform.COMWARE,
        1);
  }

  /** The model of a hardware family such as {@code C2960}, if this kit knows one. */
  public static Optional<SimulatedModel> ofFamily(String family) {
    return List.of(
            catalyst2960(),
            catalyst3560(),
            router1841(),
            router1941(),
            catalyst9300(),
            router4451(),
            nexus9300(),
            asa5516(),
            asa5525(),
            asr9901(),
            arista7050(),
            huaweiS5735(),
            hpe5130())
        .stream()
        .filter(model -> model.family.equalsIgnoreCase(family))
        .findFirst();
  }

  private static boolean isSwitch(String family, BootStyle style) {
    return style == BootStyle.PATH_LIST || family.startsWith("cat");
  }

  /** Whether it is a switch, and no router. */
  public boolean isSwitch() {
    return isSwitch(family, bootStyle);
  }

  /**
   * Name of its standard file system without the colon: {@code flash}, {@code bootflash}, {@code
   * harddisk} or {@code disk0}.
   */
  public String flashName() {
    if (platform == SimulatedPlatform.ASA) {
      return "disk0";
    }
    if (platform == SimulatedPlatform.IOS_XR || platform == SimulatedPlatform.IOS_XR_PIE) {
      return "harddisk";
    }
    if (platform == SimulatedPlatform.NX_OS) {
      return "bootflash";
    }
    return platform == SimulatedPlatform.IOS_XE && !isSwitch() ? "bootflash" : "flash";
  }

  /** The configuration register that it is delivered with. */
  public int configRegister() {
    if (bootStyle == BootStyle.PATH_LIST) {
      return 0xf;
    }
    if (platform == SimulatedPlatform.ASA) {
      return 1;
    }
    if (bootStyle == BootStyle.ONE_IMAGE) {
      return 0;
    }
    return isSwitch() ? 0x102 : 0x2102;
  }

  /** The same model with other RAM. */
  public SimulatedModel withRamBytes(long bytes) {
    return with(bytes, flashBytes, members);
  }

  /** The same model with another flash, in each member of a stack. */
  public SimulatedModel withFlashBytes(long bytes) {
    return with(ramBytes, bytes, members);
  }

  /** A stack of so many of them, each with its own flash; only of Catalyst 9300. */
  public SimulatedModel withMembers(int count) {
    return with(ramBytes, flashBytes, count);
  }

  private SimulatedModel with(long ram, long flash, int count) {
    return new SimulatedModel(
        family,
        productId,
        processor,
        sysObjectId,
        ram,
        flash,
        bootStyle,
        imageName,
        platform,
        count);
  }
}
