package io.swim.benchmarks;

import io.swim.device.Login;
import io.swim.device.Secret;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A client program of OpenSSH, one direction and one cipher.
 *
 * @param cipher empty for what client and server agree to
 */
record SshTool(Kind kind, Direction direction, String cipher) {
  /** What it speaks. */
  enum Kind {
    SCP_O("scp -O"),
    SCP("scp"),
    SFTP("sftp");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** Seen from the client. */
  enum Direction {
    DOWN,
    UP
  }

  String label() {
    return kind.words
        + (direction == Direction.DOWN ? " down" : " up")
        + (cipher.isEmpty() ? "" : " " + cipher);
  }

  List<String> command(InetSocketAddress server, String remote, Path local) {
    return command(server, new Login("root", Secret.of(SshServers.PASSWORD)), remote, local);
  }

  /** The same with another login, and further options of ssh_config(5). */
  List<String> command(
      InetSocketAddress server, Login login, String remote, Path local, String... more) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sshpass", "-p", login.password().reveal()));
    command.add(kind == Kind.SFTP ? "sftp" : "scp");
    command.addAll(List.of("-q", "-F", "none", "-P", Integer.toString(server.getPort())));
    List<String> options =
        join(
            List.of(
                "StrictHostKeyChecking=no",
                "UserKnownHostsFile=/dev/null",
                "PreferredAuthentications=password"),
            List.of(more));
    options.forEach(option -> command.addAll(List.of("-o", option)));
    if (!cipher.isEmpty()) {
      command.addAll(List.of("-c", cipher));
    }
    String host = login.username() + "@" + server.getAddress().getHostAddress();
    if (kind == Kind.SCP_O) {
      command.add("-O");
    }
    if (kind != Kind.SFTP) {
      String there = host + ":" + remote;
      command.addAll(
          direction == Direction.DOWN
              ? List.of(there, local.toString())
              : List.of(local.toString(), there));
      return command;
    }
    String line =
        direction == Direction.DOWN ? "get " + remote + " " + local : "put " + local + " " + remote;
    command.add(host);
    return join(List.of("sh", "-c", "echo '" + line + "' | \"$@\" > /dev/null", "sh"), command);
  }

  private static List<String> join(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
