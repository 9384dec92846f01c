package io.swim.transfer.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swim.device.TransferProtocol;
import io.swim.transfer.serving.ServedTree;
import io.swim.transfer.serving.ServedTree.Reading;
import java.io.IOException;
import java.util.Optional;

/** {@code scp -f}: the client fetches one file. */
final class ScpSource implements Dialogue {
  private final Wire wire;
  private final ScpWire scp;
  private final ScpRequest request;

  ScpSource(Wire wire, ScpRequest request) {
    this.wire = wire;
    this.scp = new ScpWire(wire);
    this.request = request;
  }

  @Override
  public int run() throws IOException {
    if (!scp.answer().isEmpty()) {
      return 1;
    }
    ServedTree tree = wire.tree(TransferProtocol.SCP);
    String path = RemotePaths.plain(request.path());
    Optional<ServedTree.Entry> entry;
    Reading file;
    try {
      entry = tree.stat(path);
      if (entry.isPresent() && entry.get().isFolder()) {
        scp.refuse(request.path(), "not a regular file");
        return 1;
      }
      file = tree.read(path, wire.visitor());
    } catch (IOException e) {
      scp.refuse(request.path(), RemotePaths.reason(e));
      return 1;
    }
    try {
      return send(file, entry, path.substring(path.lastIndexOf('/') + 1));
    } finally {
      wire.brokeOff(file);
    }
  }

  private int send(Reading file, Optional<ServedTree.Entry> entry, String name) throws IOException {
    ChannelOutput output = wire.output();
    if (request.options().contains('p') && entry.isPresent()) {
      long seconds = entry.get().modified().getEpochSecond();
      output.write(("T" + seconds + " 0 " + seconds + " 0\n").getBytes(UTF_8));
      String answer = scp.answer();
      if (!answer.isEmpty()) {
        file.failed(answer);
        return 1;
      }
    }
    long size = file.sizeBytes();
    output.write(("C0644 " + size + " " + name + "\n").getBytes(UTF_8));
    String answer = scp.answer();
    if (answer.isEmpty()) {
      output.write(file, 0, size);
      scp.ok();
      answer = scp.answer();
    }
    if (answer.isEmpty()) {
      file.finished();
      return 0;
    }
    file.failed(answer);
    return 1;
  }
}
