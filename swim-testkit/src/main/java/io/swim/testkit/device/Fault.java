package io.swim.testkit.device;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * Something that goes wrong on a simulated device. Faults combine; each holds until it is healed,
 * except the dropped session, which happens once. Those of file transfers alone are {@link
 * TransferFault}, those of installing {@link InstallFault}, those of access points {@link
 * AccessPointFault}, those of failover pairs {@link FailoverFault}. Immutable.
 */
public sealed interface Fault
    permits Fault.SessionDrop,
        Fault.LoginRefused,
        Fault.SlowLink,
        Fault.TransferLoss,
        Fault.SnmpLoss,
        Fault.LateReturn,
        Fault.Trait,
        TransferFault,
        InstallFault,
        AccessPointFault,
        FailoverFault {
  /**
   * The session drops when the {@code command}-th command line arrives, which isn't carried out.
   */
  static Fault dropSessionBeforeCommand(int command) {
    return new SessionDrop(command, Moment.BEFORE);
  }

  /** The session drops after the {@code command}-th command took effect, before its prompt. */
  static Fault dropSessionAfterCommand(int command) {
    return new SessionDrop(command, Moment.AFTER);
  }

  /** Right credentials are refused on these ways in; all ways when none is named. */
  static Fault refuseLogin(CliAccess... ways) {
    return new LoginRefused(ways.length == 0 ? Set.of(CliAccess.values()) : Set.of(ways));
  }

  /** Nothing listens for SSH: connections are refused. */
  static Fault sshClosed() {
    return Trait.SSH_CLOSED;
  }

  /** Fetching and sending files is limited to this rate. */
  static Fault slowLink(long bytesPerSecond) {
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException("rate must be at least 1 byte/s, was " + bytesPerSecond);
    }
    return new SlowLink(bytesPerSecond);
  }

  /** This part of the UDP packets is lost in each direction while files are transferred. */
  static Fault loseTransferPackets(double fraction) {
    return new TransferLoss(checked(fraction));
  }

  /** This part of the SNMP requests gets no answer. */
  static Fault loseSnmpRequests(double fraction) {
    return new SnmpLoss(checked(fraction));
  }

  /** No byte can be written to any file system; they show 0 bytes free. */
  static Fault flashFull() {
    return Trait.FLASH_FULL;
  }

  /**
   * A file that is deleted is not listed any more, but its room is free only when the file system
   * is erased, as on flash of class B (Cisco, PCMCIA Filesystem Compatibility Matrix and Filesystem
   * Information). There is no squeeze.
   */
  static Fault keepRoomOfDeleted() {
    return Trait.KEEP_ROOM_OF_DELETED;
  }

  /** One byte in the middle of every file that is written is wrong; the device notices nothing. */
  static Fault corruptWrites() {
    return Trait.CORRUPT_WRITES;
  }

  /** The second half of every file that is written is missing; the device notices nothing. */
  static Fault truncateWrites() {
    return Trait.TRUNCATE_WRITES;
  }

  /**
   * Whatever the boot variables say, the image that runs now runs again after a reboot; what was
   * activated is taken back.
   */
  static Fault bootOldImage() {
    return Trait.BOOT_OLD_IMAGE;
  }

  /**
   * When no entry of the boot list can be booted, the device stays in the boot loader, as fixed
   * Catalysts do (Cisco document 41845). Without this fault it goes on to the first image on flash.
   */
  static Fault noBootFallback() {
    return Trait.NO_BOOT_FALLBACK;
  }

  /** After a reload nothing answers any more. */
  static Fault neverReturn() {
    return Trait.NEVER_RETURN;
  }

  /** A reboot takes this much longer than it should. */
  static Fault returnLate(Duration delay) {
    return new LateReturn(delay);
  }

  /** The reload command and tsMsgSend are answered with an error, nothing is rebooted. */
  static Fault refuseReload() {
    return Trait.REFUSE_RELOAD;
  }

  /** After the reload is confirmed the session drops, but the device goes on running. */
  static Fault reloadOnlyDropsSession() {
    return Trait.RELOAD_ONLY_DROPS_SESSION;
  }

  /** A login banner with lines that look like prompts: they end in {@code #} and {@code >}. */
  static Fault promptsInBanner() {
    return Trait.PROMPTS_IN_BANNER;
  }

  /** One question more than usual, {@code [confirm]}, before copy, delete and reload. */
  static Fault extraConfirm() {
    return Trait.EXTRA_CONFIRM;
  }

  /**
   * Before a copy to flash the device asks {@code Erase flash: before copying? [confirm]};
   * confirming it removes every file, as some routers do.
   */
  static Fault askToErase() {
    return Trait.ASK_TO_ERASE;
  }

  /** Log messages such as %SYS-5-CONFIG_I appear in the middle of outputs and before prompts. */
  static Fault logInOutput() {
    return Trait.LOG_IN_OUTPUT;
  }

  /** SNMP requests are never answered. */
  static Fault snmpSilent() {
    return Trait.SNMP_SILENT;
  }

  /** The SNMP view leaves out CISCO-FLASH-MIB: its objects don't exist and can't be set. */
  static Fault snmpHidesFlash() {
    return Trait.SNMP_HIDES_FLASH;
  }

  /** The write community is not known to the device: such requests get no answer. */
  static Fault refuseWriteCommunity() {
    return Trait.REFUSE_WRITE_COMMUNITY;
  }

  /** The write community and the SNMPv3 users may only read: a SET gives noAccess. */
  static Fault snmpReadOnly() {
    return Trait.SNMP_READ_ONLY;
  }

  /** After a reboot snmpEngineID is another one. */
  static Fault engineIdChanges() {
    return Trait.ENGINE_ID_CHANGES;
  }

  /** After a reboot snmpEngineBoots is 1 again, though the engine ID is the same. */
  static Fault engineBootsReset() {
    return Trait.ENGINE_BOOTS_RESET;
  }

  private static double checked(double fraction) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException("fraction must be between 0 and 1, was " + fraction);
    }
    return fraction;
  }

  /** When a session drops. */
  enum Moment {
    BEFORE,
    AFTER
  }

  /** See {@link #dropSessionBeforeCommand} and {@link #dropSessionAfterCommand}. */
  record SessionDrop(int command, Moment moment) implements Fault {
    /** Commands count from 1. */
    public SessionDrop {
      Objects.requireNonNull(moment, "moment");
      if (command < 1) {
        throw new IllegalArgumentException("commands count from 1, was " + command);
      }
    }
  }

  /** See {@link #refuseLogin}. */
  record LoginRefused(Set<CliAccess> ways) implements Fault {
    public LoginRefused {
      Objects.requireNonNull(ways, "ways");
    }
  }

  /** See {@link #slowLink}. */
  record SlowLink(long bytesPerSecond) implements Fault {}

  /** See {@link #loseTransferPackets}. */
  record TransferLoss(double fraction) implements Fault {}

  /** See {@link #loseSnmpRequests}. */
  record SnmpLoss(double fraction) implements Fault {}

  /** See {@link #returnLate}. */
  record LateReturn(Duration delay) implements Fault {
    public LateReturn {
      Objects.requireNonNull(delay, "delay");
    }
  }

  /** Faults without a number; the methods of {@link Fault} explain them. */
  enum Trait implements Fault {
    SSH_CLOSED,
    FLASH_FULL,
    KEEP_ROOM_OF_DELETED,
    CORRUPT_WRITES,
    TRUNCATE_WRITES,
    BOOT_OLD_IMAGE,
    NO_BOOT_FALLBACK,
    NEVER_RETURN,
    REFUSE_RELOAD,
    RELOAD_ONLY_DROPS_SESSION,
    PROMPTS_IN_BANNER,
    EXTRA_CONFIRM,
    ASK_TO_ERASE,
    LOG_IN_OUTPUT,
    SNMP_SILENT,
    SNMP_HIDES_FLASH,
    REFUSE_WRITE_COMMUNITY,
    SNMP_READ_ONLY,
    ENGINE_ID_CHANGES,
    ENGINE_BOOTS_RESET
  }
}
