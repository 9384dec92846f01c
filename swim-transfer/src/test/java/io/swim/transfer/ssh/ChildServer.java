package io.swim.transfer.ssh;

import io.swim.device.Login;
import io.swim.device.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server in a JVM of its own, which writes its log to a file: FOLDER. Ends with its input. */
final class ChildServer implements AutoCloseable {
  final InetSocketAddress address;
  private final Process process;
  private final Path log;

  private ChildServer(Process process, InetSocketAddress address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  static ChildServer start(Path served, Path log, Login account, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ChildServer.class.getName(), served.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder
        .environment()
        .putAll(Map.of("USER_NAME", account.username(), "SECRET", account.password().reveal()));
    Process process = builder.start();
    BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    String port = said.readLine();
    if (port == null) {
      throw new IOException("the child did not start: " + Files.readString(log));
    }
    return new ChildServer(
        process, new InetSocketAddress(TestSshServer.LOOPBACK, Integer.parseInt(port)), log);
  }

  /** Ends it, and says what it logged. */
  String log() throws IOException {
    close();
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  public static void main(String[] arguments) throws Exception {
    Login account =
        new Login(System.getenv("USER_NAME"), Secret.of(String.valueOf(System.getenv("SECRET"))));
    try (SshFileServer server =
        SshFileServer.builder()
            .bind(new InetSocketAddress(TestSshServer.LOOPBACK, 0))
            .folder(Path.of(arguments[0]))
            .account(account)
            .writable()
            .build()) {
      server.start();
      byte[] port = (server.addresses().get(0).getPort() + "\n").getBytes();
      new java.io.FileOutputStream(java.io.FileDescriptor.out).write(port);
      System.in.read();
    }
  }
}
