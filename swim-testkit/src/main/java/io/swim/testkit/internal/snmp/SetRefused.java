package io.swim.testkit.internal.snmp;

import org.snmp4j.PDU;
import org.snmp4j.smi.OID;

/** A SET can't be done; carries the error status of RFC 3416 section 4.2.5. */
final class SetRefused extends Exception {
  private static final long serialVersionUID = 1L;

  static final int NOT_WRITABLE = PDU.notWritable;
  static final int WRONG_TYPE = PDU.wrongType;
  static final int WRONG_LENGTH = PDU.wrongLength;
  static final int WRONG_VALUE = PDU.wrongValue;
  static final int NO_CREATION = PDU.noCreation;
  static final int INCONSISTENT_VALUE = PDU.inconsistentValue;
  static final int INCONSISTENT_NAME = PDU.inconsistentName;
  static final int COMMIT_FAILED = PDU.commitFailed;
  static final int NO_ACCESS = PDU.noAccess;

  private final transient OID oid;
  private final int status;

  SetRefused(OID oid, int status) {
    super("SET of " + oid + " refused with error status " + status);
    this.oid = oid;
    this.status = status;
  }

  OID oid() {
    return oid;
  }

  int status() {
    return status;
  }

  /** The status as an SNMPv1 manager gets it (RFC 3584 section 4.4). */
  static int forVersion1(int status) {
    return switch (status) {
      case PDU.wrongValue,
          PDU.wrongEncoding,
          PDU.wrongType,
          PDU.wrongLength,
          PDU.inconsistentValue ->
          PDU.badValue;
      case PDU.noAccess,
          PDU.notWritable,
          PDU.noCreation,
          PDU.inconsistentName,
          PDU.authorizationError ->
          PDU.noSuchName;
      case PDU.resourceUnavailable, PDU.commitFailed, PDU.undoFailed -> PDU.genErr;
      default -> status;
    };
  }
}
