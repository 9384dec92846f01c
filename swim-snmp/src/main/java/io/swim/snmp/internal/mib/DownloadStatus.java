package io.swim.snmp.internal.mib;

import static io.swim.snmp.internal.mib.StatusEntry.done;
import static io.swim.snmp.internal.mib.StatusEntry.failed;
import static io.swim.snmp.internal.mib.StatusEntry.running;

import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import java.util.Optional;

/** agentTransferDownloadStatus of AIRESPACE-SWITCHING-MIB: what each value means. */
public enum DownloadStatus implements OperationStatus {
  NOT_INITIATED(
      failed(
          1,
          "notInitiated",
          FailureKind.UNCONFIRMED,
          DeviceEffect.UNKNOWN,
          "the controller knows of no download: it did not begin, or was restarted since",
          "look which images it has")),
  STARTING(running(2, "transferStarting")),
  ERROR_STARTING(
      failed(
          3,
          "errorStarting",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the download could not be started",
          "check server, path and name of the file, and whether another transfer is under way")),
  WRONG_FILE_TYPE(
      failed(
          4,
          "wrongFileType",
          FailureKind.INTEGRITY,
          DeviceEffect.NONE,
          "the file is no image for this controller",
          "use the vendor's own file for this hardware")),
  UPDATING_CONFIG(running(5, "updatingConfig")),
  INVALID_CONFIG_FILE(
      failed(
          6,
          "invalidConfigFile",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "a configuration was fetched, and no image",
          "see what somebody else downloads to it")),
  WRITING(running(7, "writingToFlash")),
  WRITING_FAILED(
      failed(
          8,
          "failureWritingToFlash",
          FailureKind.REJECTED,
          DeviceEffect.APPLIED,
          "the image could not be written over the one that does not run",
          "check the flash of the controller")),
  CHECKING(running(9, "checkingCRC")),
  WRONG_CHECKSUM(
      failed(
          10,
          "failedCRC",
          FailureKind.INTEGRITY,
          DeviceEffect.APPLIED,
          "the checksum of the image is wrong",
          "download it again; check the image on the distribution server")),
  UNKNOWN_DIRECTION(
      failed(
          11,
          "unknownDirection",
          FailureKind.PROTOCOL,
          DeviceEffect.NONE,
          "the controller does not know what to do",
          "start the transfer over the CLI")),
  SUCCESSFUL(done(12, "transferSuccessful")),
  FAILED(
      failed(
          13,
          "transferFailed",
          FailureKind.REJECTED,
          DeviceEffect.APPLIED,
          "the transfer failed: the server has no such file, or the network broke it",
          "check the distribution server and the way from the controller to it")),
  BROKEN_OFF(
      failed(
          14,
          "bootBreakOff",
          FailureKind.REJECTED,
          DeviceEffect.APPLIED,
          "the download was broken off",
          "download it again")),
  INVALID_ARCHIVE(
      failed(
          15,
          "invalidTarFile",
          FailureKind.INTEGRITY,
          DeviceEffect.APPLIED,
          "the file can't be unpacked",
          "use the vendor's own file for this hardware")),
  UNKNOWN(
      failed(
          99,
          "unknown",
          FailureKind.UNCONFIRMED,
          DeviceEffect.UNKNOWN,
          "the controller does not know how the download stands",
          "look which images it has"));

  private final StatusEntry entry;

  DownloadStatus(StatusEntry entry) {
    this.entry = entry;
  }

  /** The status of that value; empty for one that the MIB does not have. */
  public static Optional<DownloadStatus> of(long code) {
    return OperationStatus.of(code, values());
  }

  @Override
  public StatusEntry entry() {
    return entry;
  }
}
