package io.swim.benchmarks;

import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A client program that others wrote, and how it is called for one file.
 *
 * @param label for the table
 */
record PeerTool(String label, TransferProtocol protocol, CommandLine down, CommandLine up) {
  /** How to call it. */
  @FunctionalInterface
  interface CommandLine {
    List<String> of(OwnServers.Target target, Path local, long bytes);
  }

  /** All that the matrix has. */
  static List<PeerTool> all() {
    List<PeerTool> all = new ArrayList<>();
    all.add(ssh("scp", SshTool.Kind.SCP, TransferProtocol.SFTP));
    all.add(ssh("scp -O", SshTool.Kind.SCP_O, TransferProtocol.SCP));
    all.add(ssh("sftp", SshTool.Kind.SFTP, TransferProtocol.SFTP));
    all.add(curl("curl", TransferProtocol.FTP));
    all.add(curl("curl active", TransferProtocol.FTP, "--ftp-port", "127.0.0.1"));
    all.add(curl("curl", TransferProtocol.HTTP));
    all.add(curl("curl", TransferProtocol.HTTPS, "--insecure"));
    all.add(lftp(TransferProtocol.FTP));
    all.add(lftp(TransferProtocol.HTTP));
    all.add(lftp(TransferProtocol.SFTP));
    all.add(
        tftp(
            TftpTool.curl(8192),
            "curl 8192 (0 bytes down: without options)",
            (to, local, bytes) ->
                List.of(
                    "curl",
                    "-sS",
                    "--tftp-blksize",
                    "8192",
                    "-T",
                    "" + local,
                    root(TransferProtocol.TFTP, to) + to.path())));
    all.add(
        tftp(
            TftpTool.tftpHpa(),
            "tftp-hpa 512",
            (to, local, bytes) ->
                List.of(
                    "tftp",
                    "-4",
                    "-m",
                    "binary",
                    host(to),
                    port(to),
                    "-c",
                    "put",
                    "" + local,
                    to.path())));
    all.add(
        tftp(
            TftpTool.atftp(8, 8192),
            "atftp 8 x 8192",
            (to, local, bytes) ->
                List.of(
                    "atftp",
                    "--put",
                    "--option",
                    "windowsize 8",
                    "--option",
                    "blksize 8192",
                    "--remote-file",
                    to.path(),
                    "--local-file",
                    local.toString(),
                    host(to),
                    port(to))));
    return all;
  }

  private static String host(OwnServers.Target target) {
    return target.server().getAddress().getHostAddress();
  }

  private static String port(OwnServers.Target target) {
    return Integer.toString(target.server().getPort());
  }

  private static String root(TransferProtocol protocol, OwnServers.Target target) {
    return protocol.scheme() + "://" + host(target) + ":" + port(target) + "/";
  }

  private static PeerTool ssh(String label, SshTool.Kind kind, TransferProtocol protocol) {
    return new PeerTool(
        label,
        protocol,
        (target, local, bytes) ->
            new SshTool(kind, SshTool.Direction.DOWN, "")
                .command(target.server(), target.login().orElseThrow(), target.path(), local),
        (target, local, bytes) ->
            new SshTool(kind, SshTool.Direction.UP, "")
                .command(target.server(), target.login().orElseThrow(), target.path(), local));
  }

  private static PeerTool curl(String label, TransferProtocol protocol, String... more) {
    return new PeerTool(
        label,
        protocol,
        (target, local, bytes) -> curl(protocol, target, "--output", local, more),
        (target, local, bytes) -> curl(protocol, target, "--upload-file", local, more));
  }

  private static List<String> curl(
      TransferProtocol protocol,
      OwnServers.Target target,
      String direction,
      Path local,
      String... more) {
    List<String> command = new ArrayList<>(List.of("curl", "--silent", "--show-error", "--fail"));
    command.addAll(List.of(more));
    command.addAll(List.of("--user", userAndPassword(target, ":"), direction, local.toString()));
    command.add(root(protocol, target) + target.path());
    return command;
  }

  private static String userAndPassword(OwnServers.Target target, String between) {
    Login login = target.login().orElseThrow();
    return login.username() + between + login.password().reveal();
  }

  private static PeerTool lftp(TransferProtocol protocol) {
    return new PeerTool(
        "lftp",
        protocol,
        (target, local, bytes) ->
            lftp(protocol, target, "pwd", "get " + target.path() + " -o " + local),
        (target, local, bytes) ->
            lftp(
                protocol,
                target,
                beforePut(protocol, target),
                "put " + local + " -o " + target.path()));
  }

  /**
   * Over HTTP it gives its login only for what it was asked one for, and repeats a PUT that was
   * asked without the bytes. So it is asked before, whether there is a file or not.
   */
  private static String beforePut(TransferProtocol protocol, OwnServers.Target target) {
    return protocol == TransferProtocol.HTTP ? "cat " + target.path() + " > /dev/null" : "pwd";
  }

  private static List<String> lftp(
      TransferProtocol protocol, OwnServers.Target target, String before, String what) {
    String script =
        String.join(
            "; ",
            "set net:timeout 60",
            "set net:max-retries 1",
            "set ftp:ssl-allow no",
            "set sftp:auto-confirm yes",
            "set sftp:connect-program 'ssh -a -x -F none -o StrictHostKeyChecking=no"
                + " -o UserKnownHostsFile=/dev/null'",
            // Over HTTP it would ask for the folder /, which our server does not list.
            "set cmd:verify-path no",
            "open -u " + userAndPassword(target, ",") + " " + root(protocol, target),
            before,
            "set cmd:fail-exit yes",
            what);
    return List.of("lftp", "--norc", "-c", script);
  }

  private static PeerTool tftp(TftpTool tool, String label, CommandLine up) {
    return new PeerTool(
        label,
        TransferProtocol.TFTP,
        (target, local, bytes) -> tool.command(target.server(), target.path(), local, bytes),
        up);
  }
}
