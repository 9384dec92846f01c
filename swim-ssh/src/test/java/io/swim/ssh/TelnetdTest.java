package io.swim.ssh;

import io.swim.device.Access;
import io.swim.realservers.Installed;
import io.swim.spi.CliSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Telnet server of GNU inetutils, on this machine only. */
@Timeout(120)
class TelnetdTest {
  /** What accepts connections for it. */
  private static final String LOOP =
      """
      import socket, subprocess
      server = socket.create_server(('127.0.0.1', 0))
      print(server.getsockname()[1], flush=True)
      while True:
          connection, peer = server.accept()
          subprocess.Popen(['%s', '-h', '-E', '%s'],
                           stdin=connection, stdout=connection, stderr=connection)
          connection.close()
      """;

  @TempDir Path folder;

  @Test
  void aShellIsSpokenWith() throws Exception {
    String telnetd = Installed.program("inetutils-telnetd", "/usr/sbin/telnetd");
    String python = Installed.program("python3-minimal", "/usr/bin/python3");
    Path shell =
        Files.writeString(folder.resolve("shell"), "#!/bin/sh\nPS1='# ' exec /bin/sh -i\n");
    if (!shell.toFile().setExecutable(true)) {
      throw new IOException(shell + " can't be made executable");
    }
    Process loop =
        new ProcessBuilder(python, "-c", LOOP.formatted(telnetd, shell))
            .redirectError(folder.resolve("errors").toFile())
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(loop.getInputStream(), StandardCharsets.US_ASCII))) {
      int port = Integer.parseInt(said.readLine());
      TestServices services = TestServices.of("root", "unasked-f0r", "");
      try (CliSession session =
          UnixShell.sessions().open(UnixShell.device("127.0.0.1", port), Access.TELNET, services)) {
        UnixShell.talk(session);
      }
    } finally {
      loop.descendants().forEach(ProcessHandle::destroy);
      loop.destroy();
      loop.onExit().join();
    }
  }
}
