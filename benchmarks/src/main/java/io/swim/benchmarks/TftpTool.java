package io.swim.benchmarks;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A TFTP client program that fetches one file.
 *
 * @param label for the table
 */
record TftpTool(String label, CommandLine line) {
  /** How to call it. */
  @FunctionalInterface
  interface CommandLine {
    List<String> of(String address, String port, String file, String to, long bytes);
  }

  /**
   * curl, in lock step. Version 7.88.1 fails with error 71 when any server tells it that the size
   * is 0 (RFC 2349), so it asks for an empty file without options.
   */
  static TftpTool curl(int blockSize) {
    return new TftpTool(
        "curl " + blockSize,
        (address, port, file, to, bytes) -> {
          List<String> command = new ArrayList<>(List.of("curl", "--silent", "--show-error"));
          command.addAll(
              bytes == 0
                  ? List.of("--tftp-no-options")
                  : List.of("--tftp-blksize", Integer.toString(blockSize)));
          command.addAll(List.of("--output", to, "tftp://" + address + ":" + port + "/" + file));
          return command;
        });
  }

  /** curl without options: blocks of 512 bytes, and no timeout that the server has to keep. */
  static TftpTool curlWithoutOptions() {
    return new TftpTool(
        "curl no options",
        (address, port, file, to, bytes) ->
            List.of(
                "curl",
                "--silent",
                "--show-error",
                "--tftp-no-options",
                "--output",
                to,
                "tftp://" + address + ":" + port + "/" + file));
  }

  /** The client of the tftp-hpa package: 512 bytes, in lock step, no options. */
  static TftpTool tftpHpa() {
    return new TftpTool(
        "tftp-hpa 512",
        (address, port, file, to, bytes) ->
            List.of("tftp", "-4", "-m", "binary", address, port, "-c", "get", file, to));
  }

  /** atftp with a window (RFC 7440). */
  static TftpTool atftp(int windowSize, int blockSize) {
    return new TftpTool(
        "atftp " + windowSize + " x " + blockSize,
        (address, port, file, to, bytes) ->
            List.of(
                "atftp",
                "--get",
                "--option",
                "windowsize " + windowSize,
                "--option",
                "blksize " + blockSize,
                "--remote-file",
                file,
                "--local-file",
                to,
                address,
                port));
  }

  /** Our own client. */
  static TftpTool swim(int windowSize, int blockSize) {
    return new TftpTool(
        "swim " + windowSize + " x " + blockSize,
        (address, port, file, to, bytes) -> {
          List<String> command =
              new ArrayList<>(
                  Programs.java(
                      FetchFile.class, "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
          command.addAll(List.of(address, port, file, to));
          command.addAll(List.of(Integer.toString(blockSize), Integer.toString(windowSize)));
          return command;
        });
  }

  /** The command that fetches a file of that size. */
  List<String> command(InetSocketAddress server, String file, Path to, long bytes) {
    return line.of(
        server.getAddress().getHostAddress(),
        Integer.toString(server.getPort()),
        file,
        to.toString(),
        bytes);
  }
}
