package io.swim.testkit.device;

import java.util.List;
import java.util.Objects;

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
  private static final int LARGEST_STACK = 8;
  private static final List<String> STACKABLE = List.of("C2960X", "C3750");

  /** A stack is of Catalyst switches, and of eight at most; two Catalyst 9800 are a pair. */
  public SimulatedModel {
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(productId, "productId");
    Objects.requireNonNull(processor, "processor");
    Objects.requireNonNull(sysObjectId, "sysObjectId");
    Objects.requireNonNull(bootStyle, "bootStyle");
    Objects.requireNonNull(imageName, "imageName");
    Objects.requireNonNull(platform, "platform");
    if (members < 1 || members > LARGEST_STACK) {
      throw new IllegalArgumentException("a stack has 1 to 8 members, not " + members);
    }
    boolean stack =
        platform == SimulatedPlatform.IOS_XE && isSwitch(family, bootStyle)
            || platform == SimulatedPlatform.IOS && STACKABLE.contains(family);
    boolean pair = platform == SimulatedPlatform.C9800 && members == 2;
    if (members > 1 && !stack && !pair) {
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

  private static boolean isSwitch(String family, BootStyle style) {
    return style == BootStyle.PATH_LIST || family.startsWith("cat");
  }

  /** Whether it is a switch, and no router. */
  public boolean isSwitch() {
    return isSwitch(family, bootStyle);
  }

  /**
   * Name of its standard file system without the colon: {@code flash}, {@code bootflash}, {@code
   * harddisk}, {@code disk0}, {@code var} or {@code data}.
   */
  public String flashName() {
    if (platform == SimulatedPlatform.ASA) {
      return "disk0";
    }
    if (platform.id().equals(SimulatedPlatform.IOS_XR.id())) {
      return "harddisk";
    }
    if (platform == SimulatedPlatform.NX_OS) {
      return "bootflash";
    }
    if (platform == SimulatedPlatform.JUNOS || platform == SimulatedPlatform.LINUX_AB) {
      return platform == SimulatedPlatform.JUNOS ? "var" : "data";
    }
    if (platform == SimulatedPlatform.EWC) {
      return "flash";
    }
    return platform.isIosXe() && !isSwitch() ? "bootflash" : "flash";
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

  /** A stack of so many of them, each with its own flash; not of every model. */
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
