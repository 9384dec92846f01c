package io.swim.ssh.internal;

import io.swim.device.Secret;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.ssh.internal.Prompts.Mode;
import io.swim.ssh.platform.EnableRules;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a session privileged. */
final class Enable implements Rules {
  private final Conversation conversation;
  private final EnableRules rules;
  private final Prompts prompts;
  private final Optional<Secret> secret;
  private boolean asked;
  private String refusal = "";
  private String lastLine = "";

  Enable(Conversation conversation, EnableRules rules, Prompts prompts, Optional<Secret> secret) {
    this.conversation = conversation;
    this.rules = rules;
    this.prompts = prompts;
    this.secret = secret;
  }

  void run(Duration patience) throws DriverException, InterruptedException {
    try {
      conversation.say(rules.command());
    } catch (IOException e) {
      throw fault(FailureKind.UNREACHABLE, "the session dropped", "", e);
    }
    conversation.listen(this, patience);
    conversation.flush();
  }

  @Override
  public void line(String line) {
    String text = line.strip();
    if (!text.isEmpty() && !text.equals(rules.command())) {
      lastLine = text;
    }
    if (rules.refusals().stream().anyMatch(pattern -> pattern.matcher(text).find())) {
      refusal = text;
    }
  }

  @Override
  public boolean satisfied(String tail, Duration quiet) throws DriverException {
    if (rules.password().matcher(tail).find() && quiet.compareTo(SETTLED) >= 0) {
      answer(tail);
      return false;
    }
    Optional<Mode> mode = prompts.exactly(tail);
    if (mode.isEmpty() || quiet.compareTo(SETTLED) < 0) {
      return false;
    }
    if (mode.get() == Mode.PRIVILEGED) {
      return true;
    }
    // The prompt from before may still be there while the device thinks.
    if (!refusal.isEmpty() || quiet.compareTo(WAITING) >= 0) {
      throw refused();
    }
    return false;
  }

  private void answer(String tail) throws DriverException {
    if (asked) {
      throw refused();
    }
    if (secret.isEmpty()) {
      throw new DriverException(
          FailureKind.AUTHENTICATION,
          DeviceEffect.NONE,
          conversation.peer() + " asks for an enable password and the credentials have none",
          tail.strip());
    }
    asked = true;
    try {
      conversation.saySecret(secret.get());
    } catch (IOException e) {
      throw fault(FailureKind.UNREACHABLE, "the session dropped", tail, e);
    }
  }

  private DriverException refused() {
    String words = conversation.mask(refusal.isEmpty() ? lastLine : refusal);
    return new DriverException(
        FailureKind.AUTHENTICATION,
        DeviceEffect.NONE,
        conversation.peer()
            + " refused to become privileged: "
            + (words.isEmpty() ? "it stays at its prompt" : words),
        words);
  }

  @Override
  public DriverException fault(
      FailureKind kind, String what, String tail, @Nullable IOException cause) {
    DriverException fault =
        new DriverException(
            kind,
            DeviceEffect.NONE,
            conversation.peer() + ", '" + rules.command() + "': " + what,
            conversation.mask(tail.isBlank() ? lastLine : tail.strip()));
    return cause == null ? fault : fault.withCause(cause);
  }
}
