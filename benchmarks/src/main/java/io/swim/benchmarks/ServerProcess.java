package io.swim.benchmarks;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that serves one folder, in a process of its own, until it is closed. */
final class ServerProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final String name;
  private final InetSocketAddress address;
  private final Process process;
  private final Path output;
  private final ProcessTree tree;

  private ServerProcess(String name, InetSocketAddress address, Process process, Path output) {
    this.name = name;
    this.address = address;
    this.process = process;
    this.output = output;
    this.tree = new ProcessTree(process.pid());
  }

  /** Ours, in a JVM with 64 MiB of heap. */
  static ServerProcess swim(List<String> prefix, InetSocketAddress at, Path folder, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(Programs.java(ServeFolder.class, "-Xmx64m"));
    command.addAll(
        List.of(
            at.getAddress().getHostAddress(), Integer.toString(at.getPort()), folder.toString()));
    command.addAll(List.of(more));
    ServerProcess server = start("swim", at, command);
    server.await(() -> Files.readString(server.output).contains("ready"));
    return server;
  }

  static ServerProcess tftpdHpa(Path folder) throws IOException, InterruptedException {
    InetSocketAddress at = freePort();
    String where = at.getAddress().getHostAddress() + ":" + at.getPort();
    ServerProcess server =
        start(
            "tftpd-hpa",
            at,
            List.of(
                program("in.tftpd"), "--foreground", "--address", where, "--secure", "" + folder));
    server.await(() -> isBound("/proc/net/udp", at.getPort()));
    return server;
  }

  static ServerProcess atftpd(String binary, Path folder) throws IOException, InterruptedException {
    InetSocketAddress at = freePort();
    ServerProcess server =
        start(
            "atftpd",
            at,
            List.of(
                binary,
                "--daemon",
                "--no-fork",
                "--logfile",
                "-",
                "--bind-address",
                at.getAddress().getHostAddress(),
                "--port",
                Integer.toString(at.getPort()),
                folder.toString()));
    server.await(() -> isBound("/proc/net/udp", at.getPort()));
    return server;
  }

  /**
   * Our HTTP server.
   *
   * @param identity where it keeps its certificate and key
   * @param offered a file that it offers too
   */
  static ServerProcess swimHttp(
      InetSocketAddress at, InetSocketAddress tls, Path folder, Path identity, Path offered)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Programs.java(ServeOverHttp.class, "-Xmx128m"));
    command.addAll(
        List.of(
            at.getAddress().getHostAddress(),
            Integer.toString(at.getPort()),
            Integer.toString(tls.getPort()),
            folder.toString(),
            identity.toString(),
            offered.toString()));
    ServerProcess server = start("swim", at, command);
    server.await(() -> Files.readString(server.output).contains("ready"));
    return server;
  }

  /** Our FTP server, in a JVM with 64 MiB of heap. */
  static ServerProcess swimFtp(Path folder, Path offered) throws IOException, InterruptedException {
    InetSocketAddress at = freeTcpPort();
    List<String> command = new ArrayList<>(Programs.java(ServeFtp.class, "-Xmx64m"));
    command.addAll(
        List.of(
            at.getAddress().getHostAddress(),
            Integer.toString(at.getPort()),
            folder.toString(),
            offered.toString()));
    ServerProcess server = start("swim", at, command);
    server.await(() -> Files.readString(server.output).contains("ready"));
    return server;
  }

  /** nginx with a worker for each core; sendfile is on, as in Debian's own settings. */
  static ServerProcess nginx(
      InetSocketAddress at, InetSocketAddress tls, Path folder, Path identity)
      throws IOException, InterruptedException {
    Path home = Files.createDirectories(identity.resolveSibling("nginx"));
    Path settings = home.resolve("nginx.conf");
    Files.writeString(
        settings,
        """
        daemon off; worker_processes auto; pid %1$s/pid; error_log %1$s/error.log; %2$s
        events { worker_connections 768; }
        http {
          access_log off; sendfile on; tcp_nopush on;
          server {
            listen 127.0.0.1:%3$d; listen 127.0.0.1:%4$d ssl;
            ssl_certificate %5$s; ssl_certificate_key %5$s; root %6$s;
          }
        }
        """
            .formatted(
                home,
                Programs.isRoot() ? "user root;" : "",
                at.getPort(),
                tls.getPort(),
                identity,
                folder));
    ServerProcess server =
        start("nginx", at, List.of(program("nginx"), "-p", "" + home, "-c", "" + settings));
    server.await(() -> accepts(at));
    return server;
  }

  private static boolean accepts(InetSocketAddress at) {
    try (Socket probe = new Socket(at.getAddress(), at.getPort())) {
      return probe.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** vsftpd as its configuration file says, which must name that address. */
  static ServerProcess vsftpd(InetSocketAddress at, Path configuration)
      throws IOException, InterruptedException {
    ServerProcess server =
        start("vsftpd", at, List.of(program("vsftpd"), configuration.toString()));
    server.await(() -> isBound("/proc/net/tcp", at.getPort()));
    return server;
  }

  /** A TCP port on loopback that was free just now. */
  static InetSocketAddress freeTcpPort() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (ServerSocket probe = new ServerSocket(0, 1, loopback)) {
      return new InetSocketAddress(loopback, probe.getLocalPort());
    }
  }

  /** A port on loopback that was free just now. */
  static InetSocketAddress freePort() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (DatagramSocket probe = new DatagramSocket(0, loopback)) {
      return new InetSocketAddress(loopback, probe.getLocalPort());
    }
  }

  static ServerProcess start(String name, InetSocketAddress at, List<String> command)
      throws IOException {
    Path output = Files.createTempFile("swim-bench-" + name + "-", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new ServerProcess(name, at, process, output);
  }

  void await(Waiting.Condition answers) throws IOException, InterruptedException {
    try {
      Waiting.until(
          "the start of " + name,
          START,
          () -> {
            if (!process.isAlive()) {
              throw new IOException(name + " ended at once: " + Files.readString(output));
            }
            return answers.holds();
          });
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static boolean isBound(String table, int port) throws IOException {
    String hex = String.format(":%04X ", port);
    return Files.readString(Path.of(table)).contains(hex);
  }

  static String program(String name) throws IOException {
    return Programs.find(name)
        .orElseThrow(() -> new IOException("no program " + name + ": run benchmarks/prepare.sh"));
  }

  /** Waits for a line with these words. */
  void awaitWords(String words) throws IOException, InterruptedException {
    await(() -> Files.readString(output).contains(words));
  }

  /** Tells it to end, and returns all that it said. */
  String end() throws IOException, InterruptedException {
    process.destroy();
    process.waitFor(START.toSeconds(), TimeUnit.SECONDS);
    return Files.readString(output);
  }

  String name() {
    return name;
  }

  InetSocketAddress address() {
    return address;
  }

  ProcessTree tree() {
    return tree;
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    Files.deleteIfExists(output);
  }
}
