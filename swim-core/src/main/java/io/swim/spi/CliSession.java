package io.swim.spi;

import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.util.Map;

/**
 * A privileged command line of a device, over whatever carries it. It knows the platform's own
 * words: drivers name an <em>operation</em> (see {@link CliOperation}), and the platform definition
 * says which commands that is, which prompts are answered how, what failure looks like, and how to
 * read the output.
 */
public interface CliSession extends DeviceSession {
  /** The platform whose definition is in use. */
  PlatformId platform();

  /** Whether the platform definition has that operation. */
  boolean can(String operation);

  /**
   * Carries out one operation. How long it may take is in the platform definition: a deadline that
   * moves on while output arrives, and never goes beyond the deadline of the step.
   *
   * @param operation one that {@link #can} be carried out
   * @param values the named values that the operation asks for
   * @return what the device answered
   * @throws DriverException REJECTED with the device's own words when it said no; PROTOCOL when it
   *     asked something that the definition has no answer for (nothing is answered then). The
   *     effect is NONE before the definition's point of no return; after it, everything but a
   *     refusal that the definition knows is UNKNOWN, a dropped session and an unknown question too
   * @throws InterruptedException when the step is cancelled
   */
  default CliAnswer perform(String operation, Map<String, String> values)
      throws DriverException, InterruptedException {
    return perform(operation, values, Map.of(), SignsOfLife.NONE);
  }

  /** The same with values that are secrets. */
  default CliAnswer perform(
      String operation, Map<String, String> values, Map<String, Secret> secrets)
      throws DriverException, InterruptedException {
    return perform(operation, values, secrets, SignsOfLife.NONE);
  }

  /**
   * The same with values that are secrets: whether they stand in a command or in an answer, from
   * now on they are hidden from transcript, log and exceptions of this session, also where the
   * device wraps or scrolls the line.
   *
   * @param secrets named like {@code values}, and under other names
   * @param signs what else shows that the device is at work while it says nothing
   */
  CliAnswer perform(
      String operation, Map<String, String> values, Map<String, Secret> secrets, SignsOfLife signs)
      throws DriverException, InterruptedException;

  /**
   * The other unit of a failover pair, to which this one passes the commands on. It lives as long
   * as this session, and to close it does nothing.
   *
   * @throws DriverException UNSUPPORTED, as by default, where the platform's definition does not
   *     say how
   */
  default CliSession mate() throws DriverException {
    throw new DriverException(
        FailureKind.UNSUPPORTED,
        DeviceEffect.NONE,
        "nobody knows how a device of " + platform() + " passes commands on to its other unit");
  }
}
