package io.swim.ssh.internal;

import io.swim.device.CliCredentials;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliSession;
import io.swim.spi.SessionServices;
import io.swim.ssh.platform.PlatformDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From an open connection to a privileged command line of a known platform. */
public final class SessionOpener {
  private static final int SHOWN = 200;

  private final PlatformDefinition unknown;
  private final Iterable<PlatformDefinition> known;
  private final Duration patience;

  /**
   * Opens sessions.
   *
   * @param unknown how to talk to a device of an unknown platform
   * @param known platforms to tell apart
   * @param patience how long the device may be silent during login
   */
  public SessionOpener(
      PlatformDefinition unknown, Iterable<PlatformDefinition> known, Duration patience) {
    this.unknown = unknown;
    this.known = known;
    this.patience = patience;
  }

  /** Logs in to a device of a known platform. The connection is closed when that fails. */
  public CliSession open(
      Connection connection,
      PlatformDefinition platform,
      CliCredentials credentials,
      SessionServices services)
      throws DriverException, InterruptedException {
    return start(connection, platform, credentials, services, false);
  }

  /** Logs in to a device and finds out what it is. The connection is closed when that fails. */
  public CliSession open(
      Connection connection, CliCredentials credentials, SessionServices services)
      throws DriverException, InterruptedException {
    return start(connection, unknown, credentials, services, true);
  }

  private CliSession start(
      Connection connection,
      PlatformDefinition first,
      CliCredentials credentials,
      SessionServices services,
      boolean detect)
      throws DriverException, InterruptedException {
    Conversation conversation =
        new Conversation(connection, services.transcript(), services.clock(), services::deadline);
    boolean opened = false;
    try {
      Login login = new Login(conversation, credentials, first);
      login.run(patience);
      PlatformDefinition platform = detect ? detect(conversation, login) : first;
      Prompts prompts = prompts(platform, login);
      if (detect && !prompts.exactly(login.prompt()).equals(Optional.of(login.mode()))) {
        // Its own prompts tell better who and where one is than those of anybody.
        login = new Login(conversation, credentials, platform);
        login.again(patience);
        prompts = prompts(platform, login);
      }
      CommandLine line = new CommandLine(conversation, platform, prompts, login.mode());
      line.enable(credentials.enable(), patience);
      line.setUp();
      opened = true;
      return new DefaultCliSession(conversation, platform, line);
    } finally {
      if (!opened) {
        conversation.close();
      }
    }
  }

  private static Prompts prompts(PlatformDefinition platform, Login login) {
    return new Prompts(platform.session().prompts(), login.host(), platform.session().log());
  }

  private PlatformDefinition detect(Conversation conversation, Login login)
      throws DriverException, InterruptedException {
    Prompts prompts =
        new Prompts(unknown.session().prompts(), login.host(), unknown.session().log());
    CommandLine line = new CommandLine(conversation, unknown, prompts, login.mode());
    Map<String, String> shown = new LinkedHashMap<>();
    List<String> tried = new ArrayList<>();
    for (PlatformDefinition each : known) {
      String command = each.detection().command();
      if (command.isEmpty()) {
        continue;
      }
      if (!shown.containsKey(command)) {
        shown.put(command, line.ask(command).output());
      }
      if (each.detection().byOutput(shown.get(command))) {
        conversation.comment(conversation.peer() + " is recognised as " + each.id());
        return each;
      }
      tried.add(each.id().value());
    }
    throw new DriverException(
        FailureKind.UNSUPPORTED,
        DeviceEffect.NONE,
        conversation.peer()
            + " is none of "
            + tried
            + "; "
            + String.join("; ", shown.entrySet().stream().map(SessionOpener::brief).toList()));
  }

  private static String brief(Map.Entry<String, String> shown) {
    String text = shown.getValue().strip();
    return "'"
        + shown.getKey()
        + "' says: "
        + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text);
  }
}
