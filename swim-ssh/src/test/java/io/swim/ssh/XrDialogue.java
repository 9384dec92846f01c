package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A router of IOS-XR that answers what a test tells it to, and what is said to it. */
abstract class XrDialogue {
  /** Command to answer; what stands behind an {@code @} is said after a reply to the rest. */
  final Map<String, String> answers = new HashMap<>();

  private final TestServices services = TestServices.of("admin", "s3cret-login", "none");
  private final CliSessions sessions = CliSessions.builder().build();
  private final String prompt;
  private final String time;

  /**
   * @param time what it says before each answer
   */
  XrDialogue(String prompt, String time) {
    this.prompt = prompt;
    this.time = time;
  }

  ScriptedDevice router() throws IOException {
    return ScriptedDevice.asking(
        "\nUsername: ",
        "Password: ",
        "\n",
        line -> {
          while (true) {
            line.print(prompt);
            String answer = answer(line.command());
            int asked = answer.indexOf('@');
            if (asked >= 0) {
              line.print(answer.substring(0, asked));
              line.command();
            }
            line.print(answer.substring(asked + 1));
          }
        });
  }

  private String answer(String command) {
    if (command.isEmpty()) {
      return "";
    }
    return command.startsWith("terminal ")
        ? time
        : time
            + answers.getOrDefault(
                command, "          ^\n% Invalid input detected at '^' marker.\n");
  }

  CliAnswer perform(ScriptedDevice router, String operation, Map<String, String> values)
      throws Exception {
    var device = router.device().withPlatform(new PlatformId("cisco-iosxr"));
    try (CliSession session = sessions.open(device, Access.TELNET, services)) {
      return session.perform(operation, values);
    } finally {
      assertThat(router.failures).isEmpty();
    }
  }
}
