package io.swim.testkit.fake;

/** What can be wrong with a {@link FakeDevice}. */
public enum FakeFault {
  /** Never answers anybody. */
  UNREACHABLE,
  /** Its SNMP agent does not answer. */
  SNMP_SILENT,
  /** Refuses to log in over SSH, and only there. */
  SSH_REFUSED,
  /** Refuses to log in over the command line. */
  CLI_REFUSED,
  /** The first transfer breaks half way and leaves a partial file. */
  TRANSFER_BREAKS_ONCE,
  /** Every transfer breaks half way. */
  TRANSFER_BREAKS,
  /** A copy goes on for as long again after sight of it was lost. */
  COPY_GOES_ON_UNSEEN,
  /** What arrives is not what was sent. */
  CORRUPTS_FILE,
  /** The flash has no room. */
  FLASH_FULL,
  /** A deleted file is not listed any more, but its room is not free. */
  KEEPS_ROOM_OF_DELETED_FILES,
  /** The boot list can't be set. */
  BOOT_LIST_REFUSED,
  /** It would wait at its boot loader after a reload, until somebody boots it. */
  BOOTS_BY_HAND,
  /** The boot list is set, and then the session drops before it is saved. */
  BOOT_LIST_SET_THEN_DROPPED,
  /** The old boot list is put back, and then the session drops once before it is saved. */
  BOOT_LIST_PUT_BACK_THEN_DROPPED,
  /** Crashes as soon as the boot list is set, and boots what that says. */
  CRASHES_ONCE_BOOT_LIST_IS_SET,
  /** Goes down by itself right before a reload is ordered. */
  GOES_DOWN_BEFORE_THE_ORDER,
  /** The reload is refused. */
  RELOAD_REFUSED,
  /** The session drops before the reload is taken. */
  RELOAD_LOST_ONCE,
  /** The session drops after the reload was taken. */
  RELOAD_TAKEN_THEN_DROPPED,
  /** The reload is taken, and nothing happens. */
  NEVER_GOES_DOWN,
  /** Boots the image that it ran before. */
  BOOTS_OLD_IMAGE,
  /** Does not come back. */
  NEVER_COMES_BACK,
  /** Comes back after the reboot wait, but before the confirmation tries are over. */
  COMES_BACK_LATE,
  /** The image is unpacked, and then the session drops. */
  UNPACKED_THEN_DROPPED,
  /** Once, the session drops when it is told to unpack an image; nothing comes of that. */
  UNPACKING_LOST_ONCE,
  /** It takes an order to unpack an image, is at it for a while, and has nothing of it then. */
  UNPACKING_COMES_TO_NOTHING,
  /** It refuses to unpack an image. */
  UNPACKING_REFUSED,
  /** What runs is committed, and then the session drops. */
  COMMITTED_THEN_DROPPED,
  /** It refuses to commit what runs. */
  COMMIT_REFUSED,
  /** When it is told to commit what runs the session drops, and nobody reaches it any more. */
  FALLS_SILENT_AT_COMMIT,
  /** It says of a part that it reloads for it, and does not; or the other way round. */
  SAYS_THE_CONTRARY,
  /** Traffic would stop if its software changed. */
  WOULD_INTERRUPT,
  /** Reboots as a whole when its software is to take over in service. */
  REBOOTS_IN_SERVICE,
  /** It begins with an activation, gives it up, and says why. */
  ACTIVATION_GIVEN_UP,
  /** Goes back to what is committed right before it is told to commit what runs. */
  GOES_BACK_BEFORE_COMMIT,
  /** It does not tell which image it runs. */
  TELLS_NO_RUNNING_IMAGE,
  /** Comes back with another serial number. */
  OTHER_DEVICE_ANSWERS,
  /** The first access point does not get its image, however often it is told. */
  ACCESS_POINT_FAILS
}
