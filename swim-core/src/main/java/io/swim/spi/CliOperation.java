package io.swim.spi;

/**
 * The operations that SWIM's own drivers ask a platform definition for. A definition need not have
 * all of them, and may have more.
 */
public final class CliOperation {
  /**
   * Values out: hostname, version, imageFile, imageFamily, featureSet, configRegister, ramBytes,
   * uptimeSeconds, mode (install or bundle); rows of models, serials and members.
   */
  public static final String SHOW_VERSION = "show-version";

  /**
   * Rows out: bootVariables in boot order; values configRegister, bootMode (automatic or manual),
   * savedImages (what is saved, told apart from what is configured) or nothingSaved. Of a stack
   * whose members have lists of their own also bootLists with list and member (without one: the
   * active member's).
   */
  public static final String SHOW_BOOT = "show-boot";

  /** Values out: names of the file systems that can hold images, the preferred one first. */
  public static final String FILE_SYSTEMS = "file-systems";

  /** Value in: fileSystem. Out: totalBytes, freeBytes; rows of files. */
  public static final String DIR = "dir";

  /** Values in: path, fileSystem, file, algorithm. Out: digest. */
  public static final String DIGEST = "digest";

  /**
   * Values in: source (a path), path, fileSystem, file. The device copies from one of its file
   * systems to another one.
   */
  public static final String COPY_LOCAL = "copy-local";

  /** Values in: path, fileSystem, file. */
  public static final String DELETE = "delete";

  /** Value in: fileSystem. Everything on it is gone afterwards. */
  public static final String ERASE = "erase";

  /**
   * Named with the protocol: copy-tftp, copy-scp. Values in: server, authority (the server, with
   * its port if that is not the usual one), port if it is not the usual one, source, path,
   * fileSystem, file; where they are asked for username, the secret password, vrf, sourceInterface.
   * For devices that are told the folder alone, or folder and name apart, also sourceFolder,
   * without a slash behind it and a dot where source has none, and sourceName.
   */
  public static final String COPY_PREFIX = "copy-";

  /**
   * Named with the protocol: upload-tftp, upload-scp. The device sends a file. Values in: server,
   * authority, destination (the path there), path, fileSystem, file; where they are asked for
   * username, the secret password, vrf, sourceInterface.
   */
  public static final String UPLOAD_PREFIX = "upload-";

  /**
   * Value in: images, in boot order, one a line; main, the first, and where there is one backup,
   * the second; where it is one file alone, also its fileSystem and file. Replaces the list.
   */
  public static final String SET_BOOT = "set-boot";

  /** Removes the whole boot list. */
  public static final String CLEAR_BOOT = "clear-boot";

  /** The running configuration becomes the one that is loaded at boot. */
  public static final String SAVE = "save";

  /** Value in: image, a path. It manages the device from now on. */
  public static final String SET_DEVICE_MANAGER = "set-device-manager";

  /** The device restarts; the session is lost. */
  public static final String RELOAD = "reload";

  /** Rows out: members with number, role, model, serial, version, mode, state. */
  public static final String MEMBERS = "members";

  /** Values out: redundancyLocal, redundancyPeer, redundancyMode, redundancyReady. */
  public static final String REDUNDANCY = "redundancy";

  /**
   * Values out: failoverRole, failoverState, failoverPeerState; where it tells it
   * failoverPeerSerial. Rows out, where it tells them: serials, of the unit that answers, and
   * failoverPeerAddresses with address, from which the other unit fetches files.
   */
  public static final String FAILOVER = "failover";

  /** The other unit of a failover pair becomes the active one; the session may be lost. */
  public static final String SWITCH_OVER = "switch-over";

  /**
   * Rows out: aps with name, primaryVersion, backupVersion, predownload (none, initiated,
   * downloading, complete, failed, not supported), predownloadVersion, cause; value cause, of those
   * that failed and have none of their own.
   */
  public static final String ACCESS_POINTS = "access-points";

