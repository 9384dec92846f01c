package io.swim.image;

/**
 * What an image is for. Only a {@link #SYSTEM} image is ever activated, and a {@link #SMU} or
 * {@link #PACKAGE} where the platform installs it into what runs; whatever the kind, SWIM copies a
 * file where it is told to.
 */
public enum ImageKind {
  /** The operating system itself: what a device boots or installs. */
  SYSTEM,
  /** What boots first, and the system on top of it: NX-OS kickstart, Comware boot. */
  KICKSTART,
  /** Parts of a system, which are installed beside it: {@code .pkg} of IOS-XE, PIE, RPM. */
  PACKAGE,
  /** A list of the packages that a system consists of: {@code packages.conf}. */
  PACKAGE_LIST,
  /** A fix of a release: SMU, patch, service pack. */
  SMU,
  /** What an access point gets from its controller. */
  ACCESS_POINT,
  /** What starts before the system: boot ROM, ROMMON, boot loader, boot helper, recovery. */
  BOOT_LOADER,
  /** For chips beside the processor: FPGA, EPLD, FPD. */
  FIRMWARE,
  /** What manages a device through a browser, and is named beside the image that boots: ASDM. */
  DEVICE_MANAGER,
  /** VPN client, plug-in, web interface: copied, and used once the configuration names it. */
  ADD_ON,
  /** Images in one file, which is unpacked before they are used. */
  ARCHIVE,
  /** A disk of a virtual machine, or a part of one: for a hypervisor, not for a device. */
  VIRTUAL_MACHINE,
  /** A file of no use, copied to see whether copying works, and deleted again. */
  TEST
}
