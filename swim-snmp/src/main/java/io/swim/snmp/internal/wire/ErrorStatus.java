package io.swim.snmp.internal.wire;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.MibObject;
import org.snmp4j.PDU;

/** Error statuses of a response (RFC 1157, section 4.1; RFC 3416, section 3). */
final class ErrorStatus {
  private ErrorStatus() {}

  /** What a SET was answered with; by RFC 3416, section 4.2.5 all but one leave all as it was. */
  static DriverException setRefused(PDU request, PDU response, String agent) {
    int status = response.getErrorStatus();
    DeviceEffect effect = status == PDU.undoFailed ? DeviceEffect.UNKNOWN : DeviceEffect.NONE;
    return new DriverException(
        FailureKind.REJECTED,
        effect,
        agent + " refused to set " + object(request, response) + ": " + meaning(status),
        name(response));
  }

  static DriverException getRefused(PDU request, PDU response, String agent) {
    return new DriverException(
        FailureKind.REJECTED,
        DeviceEffect.NONE,
        agent
            + " refused to tell "
            + object(request, response)
            + ": "
            + meaning(response.getErrorStatus()),
        name(response));
  }

  static String name(PDU response) {
    return switch (response.getErrorStatus()) {
      case PDU.tooBig -> "tooBig";
      case PDU.noSuchName -> "noSuchName";
      case PDU.badValue -> "badValue";
      case PDU.readOnly -> "readOnly";
      case PDU.genErr -> "genErr";
      case PDU.noAccess -> "noAccess";
      case PDU.wrongType -> "wrongType";
      case PDU.wrongLength -> "wrongLength";
      case PDU.wrongEncoding -> "wrongEncoding";
      case PDU.wrongValue -> "wrongValue";
      case PDU.noCreation -> "noCreation";
      case PDU.inconsistentValue -> "inconsistentValue";
      case PDU.resourceUnavailable -> "resourceUnavailable";
      case PDU.commitFailed -> "commitFailed";
      case PDU.undoFailed -> "undoFailed";
      case PDU.authorizationError -> "authorizationError";
      case PDU.notWritable -> "notWritable";
      case PDU.inconsistentName -> "inconsistentName";
      default -> "error-status " + response.getErrorStatus();
    };
  }

  private static String meaning(int status) {
    return switch (status) {
      case PDU.noSuchName ->
          "it is not there, or not in the view or not writable for these credentials";
      case PDU.noAccess, PDU.authorizationError ->
          "the view of these credentials does not allow it";
      case PDU.readOnly, PDU.notWritable -> "it is read-only, or these credentials may only read";
      case PDU.noCreation -> "it can't be created on this device";
      case PDU.inconsistentValue, PDU.inconsistentName ->
          "it does not fit the device's present state";
      case PDU.resourceUnavailable -> "the device lacks memory or rows for it";
      case PDU.commitFailed -> "the device failed to do it and took it back";
      case PDU.undoFailed -> "the device failed to do it and could not take it back";
      case PDU.tooBig -> "the answer does not fit one message";
      case PDU.badValue, PDU.wrongType, PDU.wrongLength, PDU.wrongEncoding, PDU.wrongValue ->
          "the device does not take that value";
      default -> "the device does not say why";
    };
  }

  private static String object(PDU request, PDU response) {
    int index = response.getErrorIndex();
    if (index >= 1 && index <= request.size()) {
      return MibObject.describe(request.get(index - 1).getOid().toDottedString());
    }
    return MibObject.describe(request.get(0).getOid().toDottedString())
        + (request.size() == 1 ? "" : " and " + (request.size() - 1) + " more");
  }
}
