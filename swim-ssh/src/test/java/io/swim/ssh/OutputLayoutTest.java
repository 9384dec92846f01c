package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Outputs as people keep them: pasted into something that lays them out anew. What appliances of
 * Linux print for programs is not laid out for people.
 */
class OutputLayoutTest {
  private static final String REFUSED = "it is refused";

  @Test
  void everyLineMayBeIndented() {
    assertThat(differently(line -> line.isBlank() ? line : "        " + line)).isEmpty();
  }

  @Test
  void blanksMayStandBehindEveryLine() {
    assertThat(differently(line -> line + "  ")).isEmpty();
  }

  @Test
  void blanksMayBeMissingBehindEveryLine() {
    assertThat(differently(String::stripTrailing)).isEmpty();
  }

  @Test
  void logMessagesMayStandBetweenTheLines() {
    String message = "*Mar  2 11:22:33.123: %SYS-5-CONFIG_I: Configured from console by vty0";

    assertThat(differently("cisco-ios", line -> message + "\n" + line)).isEmpty();
    assertThat(differently("cisco-ios", line -> " --More-- " + message + "\n" + line)).isEmpty();
  }

  @Test
  void aCommandMayBeTypedInConfigurationMode() throws Exception {
    String session =
        """
        lab-1(config)#do sh ver
        Cisco IOS Software, C2960X Software (C2960X-UNIVERSALK9-M), Version 15.2(7)E3, RELEASE SOFTWARE
        Configuration register is 0xF

        lab-1(config)#do show boot
        Configuration register is 0x2102
        lab-1(config)#
        """;

    assertThat(Platforms.bundled().read("cisco-ios", "show version", session).values())
        .containsEntry("version", "15.2(7)E3")
        .containsEntry("configRegister", "0xF");
  }

  private static List<String> differently(UnaryOperator<String> change) {
    return differently("", change);
  }

  /** What is not read as before when its lines are changed. */
  private static List<String> differently(String platform, UnaryOperator<String> change) {
    List<String> differently = new ArrayList<>();
    List<WrittenOutputs> forPeople =
        WrittenOutputs.all().stream()
            .filter(each -> !each.platform().equals("linux-ab"))
            .filter(each -> platform.isEmpty() || each.platform().equals(platform))
            .toList();
    assertThat(forPeople).isNotEmpty();
    for (WrittenOutputs each : forPeople) {
      List<String> lines = body(each);
      String before = read(each, lines);
      assertThat(before).as(each.platform() + " " + each.name()).isNotEqualTo(REFUSED);
      String after = read(each, lines.stream().map(change).toList());
      if (!after.equals(before)) {
        differently.add(each.platform() + " " + each.name() + ": " + after + "\nnot " + before);
      }
    }
    return differently;
  }

  /** The lines without those that have a prompt. */
  private static List<String> body(WrittenOutputs output) {
    List<String> lines = output.text().lines().toList();
    String first = lines.get(0);
    String prompt = first.substring(0, first.length() - output.command().length()).strip();
    return lines.stream().filter(line -> !line.startsWith(prompt)).toList();
  }

  private static String read(WrittenOutputs output, List<String> lines) {
    try {
      Reading reading =
          Platforms.bundled()
              .read(output.platform(), output.command(), String.join("\n", lines) + "\n");
      return reading.toString();
    } catch (UnreadableOutputException e) {
      return REFUSED;
    }
  }
}
