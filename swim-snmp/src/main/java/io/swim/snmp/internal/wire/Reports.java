package io.swim.snmp.internal.wire;

import io.swim.device.SnmpCredentials;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;

/** What an SNMP v3 agent says when it refuses a message: the counters of RFC 3414, section 5. */
final class Reports {
  private Reports() {}

  static DriverException exception(OID counter, String agent, Login login) {
    return new DriverException(
        FailureKind.AUTHENTICATION,
        DeviceEffect.NONE,
        "the SNMP agent at " + agent + " refused " + why(counter, login),
        name(counter));
  }

  private static String why(OID counter, Login login) {
    String user = login instanceof Login.User it ? it.credentials().user() : "";
    if (SnmpConstants.usmStatsUnknownUserNames.equals(counter)) {
      return "user " + user + ": it has no such SNMP v3 user";
    }
    if (SnmpConstants.usmStatsWrongDigests.equals(counter)) {
      return "user " + user + ": wrong auth password or auth protocol (" + protocols(login) + ")";
    }
    if (SnmpConstants.usmStatsDecryptionErrors.equals(counter)) {
      return "user " + user + ": wrong priv password or priv protocol (" + protocols(login) + ")";
    }
    if (SnmpConstants.usmStatsUnsupportedSecLevels.equals(counter)) {
      return "user "
          + user
          + ": it has no such security level or protocol ("
          + protocols(login)
          + ")";
    }
    if (SnmpConstants.usmStatsNotInTimeWindows.equals(counter)) {
      return "user " + user + " again and again: its boots and time do not hold still";
    }
    if (SnmpConstants.usmStatsUnknownEngineIDs.equals(counter)) {
      return "the engine ID that it had told itself";
    }
    return "the message, for a reason that is not in RFC 3414";
  }

  private static String protocols(Login login) {
    if (!(login instanceof Login.User it)) {
      return "";
    }
    SnmpCredentials.User user = it.credentials();
    return "auth " + user.auth() + ", priv " + user.priv();
  }

  private static String name(OID counter) {
    if (SnmpConstants.usmStatsUnknownUserNames.equals(counter)) {
      return "usmStatsUnknownUserNames";
    }
    if (SnmpConstants.usmStatsWrongDigests.equals(counter)) {
      return "usmStatsWrongDigests";
    }
    if (SnmpConstants.usmStatsDecryptionErrors.equals(counter)) {
      return "usmStatsDecryptionErrors";
    }
    if (SnmpConstants.usmStatsUnsupportedSecLevels.equals(counter)) {
      return "usmStatsUnsupportedSecLevels";
    }
    if (SnmpConstants.usmStatsNotInTimeWindows.equals(counter)) {
      return "usmStatsNotInTimeWindows";
    }
    if (SnmpConstants.usmStatsUnknownEngineIDs.equals(counter)) {
      return "usmStatsUnknownEngineIDs";
    }
    return counter.toDottedString();
  }
}
