package io.swim.snmp.internal.mib;

import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import java.util.Optional;

/**
 * What the values of ciscoFlashCopyStatus mean for copyFromFlash(3). They are described for the
 * other direction, in which the file is not on the device but on the server. The effect is always
 * NONE: a file is read.
 */
public final class UploadFailure {
  private static final String OVER_CLI = "start the transfer over the CLI";
  private static final String CHECK_SERVER =
      "check the file server and the way from the device to it";

  private UploadFailure() {}

  /** Why it failed; empty while it runs and when it succeeded. */
  public static Optional<OperationFailure> of(CopyStatus status) {
    return status.failure().map(failure -> inThisDirection(status, failure));
  }

  private static OperationFailure inThisDirection(CopyStatus status, OperationFailure other) {
    return switch (status) {
      case INVALID_OPERATION ->
          failure(
              FailureKind.UNSUPPORTED,
              "the device can't send a file of this file system in this way",
              OVER_CLI);
      case INVALID_SOURCE_NAME ->
          failure(
              FailureKind.REJECTED,
              "the device does not take the name of its file: no such file system, or no such file",
              "look at the files of the device again");
      case INVALID_DESTINATION_NAME ->
          failure(
              FailureKind.REJECTED,
              "the server does not take the file, or its name there is too long for the device",
              CHECK_SERVER);
      case DEVICE_ERROR ->
          failure(
              FailureKind.REJECTED,
              "reading the file system failed",
              "check the file system of the device; its flash may be worn out");
      case DEVICE_FULL ->
          failure(
              FailureKind.CAPACITY,
              "there is no room left, and nothing is written on the device, so it is the server that has none",
              "make room on the file server");
      case FILE_OPEN_ERROR ->
          failure(
              FailureKind.REJECTED,
              "a file could not be opened: it is not on the device, or the server refused it or the login",
              "look at the files of the device again; " + CHECK_SERVER);
      case CHECKSUM_ERROR ->
          failure(
              FailureKind.INTEGRITY,
              "the checksum of the file in flash is wrong",
              "do not boot from it; check the flash");
      default -> failure(other.kind(), other.meaning(), other.remedy());
    };
  }

  private static OperationFailure failure(FailureKind kind, String meaning, String remedy) {
    return new OperationFailure(kind, DeviceEffect.NONE, meaning, remedy);
  }
}
