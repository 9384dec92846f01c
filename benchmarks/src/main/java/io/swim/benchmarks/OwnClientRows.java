package io.swim.benchmarks;

import io.swim.device.TransferProtocol;
import io.swim.image.ImageContent;
import io.swim.realservers.ClientWork;
import io.swim.realservers.RealServer;
import io.swim.realservers.ServerProgram;
import io.swim.realservers.Way;
import io.swim.spi.FileClient;
import io.swim.spi.FileSession;
import io.swim.ssh.SshFiles;
import io.swim.transfer.ftp.FtpFileClient;
import io.swim.transfer.http.HttpFiles;
import io.swim.transfer.tftp.TftpFiles;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rows of {@link TransferMatrix} in which our clients meet servers of others, which run when
 * they are needed for the first time, until this is closed. Needs root.
 */
final class OwnClientRows implements AutoCloseable {
  private static final Map<String, String> LARGE_PUTS = Map.of("BODY", "1g");

  private final Path copy;
  private final Duration limit;
  private final Map<ServerProgram, RealServer> running = new EnumMap<>(ServerProgram.class);

  OwnClientRows(SampleFiles files, Duration limit) {
    this.copy = files.download("copy.bin");
    this.limit = limit;
  }

  List<MatrixRow> all() {
    SshFiles ssh = new SshFiles();
    HttpFiles http = new HttpFiles();
    List<MatrixRow> rows = new ArrayList<>();
    add(rows, ssh, ServerProgram.OPENSSH, TransferProtocol.SFTP);
    add(rows, ssh, ServerProgram.OPENSSH, TransferProtocol.SCP);
    add(rows, new FtpFileClient(), ServerProgram.VSFTPD, TransferProtocol.FTP);
    add(rows, http, ServerProgram.NGINX, TransferProtocol.HTTP);
    add(rows, http, ServerProgram.NGINX, TransferProtocol.HTTPS);
    add(rows, new TftpFiles(), ServerProgram.TFTPD_HPA, TransferProtocol.TFTP);
    return rows;
  }

  private void add(
      List<MatrixRow> rows, FileClient client, ServerProgram program, TransferProtocol protocol) {
    String name = client.getClass().getSimpleName();
    String server = program.name().toLowerCase(Locale.ROOT).replace('_', '-');
    rows.add(
        new MatrixRow(name, server, protocol.name(), "down", new Down(client, program, protocol)));
    rows.add(new MatrixRow(name, server, protocol.name(), "up", new Up(client, program, protocol)));
  }

  private RealServer server(ServerProgram program) throws Exception {
    RealServer server = running.get(program);
    if (server == null) {
      server = Way.LOCAL.start(program, LARGE_PUTS);
      running.put(program, server);
    }
    return server;
  }

  private FileSession open(FileClient client, RealServer server, TransferProtocol protocol)
      throws Exception {
    ClientWork work = new ClientWork();
    work.deadline = work.clock().instant().plus(limit);
    return client.open(server.service(protocol), work);
  }

  @Override
  public void close() {
    running.values().forEach(RealServer::close);
  }

  private final class Down implements MatrixRow.Passage {
    private final FileClient client;
    private final ServerProgram program;
    private final TransferProtocol protocol;

    Down(FileClient client, ServerProgram program, TransferProtocol protocol) {
      this.client = client;
      this.program = program;
      this.protocol = protocol;
    }

    @Override
    public void prepare(Path original) throws Exception {
      server(program).shell("cp '" + original + "' . && chown files:files *.bin");
    }

    @Override
    public void pass(Path original) throws Exception {
      try (FileSession session = open(client, server(program), protocol);
          OutputStream to = Files.newOutputStream(copy)) {
        session.read(original.getFileName().toString(), 0, to, bytes -> {});
      }
    }

    @Override
    public String arrived(Path original) throws Exception {
      return MatrixRow.sha256(copy);
    }

    @Override
    public void clean(Path original) throws Exception {
      Files.deleteIfExists(copy);
      server(program).shell("rm -f *.bin");
    }
  }

  private final class Up implements MatrixRow.Passage {
    private final FileClient client;
    private final ServerProgram program;
    private final TransferProtocol protocol;

    Up(FileClient client, ServerProgram program, TransferProtocol protocol) {
      this.client = client;
      this.program = program;
      this.protocol = protocol;
    }

    @Override
    public void prepare(Path original) throws Exception {
      server(program);
    }

    @Override
    public void pass(Path original) throws Exception {
      try (FileSession session = open(client, server(program), protocol);
          ImageContent content = ImageContent.of(original)) {
        session.write(original.getFileName().toString(), content, 0, bytes -> {});
      }
    }

    @Override
    public String arrived(Path original) throws Exception {
      return server(program).digest(original.getFileName().toString());
    }

    @Override
    public void clean(Path original) throws Exception {
      server(program).shell("rm -f *.bin");
    }
  }
}
