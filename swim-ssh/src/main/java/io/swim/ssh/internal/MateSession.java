package io.swim.ssh.internal;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import io.swim.spi.SignsOfLife;
import io.swim.ssh.platform.Operation;
import io.swim.ssh.platform.PairDefinition;
import java.util.Map;

/** The other unit of a failover pair, over the session with the one that passes commands on. */
final class MateSession implements CliSession {
  private final DefaultCliSession session;
  private final PairDefinition pair;

  MateSession(DefaultCliSession session, PairDefinition pair) {
    this.session = session;
    this.pair = pair;
  }

  @Override
  public PlatformId platform() {
    return session.platform();
  }

  @Override
  public Access access() {
    return session.access();
  }

  @Override
  public boolean can(String operation) {
    return pair.operations().containsKey(operation);
  }

  @Override
  public CliAnswer perform(
      String operation, Map<String, String> values, Map<String, Secret> secrets, SignsOfLife signs)
      throws DriverException, InterruptedException {
    Operation wanted = pair.operations().get(operation);
    if (wanted == null) {
      throw new DriverException(
          FailureKind.UNSUPPORTED,
          DeviceEffect.NONE,
          "the definition of "
              + platform()
              + " has no "
              + operation
              + " for the other unit of a pair");
    }
    return session.perform(wanted, values, secrets, signs);
  }

  /** The session is that of the unit that passes commands on. */
  @Override
  public void close() {}
}
