package io.swim.ssh.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.SignsOfLife;
import io.swim.ssh.internal.Prompts.Mode;
import io.swim.ssh.platform.Effect;
import io.swim.ssh.platform.Expectation.Then;
import io.swim.ssh.platform.PlatformDefinition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device's prompt, and what is known of it: its exact form, the mode, whether it echoes. */
final class CommandLine {
  private static final Logger LOG = LoggerFactory.getLogger(CommandLine.class);

  private final Conversation conversation;
  private final PlatformDefinition platform;
  private final Prompts prompts;
  private Mode mode;
  private boolean echoes = true;
  private String broken = "";

  CommandLine(Conversation conversation, PlatformDefinition platform, Prompts prompts, Mode mode) {
    this.conversation = conversation;
    this.platform = platform;
    this.prompts = prompts;
    this.mode = mode;
  }

  PlatformDefinition platform() {
    return platform;
  }

  Mode mode() {
    return mode;
  }

  String peer() {
    return conversation.peer();
  }

  String mask(String text) {
    return conversation.mask(text);
  }

  String brief(String command) {
    return conversation.brief(command);
  }

  void comment(String text) {
    conversation.comment(text);
  }

  /** Says a command and reads its answer, up to the prompt or the wanted end. */
  Exchange say(String command, Progress progress, Exchange.Dialogue dialogue)
      throws DriverException, InterruptedException {
    if (!broken.isEmpty()) {
      throw new DriverException(
          FailureKind.UNREACHABLE,
          DeviceEffect.NONE,
          peer()
              + ", '"
              + conversation.brief(command)
              + "' was not sent: the session ended before ("
              + broken
              + ")");
    }
    Echo echo = echoes ? Echo.of(command) : Echo.none();
    Exchange exchange =
        new Exchange(conversation, platform, prompts, progress, dialogue, command, echo);
    broken = "interrupted in '" + conversation.brief(command) + "'";
    try {
      conversation.catchUp(progress, command);
      exchange.run();
    } catch (DriverException e) {
      conversation.flush();
      broken = exchange.usable() ? "" : String.valueOf(e.getMessage());
      throw e;
    }
    broken = exchange.mode().isPresent() ? "" : "ended after '" + conversation.brief(command) + "'";
    mode = exchange.mode().orElse(mode);
    return exchange;
  }

  /** Says a command that changes nothing and whose refusal is no error. */
  Exchange ask(String command) throws DriverException, InterruptedException {
    Exchange.Dialogue dialogue =
        new Exchange.Dialogue(
            List.of(),
            List.of(),
            platform.session().idle(),
            SignsOfLife.NONE,
            new HashMap<>(),
            text -> text,
            Then.GO_ON,
            (value, said) -> false);
    Progress progress = new Progress();
    progress.sending(Effect.READ);
    return say(command, progress, dialogue);
  }

  /** What every session begins with: no paging, a wide line. Finds out whether it echoes. */
  void setUp() throws DriverException, InterruptedException {
    boolean echoed = platform.session().setup().isEmpty();
    for (String command : platform.session().setup()) {
      Exchange exchange = ask(command);
      echoed |= exchange.echoed();
      exchange
          .failure()
          .ifPresent(
              failure ->
                  comment(
                      "'"
                          + command
                          + "' was refused, which does no harm: "
                          + exchange.failureLine()));
    }
    echoes = echoed;
  }

  /** Goes back to where operations begin. */
  void leaveConfiguration() throws InterruptedException {
    if (mode != Mode.CONFIG || platform.session().leave().isEmpty() || !broken.isEmpty()) {
      return;
    }
    try {
      ask(platform.session().leave());
    } catch (DriverException e) {
      LOG.debug("{} stays in a configuration mode", peer(), e);
    }
  }

  void enable(Optional<io.swim.device.Secret> secret, Duration patience)
      throws DriverException, InterruptedException {
    if (mode != Mode.USER) {
      return;
    }
    new Enable(conversation, platform.session().enable(), prompts, secret).run(patience);
    mode = Mode.PRIVILEGED;
  }
}
