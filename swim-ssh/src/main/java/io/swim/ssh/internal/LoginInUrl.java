package io.swim.ssh.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.ssh.platform.Operation;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The login of a server as a part of a URL in a command. */
public final class LoginInUrl {
  /** What means nothing in a URL (RFC 3986, section 2.3, and some of 2.2). */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~!$&*+,=-]*");

  private LoginInUrl() {}

  /**
   * Refuses a login that would be read as something else. Nothing is sent, and neither of the two
   * is told.
   *
   * @param server for the message
   * @throws DriverException UNSUPPORTED with effect NONE
   */
  public static void check(Operation operation, String username, String password, String server)
      throws DriverException {
    if (operation.putsLoginInUrl()
        && Stream.of(username, password).anyMatch(each -> !PLAIN.matcher(each).matches())) {
      throw new DriverException(
          FailureKind.UNSUPPORTED,
          DeviceEffect.NONE,
          "user name or password for "
              + operation.name()
              + " from "
              + server
              + " has a character that means something in a URL; possible are letters, digits and"
              + " . _ ~ ! $ & * + , = -");
    }
  }
}
