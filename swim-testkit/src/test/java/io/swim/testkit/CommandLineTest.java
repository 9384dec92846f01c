package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.testkit.device.CliAccess;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedModels;
import java.io.InputStream;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The command line as it comes over a plain socket. */
@ExtendWith(SimulatedFleetExtension.class)
class CommandLineTest {
  @Test
  void negotiatesAsRealTelnetServersDo(SimulatedDevice device) throws Exception {
    try (Socket socket = new Socket(device.address(), device.ports().telnet())) {
      InputStream in = socket.getInputStream();
      // WILL ECHO, WILL SUPPRESS-GO-AHEAD, DO TERMINAL-TYPE, DO NAWS
      assertThat(in.readNBytes(12)).containsExactly(-1, -5, 1, -1, -5, 3, -1, -3, 24, -1, -3, 31);
      socket.getOutputStream().write(new byte[] {-1, -3, 5, -1, -5, 39});
      byte[] prompt = in.readNBytes("\r\n\r\nUser Access Verification\r\n\r\nUsername: ".length());
      assertThat(new String(prompt, java.nio.charset.StandardCharsets.US_ASCII))
          .endsWith("Username: ");
      assertThat(in.readNBytes(6))
          .as("WONT STATUS, DONT NEW-ENVIRON")
          .containsExactly(-1, -4, 5, -1, -2, 39);
    }
  }

  @Test
  void loginGivesThreeTries(SimulatedDevice device) throws Exception {
    try (TelnetUser user = TelnetUser.connect(device)) {
      user.readUntil("Username: ");
      for (int i = 0; i < 2; i++) {
        assertThat(user.send("admin", "Password: ")).contains("admin");
        assertThat(user.send("wrong", "Username: "))
            .contains("% Login invalid")
            .doesNotContain("wrong");
      }
      user.send("admin", "Password: ");
      user.send("wrong", "% Login invalid");
      assertThat(user.readToEnd()).contains("% Bad passwords");
    }
  }

  @Test
  void refusedLoginLooksLikeAWrongPassword(SimulatedDevice device) throws Exception {
    device.inject(Fault.refuseLogin(CliAccess.TELNET));
    try (TelnetUser user = TelnetUser.connect(device)) {
      user.readUntil("Username: ");
      user.send(device.credentials().username(), "Password: ");
      assertThat(user.send(device.credentials().password(), "Username: "))
          .contains("% Login invalid");
    }
  }

  @Test
  void enableAsksThreeTimes(SimulatedDevice device) throws Exception {
    try (TelnetUser user = TelnetUser.connect(device)) {
      user.logIn(device);
      assertThat(user.send("reload", ">")).contains("Unknown command");
      user.send("en", "Password: ");
      user.send("no", "Password: ");
      user.send("no", "Password: ");
      assertThat(user.send("no", ">")).contains("% Bad secrets");
      user.send("enable", "Password: ");
      assertThat(user.send(device.credentials().enablePassword(), "#")).contains("sw-01#");
    }
  }

  @Test
  void longOutputStopsAtMore(SimulatedDevice device) throws Exception {
    try (TelnetUser user = TelnetUser.connect(device)) {
      user.logIn(device);
      String page = user.send("show version", " --More-- ");
      assertThat(page.lines()).hasSize(25);
      assertThat(user.key("\r", " --More-- ").lines()).as("one line more").hasSize(2);
      assertThat(user.key("q", "sw-01>")).doesNotContain("Configuration register");
      user.send("show version", " --More-- ");
      user.key(" ", " --More-- ");
      assertThat(user.key(" ", "sw-01>")).contains("Configuration register is 0xF");
      user.send("terminal length 0", "sw-01>");
      assertThat(user.send("show version", "sw-01>"))
          .contains("Configuration register is 0xF")
          .doesNotContain("--More--");
    }
  }

