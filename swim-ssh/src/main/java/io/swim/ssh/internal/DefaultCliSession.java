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
import io.swim.ssh.platform.PlatformDefinition;
import java.util.Map;
import java.util.Optional;

/** A privileged command line whose platform is known. */
final class DefaultCliSession implements CliSession {
  private final Conversation conversation;
  private final PlatformDefinition platform;
  private final CommandLine line;

  DefaultCliSession(Conversation conversation, PlatformDefinition platform, CommandLine line) {
    this.conversation = conversation;
    this.platform = platform;
    this.line = line;
  }

  @Override
  public PlatformId platform() {
    return platform.id();
  }

  @Override
  public Access access() {
    return conversation.access();
  }

  @Override
  public boolean can(String operation) {
    return platform.operation(operation).isPresent();
  }

  @Override
  public CliAnswer perform(
      String operation, Map<String, String> values, Map<String, Secret> secrets, SignsOfLife signs)
      throws DriverException, InterruptedException {
    Operation wanted =
        platform
            .operation(operation)
            .orElseThrow(
                () ->
                    new DriverException(
                        FailureKind.UNSUPPORTED,
                        DeviceEffect.NONE,
                        "the definition of " + platform.id() + " has no operation " + operation));
    return perform(wanted, values, secrets, signs);
  }

  /** The same with the operation itself. */
  CliAnswer perform(
      Operation wanted, Map<String, String> values, Map<String, Secret> secrets, SignsOfLife signs)
      throws DriverException, InterruptedException {
    secrets.values().forEach(conversation::hide);
    return new OperationRun(line, wanted, Bindings.of(wanted, values, secrets), signs).run();
  }

  @Override
  public CliSession mate() throws DriverException {
    Optional<PairDefinition> pair = platform.pair();
    return pair.isPresent() ? new MateSession(this, pair.get()) : CliSession.super.mate();
  }

  @Override
  public void close() {
    conversation.close();
  }
}
