package io.swim.snmp.internal.mib;

import static io.swim.snmp.internal.mib.StatusEntry.done;
import static io.swim.snmp.internal.mib.StatusEntry.failed;
import static io.swim.snmp.internal.mib.StatusEntry.running;

import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import java.util.Optional;

/** ciscoFlashMiscOpStatus of CISCO-FLASH-MIB: what each value means. There is no 15 to 17. */
public enum MiscStatus implements OperationStatus {
  IN_PROGRESS(running(1, "miscOpInProgress")),
  SUCCESS(done(2, "miscOpOperationSuccess")),
  INVALID_OPERATION(
      failed(
          3,
          "miscOpInvalidOperation",
          FailureKind.UNSUPPORTED,
          DeviceEffect.NONE,
          "this file system does not have that operation",
          "do it over the CLI")),
  INVALID_DESTINATION_NAME(
      failed(
          4,
          "miscOpInvalidDestName",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the device does not take that name",
          "check the names of the file system and the file")),
  DEVICE_BUSY(
      failed(
          5,
          "miscOpDeviceBusy",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the file system is in use by someone else",
          "wait for the other operation, or look for an open session that uses it")),
  DEVICE_OPEN_ERROR(
      failed(
          6,
          "miscOpDeviceOpenError",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the device can't open the file system",
          "check the name of the file system")),
  DEVICE_ERROR(
      failed(
          7,
          "miscOpDeviceError",
          FailureKind.REJECTED,
          DeviceEffect.APPLIED,
          "reading, writing or erasing the file system failed",
          "check the file system of the device; its flash may be worn out")),
  NOT_PROGRAMMABLE(
      failed(
          8,
          "miscOpDeviceNotProgrammable",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the file system is read-only",
          "remove the write protection")),
  FILE_OPEN_ERROR(
      failed(
          9,
          "miscOpFileOpenError",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the file could not be opened",
          "check the name of the file")),
  DELETE_FAILURE(
      failed(
          10,
          "miscOpFileDeleteFailure",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the file could not be deleted; the device allows no more deletions",
          "squeeze the file system")),
  UNDELETE_FAILURE(
      failed(
          11,
          "miscOpFileUndeleteFailure",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the file could not be brought back",
          "squeeze the file system")),
  CHECKSUM_ERROR(
      failed(
          12,
          "miscOpFileChecksumError",
          FailureKind.INTEGRITY,
          DeviceEffect.NONE,
          "the checksum of the file is wrong",
          "delete the file and copy it again")),
  NO_MEMORY(
      failed(
          13,
          "miscOpNoMemory",
          FailureKind.CAPACITY,
          DeviceEffect.NONE,
          "the device is short of main memory",
          "free memory on the device, or restart it")),
  UNKNOWN_FAILURE(
      failed(
          14,
          "miscOpUnknownFailure",
          FailureKind.REJECTED,
          DeviceEffect.APPLIED,
          "the device does not say what failed",
          "look into the log of the device")),
  SQUEEZE_FAILURE(
      failed(
          18,
          "miscOpSqueezeFailure",
          FailureKind.REJECTED,
          DeviceEffect.APPLIED,
          "the file system could not be squeezed",
          "look into the log of the device")),
  NO_SUCH_FILE(
      failed(
          19,
          "miscOpNoSuchFile",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "there is no such file",
          "check the name of the file")),
  FORMAT_FAILURE(
      failed(
          20,
          "miscOpFormatFailure",
          FailureKind.REJECTED,
          DeviceEffect.APPLIED,
          "the file system could not be formatted",
          "look into the log of the device"));

  private final StatusEntry entry;

  MiscStatus(StatusEntry entry) {
    this.entry = entry;
  }

  /** The status of that value; empty for one that the MIB does not have. */
  public static Optional<MiscStatus> of(long code) {
    return OperationStatus.of(code, values());
  }

  @Override
  public StatusEntry entry() {
    return entry;
  }
}
