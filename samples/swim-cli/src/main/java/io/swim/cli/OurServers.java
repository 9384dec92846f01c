package io.swim.cli;

import io.swim.device.Login;
import io.swim.device.SshAlgorithms;
import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.spi.Refusal;
import io.swim.spi.TransferRecord;
import io.swim.transfer.ftp.FtpFileServer;
import io.swim.transfer.ftp.FtpFileServerBuilder;
import io.swim.transfer.http.HttpFileServer;
import io.swim.transfer.http.HttpFileServerBuilder;
import io.swim.transfer.ssh.SshFileServer;
import io.swim.transfer.ssh.SshFileServerBuilder;
import io.swim.transfer.tftp.TftpServer;
import io.swim.transfer.tftp.TftpServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes file servers of ours. Their host key and certificate are kept in the data folder, so that
 * devices that were told them know us the next time.
 */
final class OurServers {
  private static final String HOST_KEY = "ssh_host_key";
  private static final String CERTIFICATE = "https.pem";

  private final OwnAddresses addresses;
  private final Path data;
  private final Optional<Shared> shared;
  private final SshAlgorithms algorithms;
  private final Told told;

  /** Who may do what with a folder. */
  enum Rights {
    READ,
    READ_AND_WRITE
  }

  /**
   * A folder that is served to people.
   *
   * @param account empty: to anybody
   */
  record Shared(Path folder, Optional<Login> account, Rights rights) {
    boolean isWritable() {
      return rights == Rights.READ_AND_WRITE;
    }
  }

  /** Who is told of what happens at servers, named by what they speak. */
  interface Told {
    /** Nobody. */
    Told NOBODY =
        new Told() {
          @Override
          public void transfer(TransferRecord ended) {}

          @Override
          public void refusal(String server, Refusal refusal) {}
        };

    void transfer(TransferRecord ended);

    void refusal(String server, Refusal refusal);
  }

  private OurServers(
      OwnAddresses addresses,
      Path data,
      Optional<Shared> shared,
      SshAlgorithms algorithms,
      Told told) {
    this.addresses = addresses;
    this.data = data;
    this.shared = shared;
    this.algorithms = algorithms;
    this.told = told;
  }

  /** Servers for devices: they serve what the engine offers and nothing else. */
  static OurServers forDevices(OwnAddresses addresses, Path data, SshAlgorithms algorithms) {
    return new OurServers(addresses, data, Optional.empty(), algorithms, Told.NOBODY);
  }

  /** Servers of a folder. */
  static OurServers ofFolder(
      OwnAddresses addresses, Path data, Shared shared, SshAlgorithms algorithms, Told told) {
    return new OurServers(addresses, data, Optional.of(shared), algorithms, told);
  }

  /**
   * The server for a protocol, not started; SFTP and SCP have one.
   *
   * @param ports where it listens; all but TFTP have one
   */
  FileServer server(TransferProtocol protocol, Collection<Integer> ports) {
    return switch (protocol) {
      case TFTP -> tftp(ports);
      case FTP -> ftp(ports);
      case SFTP, SCP -> ssh(ports);
      case HTTP, HTTPS -> http(protocol, ports);
    };
  }

  private FileServer tftp(Collection<Integer> ports) {
    TftpServerBuilder server =
        TftpServer.builder().listener(told::transfer).refusals(refused("TFTP"));
    addresses.told().ifPresent(server::advertise);
    at(ports, server::bind);
    shared.ifPresent(each -> server.folder(each.folder()));
    return server.build();
  }

  private FileServer ftp(Collection<Integer> ports) {
    FtpFileServerBuilder server =
        FtpFileServer.builder().listener(told::transfer).refusals(refused("FTP"));
    addresses.told().ifPresent(server::advertise);
    at(ports, server::bind);
    shared.ifPresent(each -> server.folder(each.folder()));
    shared.flatMap(Shared::account).ifPresent(server::account);
    shared.filter(Shared::isWritable).ifPresent(each -> server.writable());
    return server.build();
  }

  private FileServer ssh(Collection<Integer> ports) {
    SshFileServerBuilder server =
        SshFileServer.builder()
            .listener(told::transfer)
            .refusals(refused("SSH"))
            .hostKeyFile(inData(HOST_KEY));
    addresses.told().ifPresent(server::advertise);
    at(ports, server::bind);
    shared.ifPresent(each -> server.folder(each.folder()));
    shared.flatMap(Shared::account).ifPresent(server::account);
    shared.filter(Shared::isWritable).ifPresent(each -> server.writable());
    if (algorithms == SshAlgorithms.LEGACY) {
      server.legacyAlgorithms();
    }
    return server.build();
  }

  private FileServer http(TransferProtocol protocol, Collection<Integer> ports) {
    HttpFileServerBuilder server =
        HttpFileServer.builder().listener(told::transfer).refusals(refused(protocol.name()));
    addresses.told().ifPresent(server::advertise);
    if (protocol == TransferProtocol.HTTPS) {
      at(ports, server::bindTls);
      server.selfSigned(inData(CERTIFICATE));
    } else {
      at(ports, server::bind);
    }
    shared.ifPresent(each -> server.folder(each.folder()));
    shared.flatMap(Shared::account).ifPresent(server::account);
    shared.filter(Shared::isWritable).ifPresent(each -> server.writable());
    if (algorithms == SshAlgorithms.LEGACY) {
      server.legacyTls();
    }
    return server.build();
  }

  private Consumer<Refusal> refused(String server) {
    return refusal -> told.refusal(server, refusal);
  }

  private void at(Collection<Integer> ports, Consumer<InetSocketAddress> bind) {
    ports.forEach(port -> bind.accept(new InetSocketAddress(addresses.listen(), port)));
  }

  private Path inData(String name) {
    try {
      return Files.createDirectories(data).resolve(name);
    } catch (IOException e) {
      throw new BadInput("the data folder " + data + " can't be used: " + Words.because(e), e);
    }
  }

  /**
   * Begins to listen.
   *
   * @throws BadInput naming the option that says where
   */
  static void start(FileServer server) {
    try {
      server.start();
    } catch (IOException e) {
      throw new BadInput(
          "no "
              + name(server)
              + " server: "
              + e.getMessage()
              + " (see "
              + PortOptions.option(server.protocols().iterator().next())
              + ")",
          e);
    }
  }

  /** What it speaks, for people. */
  static String name(FileServer server) {
    Set<TransferProtocol> inOrder = EnumSet.copyOf(server.protocols());
    return inOrder.stream().map(TransferProtocol::name).collect(Collectors.joining(" and "));
  }
}
