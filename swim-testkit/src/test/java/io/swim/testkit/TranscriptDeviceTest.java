package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A recorded session, played to real clients. */
@Timeout(60)
class TranscriptDeviceTest {
  private static final String RECORDING =
      """
      Welcome to the lab
      box-1>enable
      Password:
      box-1#show clock
      10:00:00 UTC
      box-1#configure terminal
      Enter configuration commands, one per line.
      box-1(config)#boot system flash:new.bin
      box-1(config)#end
      box-1#show clock
      10:00:05 UTC
      box-1#copy tftp: flash:
      Address or name of remote host []? 192.0.2.1
      Destination filename [new.bin]?
      Loading new.bin !!!
      [OK - 12 bytes]
      box-1#
      box-1#install activate
      It would reload. Proceed? [y/n]y
      Going down.
      box-1#reload
      Proceed with reload? [confirm]
      Connection closed by box-1
      """;

  private static TelnetUser logIn(TranscriptDevice device) throws IOException {
    TelnetUser user = TelnetUser.connect(device.telnet());
    user.readUntil("Username: ");
    user.send(device.credentials().username(), "Password: ");
    user.send(device.credentials().password(), "box-1>");
    return user;
  }

  @Test
  void answersEachCommandWithWhatWasRecordedForItNext() throws Exception {
    try (TranscriptDevice device = TranscriptDevice.start(RECORDING);
        TelnetUser user = logIn(device)) {
      user.send("enable", "Password:");
      user.send("anything", "box-1#");
      assertThat(user.send("show clock", "box-1#")).isEqualTo("show clock\n10:00:00 UTC\nbox-1#");
      assertThat(user.send("show  clock ", "box-1#")).contains("10:00:05 UTC\n");
      assertThat(user.send("show clock", "box-1#")).as("the last again").contains("10:00:05 UTC");
      assertThat(device.unknownCommands()).isEmpty();
      assertThat(device.unusedCommands())
          .contains("boot system flash:new.bin", "reload")
          .doesNotContain("show clock", "enable");
    }
  }

  @Test
  void promptsAreThoseOfTheRecording() throws Exception {
    try (TranscriptDevice device = TranscriptDevice.start(RECORDING);
        TelnetUser user = logIn(device)) {
      user.send("configure terminal", "box-1(config)#");
      user.send("boot system flash:new.bin", "box-1(config)#");
      user.send("end", "box-1#");
      assertThat(user.send("", "box-1#")).doesNotContain("Invalid");
    }
  }

  @Test
  void questionsAreAskedAndTheRecordedAnswersWaitedFor() throws Exception {
    try (TranscriptDevice device = TranscriptDevice.start(RECORDING);
        TelnetUser user = logIn(device)) {
      user.send("copy tftp: flash:", "remote host []? ");
      user.send("192.0.2.1", "Destination filename [new.bin]?");
      assertThat(user.send("", "box-1#")).contains("Loading new.bin !!!\n[OK - 12 bytes]\n");
      user.send("install activate", "Proceed? [y/n]");
      assertThat(user.key("y", "box-1#")).contains("y\nGoing down.\n");
      user.send("install activate", "Proceed? [y/n]");
      assertThat(user.key("n", "box-1#")).contains("Invalid").doesNotContain("Going down");
      user.send("copy tftp: flash:", "remote host []? ");
      assertThat(user.send("192.0.2.9", "box-1#")).contains("% Invalid input");
      assertThat(device.unknownCommands()).containsExactly("n", "192.0.2.9");
    }
  }

  @Test
  void sessionEndsWhereTheRecordingDoes() throws Exception {
    try (TranscriptDevice device = TranscriptDevice.start(RECORDING);
        TelnetUser user = logIn(device)) {
      user.send("reload", "[confirm]");
      user.type("\r");
      assertThat(user.readToEnd()).contains("Connection closed by box-1");
      try (TelnetUser again = logIn(device)) {
        again.type("exit\r");
        assertThat(again.readToEnd()).contains("exit").doesNotContain("Invalid");
      }
    }
  }

  @Test
  void whatIsNotInItIsAnUnknownCommandInTheWordsOfThePlatform() throws Exception {
    String recording = "admin@mx> show version\nJunos: 21.2R3\n\nadmin@mx> ";
    try (TranscriptDevice device =
            TranscriptDevice.builder(recording)
                .unknownCommand("                      ^\nunknown command.\n")
                .address("127.10.9.7")
                .start();
        TelnetUser user = TelnetUser.connect(device.telnet())) {
      user.readUntil("Username: ");
      user.send(device.credentials().username(), "Password: ");
      user.send(device.credentials().password(), "admin@mx>");
      assertThat(user.send("show version", "admin@mx>")).contains("Junos: 21.2R3\n");
      assertThat(user.send("show clock", "admin@mx>")).contains("unknown command.\n");
      assertThat(device.unknownCommands()).containsExactly("show clock");
    }
  }

  @Test
  void promptsMayBeGiven() throws Exception {
    String recording = "(Cisco Controller) >show boot\nPrimary 8.5.1\n(Cisco Controller) >";
    try (TranscriptDevice device =
            TranscriptDevice.builder(recording).prompt("\\(Cisco Controller\\) >").start();
        SshUser user = new SshUser(device.ssh(), device.credentials())) {
      user.readUntil("(Cisco Controller) >");
      assertThat(user.send("show boot", "(Cisco Controller) >")).contains("Primary 8.5.1\n");
    }
    assertThatThrownBy(() -> TranscriptDevice.start("nothing here\n"))
        .hasMessageContaining("has no line that begins with a prompt");
    assertThatThrownBy(() -> TranscriptDevice.builder("a#b\n").prompt("c>").start())
        .hasMessageContaining("no line of the transcript matches");
  }
}