  /** All access points download what goes with the software that is activated next. */
  public static final String AP_PREDOWNLOAD = "ap-predownload";

  /** All access points boot next what they downloaded. */
  public static final String AP_SWAP = "ap-swap";

  /**
   * Rows out: packages with name, version, state (committed, uncommitted, inactive, deactivated,
   * active); values underWay, waiting, untilAbortSeconds.
   */
  public static final String INSTALL_STATUS = "install-status";

  /**
   * Values in: path, fileSystem, file, version; where other files are installed with it, their
   * paths as beside and their names as besideFiles, with blanks between. They are unpacked; nothing
   * else changes.
   */
  public static final String INSTALL_ADD = "install-add";

  /**
   * Values in: as before, and packages: the names of what is unpacked and has that version. It
   * becomes what runs; the device reloads by itself.
   */
  public static final String INSTALL_ACTIVATE = "install-activate";

  /**
   * Values in: as for INSTALL_ADD. A part of what runs is unpacked; what runs stays. Where there is
   * no such operation, INSTALL_ADD does it.
   */
  public static final String INSTALL_PART_ADD = "install-part-add";

  /**
   * Values in: as before, and packages: the names of what came out of that file and does not run.
   * Out: reloads, when the device says that it does; goesOn, when it says that it does not. The
   * part becomes one of what runs.
   */
  public static final String INSTALL_PART_ACTIVATE = "install-part-activate";

  /**
   * Values in: path, fileSystem, file, version, and packages: the names of what came out of that
   * file and runs. Out: as before. The part is taken out of what runs.
   */
  public static final String INSTALL_PART_DEACTIVATE = "install-part-deactivate";

  /**
   * As {@link #INSTALL_ACTIVATE}, and in its place where the version is older than what runs, for
   * devices that have an order of its own for that.
   */
  public static final String INSTALL_DOWNGRADE = "install-downgrade";

  /**
   * Value in: path, the name of a slot (of packages of INSTALL_STATUS), where that is the file it
   * boots. Rows out: files with name and sizeBytes.
   */
  public static final String SLOT_FILE = "slot-file";

  /** Rows out: points with point, the newest first: what the device could go back to. */
  public static final String INSTALL_POINTS = "install-points";

  /** Value in: point. Rows out: its packages. */
  public static final String INSTALL_POINT = "install-point";

  /** Values in: version, packages; point, where there are such. It runs again, after a reload. */
  public static final String INSTALL_ROLLBACK = "install-rollback";

  /**
   * Out: reason, why the last operation of installing failed, none when it did not; number, which
   * one that is.
   */
  public static final String INSTALL_LOG = "install-log";

  /**
   * Values in: as for INSTALL_ADD; files, the paths of the image and of all that goes with it, one
   * in a line. Where a copy alone has the next reboot take an image, only those that were copied:
   * there may be no image among them. The next reboot takes what runs, and not what was unpacked or
   * copied; nothing is rebooted. It succeeds only when the device says so.
   */
  public static final String INSTALL_TAKE_BACK = "install-take-back";

  /** What runs is booted from now on. */
  public static final String INSTALL_COMMIT = "install-commit";

  /**
   * Values in: as for INSTALL_ADD; kickstart, where one of the files beside it is the image that
   * boots before it. Unpacks, activates and commits in one.
   */
  public static final String INSTALL_AT_ONCE = "install-at-once";

  /** As {@link #INSTALL_ACTIVATE}, but traffic goes on; refused where the device can't do that. */
  public static final String INSTALL_ACTIVATE_IN_SERVICE = "install-activate-in-service";

  /** As {@link #INSTALL_AT_ONCE}, but traffic goes on; refused where the device can't do that. */
  public static final String INSTALL_AT_ONCE_IN_SERVICE = "install-at-once-in-service";

  /**
   * Values in: as for INSTALL_ACTIVATE. Out: inService, when traffic would go on while that
   * software takes over in service; else interruption, why not. Nothing is changed.
   */
  public static final String INSTALL_IMPACT = "install-impact";

  private CliOperation() {}
}
