package io.swim.snmp.internal.mib;

import static io.swim.snmp.internal.mib.StatusEntry.done;
import static io.swim.snmp.internal.mib.StatusEntry.failed;
import static io.swim.snmp.internal.mib.StatusEntry.running;

import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import java.util.Optional;

/** ciscoFlashCopyStatus of CISCO-FLASH-MIB, revision of June 2009: what each value means. */
public enum CopyStatus implements OperationStatus {
  PENDING(running(0, "copyOperationPending")),
  IN_PROGRESS(running(1, "copyInProgress")),
  SUCCESS(done(2, "copyOperationSuccess")),
  INVALID_OPERATION(
      failed(
          3,
          "copyInvalidOperation",
          FailureKind.UNSUPPORTED,
          DeviceEffect.NONE,
          "this file system can't be copied to in this way",
          "start the transfer over the CLI")),
  INVALID_PROTOCOL(
      failed(
          4,
          "copyInvalidProtocol",
          FailureKind.UNSUPPORTED,
          DeviceEffect.NONE,
          "the device does not know the transfer protocol",
          "use another protocol, or start the transfer over the CLI")),
  INVALID_SOURCE_NAME(
      failed(
          5,
          "copyInvalidSourceName",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the device does not take the source file: the server has no such file, or its name is too long",
          "check the distribution server; shorten its path")),
  INVALID_DESTINATION_NAME(
      failed(
          6,
          "copyInvalidDestName",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the device does not take the name of the target: no such file system, or the file name is too long for it",
          "check the file system and the length of the image's name")),
  INVALID_SERVER_ADDRESS(
      failed(
          7,
          "copyInvalidServerAddress",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the device does not take the address of the server",
          "advertise an address that the device can reach")),
  DEVICE_BUSY(
      failed(
          8,
          "copyDeviceBusy",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the file system is in use by someone else",
          "wait for the other copy, or look for an open session that uses it")),
  DEVICE_OPEN_ERROR(
      failed(
          9,
          "copyDeviceOpenError",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the device can't open the file system: its name is wrong, or there is no card in the slot",
          "check the name of the file system")),
  DEVICE_ERROR(
      failed(
          10,
          "copyDeviceError",
          FailureKind.REJECTED,
          DeviceEffect.APPLIED,
          "reading, writing or erasing the file system failed",
          "check the file system of the device; its flash may be worn out")),
  NOT_PROGRAMMABLE(
      failed(
          11,
          "copyDeviceNotProgrammable",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the file system is read-only",
          "remove the write protection, or choose another file system")),
  DEVICE_FULL(
      failed(
          12,
          "copyDeviceFull",
          FailureKind.CAPACITY,
          DeviceEffect.APPLIED,
          "there is no room left on the file system",
          "delete files that are not needed, the partial one first")),
  FILE_OPEN_ERROR(
      failed(
          13,
          "copyFileOpenError",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the file could not be opened: it is not on the server, or the server refused it or the login",
          "check the distribution server and the way from the device to it")),
  TRANSFER_ERROR(
      failed(
          14,
          "copyFileTransferError",
          FailureKind.TIMEOUT,
          DeviceEffect.APPLIED,
          "the network failed during the transfer",
          "check that the device reaches the distribution server at the port of the protocol, and for loss on the way")),
  CHECKSUM_ERROR(
      failed(
          15,
          "copyFileChecksumError",
          FailureKind.INTEGRITY,
          DeviceEffect.APPLIED,
          "the checksum of the file in flash is wrong",
          "delete the file and copy again; check the flash if it happens again")),
  NO_MEMORY(
      failed(
          16,
          "copyNoMemory",
          FailureKind.CAPACITY,
          DeviceEffect.NONE,
          "the device is short of main memory",
          "free memory on the device, or restart it")),
  UNKNOWN_FAILURE(
      failed(
          17,
          "copyUnknownFailure",
          FailureKind.REJECTED,
          DeviceEffect.APPLIED,
          "the device does not say what failed",
          "look into the log of the device")),
  INVALID_SIGNATURE(
      failed(
          18,
          "copyInvalidSignature",
          FailureKind.INTEGRITY,
          DeviceEffect.APPLIED,
          "the signature of the image is not valid for this device",
          "use the vendor's own file for this hardware")),
  PROHIBITED(
      failed(
          19,
          "copyProhibited",
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          "the device does not let the image it boots from be overwritten",
          "choose another file name, or change the boot variable first"));

  private final StatusEntry entry;

  CopyStatus(StatusEntry entry) {
    this.entry = entry;
  }

  /** The status of that value; empty for one that this revision of the MIB does not have. */
  public static Optional<CopyStatus> of(long code) {
    return OperationStatus.of(code, values());
  }

  @Override
  public StatusEntry entry() {
    return entry;
  }
}
