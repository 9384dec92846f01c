package io.swim.realservers;

import io.swim.device.TransferProtocol;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program of this machine on loopback. It sees another /srv, /run and other accounts than
 * everybody else, so nothing of this machine is touched.
 */
final class LocalServer extends RealServer {
  private static final List<String> SCRIPTS = List.of("local.sh", "begin.sh");

  private final Path folder;
  private final Map<TransferProtocol, InetSocketAddress> addresses;
  private final Process process;

  private LocalServer(
      ServerProgram program,
      Path folder,
      Map<TransferProtocol, InetSocketAddress> addresses,
      Process process) {
    super(program);
    this.folder = folder;
    this.addresses = addresses;
    this.process = process;
  }

  static LocalServer start(ServerProgram program, Map<String, String> environment)
      throws IOException, InterruptedException {
    Installed.program(program.debianPackage, program.path);
    Installed.program("openssl", "/usr/bin/openssl");
    Installed.namespaces();
    Path folder = Files.createTempDirectory("swim-" + program.script);
    Map<TransferProtocol, InetSocketAddress> addresses = new EnumMap<>(TransferProtocol.class);
    for (TransferProtocol protocol : program.protocols) {
      addresses.put(protocol, freePort(protocol));
      environment.put(Way.port(protocol), "" + addresses.get(protocol).getPort());
    }
    environment.put("ADDRESS", "127.0.0.1");
    environment.put("FOLDER", folder.toString());
    List<String> scripts = new ArrayList<>(SCRIPTS);
    scripts.add(program.script);
    for (String script : scripts) {
      try (InputStream in = LocalServer.class.getResourceAsStream(script)) {
        Files.copy(in, folder.resolve(script));
      }
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            "unshare", "--mount", "sh", folder.resolve("local.sh").toString(), program.script);
    builder.environment().keySet().retainAll(Set.of("PATH"));
    builder.environment().putAll(environment);
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log.txt").toFile())
            .start();
    return new LocalServer(program, folder, addresses, process);
  }

  private static InetSocketAddress freePort(TransferProtocol protocol) throws IOException {
    int port = protocol == TransferProtocol.TFTP ? FreePort.udp() : FreePort.tcp();
    return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
  }

  @Override
  public InetSocketAddress address(TransferProtocol protocol) {
    return addresses.get(protocol == TransferProtocol.SCP ? TransferProtocol.SFTP : protocol);
  }

  @Override
  public String shell(String command) throws IOException, InterruptedException {
    return run(command, new byte[0]);
  }

  @Override
  public void put(String file, byte[] content) throws IOException, InterruptedException {
    String path = path(file);
    run(
        "mkdir -p $(dirname '%1$s') && cat > '%1$s' && chown files:files '%1$s'".formatted(path),
        content);
  }

  /** In the mount namespace of the server. */
  private String run(String command, byte[] input) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    Process child =
        new ProcessBuilder("nsenter", "--target", pid, "--mount", "sh", "-c", inFolder(command))
            .redirectErrorStream(true)
            .start();
    try (OutputStream to = child.getOutputStream()) {
      to.write(input);
    }
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (child.waitFor() != 0) {
      throw new IOException(command + " ended with " + child.exitValue() + ": " + said);
    }
    return said;
  }

  @Override
  boolean isRunning() {
    return process.isAlive();
  }

  @Override
  String log() {
    try {
      return Files.readString(folder.resolve("log.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    children.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      process.waitFor();
      children.forEach(ProcessHandle::destroyForcibly);
      children.forEach(child -> child.onExit().join());
      delete(folder);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(folder)) {
      all = new ArrayList<>(tree.toList());
    }
    Collections.reverse(all);
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
