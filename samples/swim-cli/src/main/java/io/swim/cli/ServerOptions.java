package io.swim.cli;

import io.swim.device.Device;
import io.swim.device.SshAlgorithms;
import io.swim.device.TransferProtocol;
import io.swim.job.UpgradeOptions;
import io.swim.spi.FileServer;
import io.swim.spi.ServerDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where our file servers listen that devices fetch from, or send to. */
final class ServerOptions {
  private static final int TFTP = TransferProtocol.TFTP.port();

  @Mixin PortOptions ports = new PortOptions();

  @Option(
      names = "--server-address",
      paramLabel = "ADDRESS",
      description =
          "Address of our servers as devices see it. They listen there if the address is of this"
              + " host, else at all of them. Default: the one on the way to the device")
  @Nullable String address;

  /** Who sends files in a job, besides those who fetch them. */
  enum Uploads {
    NONE,
    DEVICES
  }

  /**
   * The servers that a job needs of us, none of them started.
   *
   * @param options of the job
   * @param data folder for keys
   */
  List<FileServer> forJob(
      List<Device> devices,
      UpgradeOptions options,
      Uploads uploads,
      ServerDirectory external,
      Path data) {
    OurServers servers =
        OurServers.forDevices(
            OwnAddresses.of(Optional.empty(), Optional.ofNullable(address)),
            data,
            algorithms(devices));
    List<FileServer> made = new ArrayList<>();
    for (TransferProtocol each : protocols(devices, options, uploads, external)) {
      if (made.stream().noneMatch(server -> server.protocols().contains(each))) {
        made.add(servers.server(each, portsFor(each, devices)));
      }
    }
    return made;
  }

  private static Set<TransferProtocol> protocols(
      List<Device> devices, UpgradeOptions options, Uploads uploads, ServerDirectory external) {
    FetchSources sources = new FetchSources(external, options);
    boolean asked =
        uploads == Uploads.DEVICES
            || devices.stream().anyMatch(device -> sources.server(device).isEmpty());
    return asked && sources.isPull()
        ? new LinkedHashSet<>(options.protocols().transfer())
        : EnumSet.noneOf(TransferProtocol.class);
  }

  /** A server for one old device must speak what that one speaks. */
  private static SshAlgorithms algorithms(List<Device> devices) {
    return devices.stream().anyMatch(each -> each.sshAlgorithms() == SshAlgorithms.LEGACY)
        ? SshAlgorithms.LEGACY
        : SshAlgorithms.MODERN;
  }

  /**
   * Ports that those devices ask. For TFTP a port of their own is always served; 69, which is all
   * that real devices know, may be redirected to the given one by the host.
   */
  Set<Integer> portsFor(TransferProtocol protocol, List<Device> devices) {
    OptionalInt given = ports.of(protocol);
    if (protocol != TransferProtocol.TFTP) {
      return Set.of(given.orElse(protocol.port()));
    }
    Set<Integer> asked = new LinkedHashSet<>();
    given.ifPresent(asked::add);
    devices.stream()
        .map(device -> device.ports().tftpServer())
        .filter(port -> port != TFTP || given.isEmpty())
        .forEach(asked::add);
    return asked;
  }
}
