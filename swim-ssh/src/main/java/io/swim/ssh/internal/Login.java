package io.swim.ssh.internal;

import io.swim.device.CliCredentials;
import io.swim.device.Secret;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.ssh.internal.Prompts.Mode;
import io.swim.ssh.platform.LoginRules;
import io.swim.ssh.platform.PlatformDefinition;
import io.swim.ssh.platform.PromptRules;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From an open connection to a prompt that is known for certain. A banner may look like a prompt:
 * only what comes again after an empty line is believed.
 */
final class Login implements Rules {
  private static final int NUDGES = 8;
  private static final Duration NO_GREETING = Duration.ofSeconds(4);

  private final Conversation conversation;
  private final CliCredentials credentials;
  private final LoginRules rules;
  private final Pattern user;
  private final Pattern privileged;
  private boolean usernameSent;
  private boolean passwordSent;
  private boolean woken;
  private int nudges;
  private String candidate = "";
  private String lastLine = "";
  private String host = "";
  private @Nullable Mode mode;

  Login(Conversation conversation, CliCredentials credentials, PlatformDefinition platform) {
    this.conversation = conversation;
    this.credentials = credentials;
    this.rules = platform.session().login();
    this.user = PromptRules.ofAnyHost(platform.session().prompts().user());
    this.privileged = PromptRules.ofAnyHost(platform.session().prompts().privileged());
  }

  /** Answers what the device asks until it stands at a prompt. */
  void run(Duration patience) throws DriverException, InterruptedException {
    credentials.password().ifPresent(conversation::hide);
    credentials.enable().ifPresent(conversation::hide);
    conversation.listen(this, patience);
    conversation.flush();
  }

  /** What the device calls itself in its prompt. */
  String host() {
    return host;
  }

  /** The same by the prompts of the platform that it has turned out to be. */
  String host(PromptRules prompts) {
    Matcher asPrivileged = PromptRules.ofAnyHost(prompts.privileged()).matcher(candidate);
    Matcher asUser = PromptRules.ofAnyHost(prompts.user()).matcher(candidate);
    return asPrivileged.find()
        ? asPrivileged.group("host")
        : asUser.find() ? asUser.group("host") : host;
  }

  /** Whether it is privileged already, by those prompts. */
  Mode mode(PromptRules prompts) {
    return PromptRules.ofAnyHost(prompts.privileged()).matcher(candidate).find()
        ? Mode.PRIVILEGED
        : mode();
  }

  /** Whether it is privileged already. */
  Mode mode() {
    return mode == null ? Mode.USER : mode;
  }

  @Override
  public void line(String line) throws DriverException {
    if (!line.isBlank()) {
      lastLine = line.strip();
    }
    if ((usernameSent || passwordSent) && matches(rules.refusals(), line.strip())) {
      throw refused(lastLine);
    }
    wake(line);
  }

  @Override
  public boolean satisfied(String tail, Duration quiet) throws DriverException {
    try {
      if (tail.isBlank() || quiet.compareTo(SETTLED) < 0) {
        if (quiet.compareTo(NO_GREETING) >= 0 && nudges == 0) {
          nudge();
        }
        return false;
      }
      if (rules.username().matcher(tail).find()) {
        sayUsername(tail);
        return false;
      }
      if (rules.password().matcher(tail).find()) {
        sayPassword(tail);
        return false;
      }
      wake(tail);
      return prompt(tail, quiet);
    } catch (IOException e) {
      throw fault(FailureKind.UNREACHABLE, "the session dropped", tail, e);
    }
  }

  private void sayUsername(String tail) throws DriverException, IOException {
    if (usernameSent) {
      throw refused(passwordSent ? lastLine : tail.strip());
    }
    if (credentials.username().isEmpty()) {
      throw missing("asks for a user name and the credentials have none", tail);
    }
    usernameSent = true;
    conversation.say(credentials.username());
  }

  private void sayPassword(String tail) throws DriverException, IOException {
    if (passwordSent) {
      throw refused(lastLine);
    }
    Optional<Secret> password = credentials.password();
    if (password.isEmpty()) {
      throw missing("asks for a password and the credentials have none", tail);
    }
    passwordSent = true;
    conversation.saySecret(password.get());
  }

  private void wake(String text) throws DriverException {
    if (!woken && rules.wake().matcher(text).find()) {
      woken = true;
      try {
        nudge();
      } catch (IOException e) {
        throw fault(FailureKind.UNREACHABLE, "the session dropped", text, e);
      }
    }
  }

  private boolean prompt(String tail, Duration quiet) throws DriverException, IOException {
    Matcher asPrivileged = privileged.matcher(tail);
    Matcher asUser = user.matcher(tail);
    boolean isPrivileged = asPrivileged.find();
    if (!isPrivileged && !asUser.find()) {
      return false;
    }
    if (tail.equals(candidate)) {
      mode = isPrivileged ? Mode.PRIVILEGED : Mode.USER;
      host = (isPrivileged ? asPrivileged : asUser).group("host");
      return true;
    }
    if (quiet.compareTo(STILL) < 0) {
      return false;
    }
    if (nudges >= NUDGES) {
      throw fault(FailureKind.PROTOCOL, "the prompt is another one every time", tail, null);
    }
    candidate = tail;
    nudge();
    return false;
  }

  private void nudge() throws IOException {
    nudges++;
    conversation.nudge();
  }

  private DriverException refused(String words) {
    return new DriverException(
        FailureKind.AUTHENTICATION,
        DeviceEffect.NONE,
        conversation.peer()
            + " refused the login of "
            + (credentials.username().isEmpty()
                ? "the line password"
                : "'" + credentials.username() + "'")
            + ": "
            + conversation.mask(words),
        conversation.mask(words));
  }

  private DriverException missing(String what, String tail) {
    return new DriverException(
        FailureKind.AUTHENTICATION,
        DeviceEffect.NONE,
        conversation.peer() + " " + what,
        tail.strip());
  }

  @Override
  public DriverException fault(
      FailureKind kind, String what, String tail, @Nullable IOException cause) {
    String seen = conversation.mask(tail.isBlank() ? lastLine : tail.strip());
    boolean dropped = kind == FailureKind.UNREACHABLE;
    boolean refusal = dropped && (passwordSent || matches(rules.refusals(), seen));
    DriverException fault =
        new DriverException(
            refusal ? FailureKind.AUTHENTICATION : kind,
            DeviceEffect.NONE,
            conversation.peer()
                + (passwordSent ? ", after the password: " : ", at login: ")
                + what
                + (seen.isEmpty() ? "" : "; last seen: '" + seen + "'"),
            seen);
    return cause == null ? fault : fault.withCause(cause);
  }

  private static boolean matches(List<Pattern> patterns, String line) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(line).find());
  }
}
