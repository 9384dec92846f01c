package io.swim.testkit.internal.mib;

import org.snmp4j.PDU;
import org.snmp4j.smi.OID;

/** A SET can't be done; carries the error status of RFC 3416 section 4.2.5. */
public final class SetRefused extends Exception {
  private static final long serialVersionUID = 1L;

  public static final int NOT_WRITABLE = PDU.notWritable;
  public static final int WRONG_TYPE = PDU.wrongType;
  public static final int WRONG_LENGTH = PDU.wrongLength;
  public static final int WRONG_VALUE = PDU.wrongValue;
  public static final int NO_CREATION = PDU.noCreation;
  public static final int INCONSISTENT_VALUE = PDU.inconsistentValue;
  public static final int INCONSISTENT_NAME = PDU.inconsistentName;
  public static final int COMMIT_FAILED = PDU.commitFailed;
  public static final int NO_ACCESS = PDU.noAccess;

  private final transient OID oid;
  private final int status;

  public SetRefused(OID oid, int status) {
    super("SET of " + oid + " refused with error status " + status);
    this.oid = oid;
    this.status = status;
  }

  public OID oid() {
    return oid;
  }

  public int status() {
    return status;
  }

  /** The status as an SNMPv1 manager gets it (RFC 3584 section 4.4). */
  public static int forVersion1(int status) {
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