  @Test
  void commandsMayBeAbbreviatedAndMistakesAreMarked(SimulatedDevice device) throws Exception {
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(user.send("sh ver", "sw-01#")).contains("uptime is 5 weeks, 5 days, ");
      assertThat(user.send("show versoin", "sw-01#"))
          .contains("\n           ^\n% Invalid input detected at '^' marker.");
      assertThat(user.send("d", "sw-01#")).contains("% Ambiguous command:  \"d\"");
      assertThat(user.send("show", "sw-01#")).contains("% Incomplete command.");
      assertThat(user.send("frobnicate", "sw-01#")).contains("% Unknown command or computer name");
      assertThat(user.send("show version extra", "sw-01#")).contains("% Invalid input detected");
    }
  }

  @Test
  void outputCanBeFiltered(SimulatedDevice device) throws Exception {
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(user.send("show version | include image file", "sw-01#"))
          .isEqualTo(
              "show version | include image file\n"
                  + "System image file is \"flash:/c2960-lanbasek9-mz.122-55.SE3.bin\"\nsw-01#");
      assertThat(user.send("show running-config | section interface", "sw-01#"))
          .contains("interface Vlan1\n ip address 127.10.0.1")
          .doesNotContain("hostname");
    }
  }

  @Test
  void filesAreListedDeletedAndErased(SimulatedDevice device) throws Exception {
    device.flash().put("old.bin", new byte[1234]);
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(user.send("dir flash:", "sw-01#"))
          .contains("Directory of flash:/\n\n")
          .containsPattern(
              " +3  -rwx        1234  \\w{3} [ \\d]\\d \\d{4} [:\\d]+ \\+00:00  old.bin")
          .contains("67108864 bytes total (65107630 bytes free)");
      assertThat(user.send("dir flash:/none", "sw-01#"))
          .contains("%Error opening flash:/none (No such file or directory)");
      user.send("delete flash:old.bin", "Delete filename [old.bin]? ");
      user.send("", "Delete flash:old.bin? [confirm]");
      user.key("n", "sw-01#");
      assertThat(device.flash().file("old.bin")).isPresent();
      assertThat(user.send("delete /force flash:old.bin", "sw-01#")).doesNotContain("confirm");
      assertThat(device.flash().file("old.bin")).isEmpty();
      user.send("erase flash:", "Continue? [confirm]");
      assertThat(user.key("\r", "sw-01#")).contains("Erase of flash: complete");
      assertThat(device.flash().files()).isEmpty();
      assertThat(user.send("dir", "sw-01#")).contains("No files in directory");
    }
  }

  @Test
  void catalystKeepsOnePathListAndKnowsNoRegister(SimulatedDevice device) throws Exception {
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send("configure terminal", "(config)#");
      user.send("boot system flash:/a.bin;flash:/b.bin", "(config)#");
      assertThat(user.send("config-register 0x2102", "(config)#")).contains("% Invalid input");
      user.key("\032", "sw-01#");
      assertThat(user.send("show boot", "sw-01#"))
          .contains("BOOT path-list      : flash:/a.bin;flash:/b.bin\n");
      assertThat(user.send("show running-config", "sw-01#"))
          .contains("boot-start-marker\nboot system flash:/a.bin;flash:/b.bin\nboot-end-marker");
      user.send("conf t", "(config)#");
      user.send("no boot system", "(config)#");
      user.send("end", "sw-01#");
      assertThat(device.bootVariables()).isEmpty();
    }
  }

  @Test
  void routerKeepsALineForEachImage() throws Exception {
    try (SimulatedFleet fleet =
            SimulatedFleet.builder()
                .model(SimulatedModels.router1841())
                .version("12.4(25d)")
                .bootVariables()
                .build()
                .start();
        TelnetUser user = TelnetUser.enabled(fleet.device(0))) {
      assertThat(user.send("show bootvar", "sw-01#"))
          .contains("BOOT variable does not exist")
          .contains("Configuration register is 0x2102");
      user.send("conf t", "(config)#");
      user.send("boot system flash a.bin", "(config)#");
      user.send("boot system flash:b.bin", "(config)#");
      user.send("boot system flash:c.bin", "(config)#");
      user.send("no boot system flash:b.bin", "(config)#");
      user.send("do wr", "(config)#");
      user.send("end", "sw-01#");
      assertThat(fleet.device(0).bootVariables()).containsExactly("flash a.bin", "flash:c.bin");
      assertThat(user.send("show bootvar", "sw-01#"))
          .contains("BOOT variable = flash:a.bin,12;flash:c.bin,12;");
      assertThat(user.send("show flash:", "sw-01#"))
          .contains("-#- --length-- -----date/time------ path")
          .contains("bytes available (2000000 bytes used)");
    }
  }

  @Test
  void aFlashMayKeepTheRoomOfDeletedFilesUntilItIsErased(SimulatedDevice device) throws Exception {
    device.flash().put("old.bin", new byte[1000]);
    long free = device.flash().freeBytes();
    device.inject(Fault.keepRoomOfDeleted());
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send("delete /force flash:old.bin", "sw-01#");
      assertThat(user.send("dir flash:", "sw-01#"))
          .contains("(" + free + " bytes free)")
          .doesNotContain("old.bin");
      user.send("erase flash:", "[confirm]");
      user.send("", "sw-01#");
      assertThat(device.flash().freeBytes()).isEqualTo(device.flash().totalBytes());
    }
  }
}
