package io.swim.transfer.ssh;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs OpenSSH's programs, with a password and no configuration of this host. */
final class Programs {
  record Ended(int exit, String output) {}

  private final Path folder;
  private final int port;

  Programs(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Skips the test where one is missing, unless it must be there. */
  static void need() {
    for (String program : List.of("/usr/bin/sftp", "/usr/bin/scp", "/usr/bin/sshpass")) {
      boolean there = Files.isExecutable(Path.of(program));
      String missing = program + " is missing: install openssh-client and sshpass";
      if (!there && "true".equals(System.getenv("CI"))) {
        fail(missing);
      }
      assumeTrue(there, missing);
    }
  }

  /** Runs {@code scp} or {@code sftp}. */
  Ended run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/usr/bin/sshpass", "-e", "/usr/bin/" + program, "-q", "-F", "none"));
    for (String option :
        List.of(
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "PreferredAuthentications=password",
            "NumberOfPasswordPrompts=1")) {
      command.addAll(List.of("-o", option));
    }
    command.addAll(List.of("-P", Integer.toString(port)));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(output.toFile());
    builder.environment().put("SSHPASS", TestSshServer.LOGIN.password().reveal());
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      fail(command + " did not end: " + Files.readString(output));
    }
    return new Ended(process.exitValue(), Files.readString(output));
  }

  /** Runs {@code sftp} with these lines. */
  Ended sftp(String... lines) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("batch"), String.join("\n", lines) + "\n");
    return run("sftp", "-o", "BatchMode=no", "-b", "batch", remote(""));
  }

  static String remote(String path) {
    return TestSshServer.LOGIN.username() + "@127.0.0.1:" + path;
  }
}
