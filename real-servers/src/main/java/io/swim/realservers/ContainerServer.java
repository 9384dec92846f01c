package io.swim.realservers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.ContainerNetwork;
import io.swim.device.TransferProtocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.images.builder.Transferable;

/**
 * A server in a container, at its usual ports. Our clients connect to the container's own address
 * instead of a mapped port: the data connections of FTP and the answers of TFTP come from ports
 * that nobody could map beforehand.
 */
final class ContainerServer extends RealServer {
  private final GenericContainer<?> container;

  private ContainerServer(ServerProgram program, GenericContainer<?> container) {
    super(program);
    this.container = container;
  }

  static ContainerServer start(ServerProgram program, Map<String, String> environment) {
    assumeTrue(
        "required".equals(System.getenv("SWIM_CONTAINERS")),
        "no containers: SWIM_CONTAINERS is not 'required' (.ci/containers.sh starts an engine)");
    for (TransferProtocol protocol : program.protocols) {
      environment.put(Way.port(protocol), "" + protocol.port());
    }
    GenericContainer<?> container =
        new GenericContainer<>(Image.BUILT)
            .withEnv(environment)
            .withTmpFs(Map.of(FOLDER + "/" + SMALL, "size=1m"))
            // vsftpd as the first process ends with the first child that it did not start itself.
            .withCreateContainerCmdModifier(
                command -> Objects.requireNonNull(command.getHostConfig()).withInit(true))
            .withCommand("sh", "/srv/" + program.script);
    container.start();
    return new ContainerServer(program, container);
  }

  @Override
  public InetSocketAddress address(TransferProtocol protocol) {
    ContainerNetwork network =
        container.getContainerInfo().getNetworkSettings().getNetworks().get("bridge");
    return new InetSocketAddress(network.getIpAddress(), protocol.port());
  }

  @Override
  public String shell(String command) throws IOException, InterruptedException {
    ExecResult result = container.execInContainer("sh", "-c", inFolder(command));
    if (result.getExitCode() != 0) {
      throw new IOException(
          command + " ended with " + result.getExitCode() + ": " + result.getStderr());
    }
    return result.getStdout();
  }

  @Override
  public void put(String file, byte[] content) throws IOException, InterruptedException {
    String path = path(file);
    shell("mkdir -p $(dirname '" + path + "')");
    container.copyFileToContainer(Transferable.of(content), path);
    shell("chown files:files '" + path + "'");
  }

  @Override
  boolean isRunning() {
    return container.isRunning();
  }

  @Override
  String log() {
    return container.getLogs();
  }

  @Override
  public void close() {
    container.close();
  }

  /** Built once, and from the second time on from what the engine keeps. */
  private static final class Image {
    private static final List<String> FILES =
        List.of("Dockerfile", "begin.sh", "openssh.sh", "vsftpd.sh", "nginx.sh", "tftpd.sh");
    static final ImageFromDockerfile BUILT = image();

    private static ImageFromDockerfile image() {
      ImageFromDockerfile image = new ImageFromDockerfile("swim/real-servers", false);
      for (String file : FILES) {
        image.withFileFromClasspath(file, "io/swim/realservers/" + file);
      }
      String base = System.getenv("SWIM_CONTAINERS_BASE");
      return base == null ? image : image.withBuildArg("BASE", base);
    }
  }
}
