package io.swim.benchmarks;

import io.swim.device.TransferProtocol;
import io.swim.transfer.tftp.TftpClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Fetches the image as one {@link CrowdDevice}: by curl or OpenSSH, and TFTP by turns with our own
 * client. Nothing is kept but the digest; only OpenSSH's SFTP must write a file, which is deleted
 * at once.
 */
record CrowdClient(TransferProtocol protocol, InetSocketAddress server, SampleFiles files) {
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final String DIGEST = "\"$@\" | sha256sum";
  private static final String DIGEST_OF_FILE = "\"$@\" && sha256sum < \"$0\"; rm -f \"$0\"";

  /** SHA-256 of what came, among what the client said. */
  String fetch(CrowdDevice device) throws IOException, InterruptedException {
    boolean every2nd = device.number() % 2 == 1;
    return switch (protocol) {
      case TFTP -> every2nd ? swim(device) : piped(curl(device, "--tftp-blksize", "8192"));
      case FTP, HTTP -> piped(curl(device));
      case HTTPS -> piped(curl(device, "--insecure"));
      case SFTP -> every2nd ? sftp(device) : piped(curl(device, "--insecure"));
      case SCP -> piped(ssh(SshTool.Kind.SCP_O, device, Path.of("/dev/stdout")));
    };
  }

  private String sftp(CrowdDevice device) throws IOException, InterruptedException {
    Path copy = files.download("copy-" + device.number());
    return run(DIGEST_OF_FILE, copy.toString(), ssh(SshTool.Kind.SCP, device, copy));
  }

  private static String piped(List<String> command) throws IOException, InterruptedException {
    return run(DIGEST, "sh", command);
  }

  private static String run(String script, String name, List<String> command)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("sh", "-c", script, name));
    all.addAll(command);
    Programs.Ended ended = Programs.run(all, LIMIT);
    return ended.timedOut() ? "not ended after " + LIMIT.toMinutes() + " min" : ended.output();
  }

  private List<String> ssh(SshTool.Kind kind, CrowdDevice device, Path to) throws IOException {
    return new SshTool(kind, SshTool.Direction.DOWN, "")
        .command(
            server,
            device.login(),
            device.path(),
            to,
            "BindAddress=" + device.address().getHostAddress(),
            "NumberOfPasswordPrompts=1");
  }

  private List<String> curl(CrowdDevice device, String... more) throws IOException {
    List<String> command = new ArrayList<>(List.of("curl", "--silent", "--show-error", "--fail"));
    command.addAll(List.of("--interface", device.address().getHostAddress()));
    command.addAll(List.of(more));
    if (protocol.hasLogin()) {
      command.addAll(
          List.of("--user", device.login().username() + ":" + device.login().password().reveal()));
    }
    command.add(
        protocol.scheme()
            + "://"
            + server.getAddress().getHostAddress()
            + ":"
            + server.getPort()
            + "/"
            + device.path());
    return command;
  }

  private String swim(CrowdDevice device) throws IOException {
    MessageDigest digest = MatrixRow.newSha256();
    try (OutputStream to = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      TftpClient.builder()
          .localAddress(device.address())
          .blockSize(1428)
          .windowSize(16)
          .requestTransferSize()
          .retries(10)
          .build()
          .get(server, device.path(), to);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
