package io.swim.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of {@link TransferMatrix} in which clients of others meet our servers. */
record OwnServerRows(OwnServers servers, SampleFiles files, Duration limit) {
  List<MatrixRow> all() {
    List<MatrixRow> rows = new ArrayList<>();
    for (PeerTool tool : PeerTool.all()) {
      boolean announced = !tool.protocol().hasLogin();
      rows.add(row(tool, "swim, folder", "down", new FromFolder(tool)));
      rows.add(row(tool, "swim, offering", "down", new FromOffering(tool)));
      rows.add(row(tool, announced ? "swim, announced" : "swim, folder", "up", new Up(tool)));
    }
    return rows;
  }

  private static MatrixRow row(
      PeerTool tool, String server, String direction, MatrixRow.Passage passage) {
    return new MatrixRow(tool.label(), server, tool.protocol().name(), direction, passage);
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Programs.Ended ended = Programs.run(command, limit);
    if (ended.timedOut()) {
      throw new IOException("not ended after " + limit.toMinutes() + " min");
    }
    if (ended.failed()) {
      throw new IOException("exit " + ended.exit() + " " + ended.output());
    }
  }

  private static String digest(Path copy) throws IOException {
    if (!Files.exists(copy)) {
      throw new IOException("ended without an error, but there is no file");
    }
    return MatrixRow.sha256(copy);
  }

  private Path copy() {
    return files.download("copy.bin");
  }

  private final class FromFolder implements MatrixRow.Passage {
    private final PeerTool tool;

    FromFolder(PeerTool tool) {
      this.tool = tool;
    }

    @Override
    public void prepare(Path original) {}

    @Override
    public void pass(Path original) throws Exception {
      OwnServers.Target from = servers.inFolder(tool.protocol(), original.getFileName().toString());
      run(tool.down().of(from, copy(), Files.size(original)));
    }

    @Override
    public String arrived(Path original) throws IOException {
      return digest(copy());
    }

    @Override
    public void clean(Path original) throws IOException {
      Files.deleteIfExists(copy());
    }
  }

  private final class FromOffering implements MatrixRow.Passage {
    private final PeerTool tool;
    private Optional<OwnServers.Offered> offered = Optional.empty();

    FromOffering(PeerTool tool) {
      this.tool = tool;
    }

    @Override
    public void prepare(Path original) throws IOException {
      offered = Optional.of(servers.offer(tool.protocol(), original));
    }

    @Override
    public void pass(Path original) throws Exception {
      OwnServers.Target from = offered.orElseThrow().target();
      run(tool.down().of(from, copy(), Files.size(original)));
    }

    @Override
    public String arrived(Path original) throws IOException {
      return digest(copy());
    }

    @Override
    public void clean(Path original) throws Exception {
      Files.deleteIfExists(copy());
      if (offered.isPresent()) {
        offered.get().close();
      }
    }
  }

  /** TFTP has no accounts: what it sends is announced. */
  private final class Up implements MatrixRow.Passage {
    private static final String NAME = "sent.bin";
    private final PeerTool tool;
    private Optional<OwnServers.Offered> expected = Optional.empty();

    Up(PeerTool tool) {
      this.tool = tool;
    }

    private Path there() {
      return files.served().resolve(NAME);
    }

    @Override
    public void prepare(Path original) throws IOException {
      expected =
          tool.protocol().hasLogin()
              ? Optional.empty()
              : Optional.of(servers.expect(tool.protocol(), there()));
    }

    @Override
    public void pass(Path original) throws Exception {
      OwnServers.Target to =
          expected
              .map(OwnServers.Offered::target)
              .orElseGet(() -> servers.inFolder(tool.protocol(), NAME));
      run(tool.up().of(to, original, Files.size(original)));
    }

    @Override
    public String arrived(Path original) throws IOException {
      return digest(there());
    }

    @Override
    public void clean(Path original) throws Exception {
      if (expected.isPresent()) {
        expected.get().close();
      }
      Files.deleteIfExists(there());
    }
  }
}
