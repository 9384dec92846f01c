package io.swim.transfer.ssh;

import io.swim.device.TransferProtocol;
import io.swim.transfer.serving.ServedTree;
import io.swim.transfer.serving.ServedTree.Writing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code scp -t}: the client sends files, mostly one. */
final class ScpSink implements Dialogue {
  private static final Pattern FILE = Pattern.compile("C[0-7]{3,5} (\\d{1,18}) ([^/]+)");
  private static final int PIECE = 1 << 20;

  private final Wire wire;
  private final ScpWire scp;
  private final ScpRequest request;
  private int status;

  ScpSink(Wire wire, ScpRequest request) {
    this.wire = wire;
    this.scp = new ScpWire(wire);
    this.request = request;
  }

  @Override
  public int run() throws IOException {
    scp.ok();
    while (status == 0 && wire.input().await()) {
      int kind = wire.input().read();
      switch (kind) {
        case 'T', 'E' -> {
          scp.line("");
          scp.ok();
        }
        case 'C' -> take(scp.line("C"));
        case 'D' -> refuse(scp.line("D"), "folders are not taken");
        case ScpWire.WARNING -> scp.line("");
        case ScpWire.ERROR -> {
          scp.line("");
          return 1;
        }
        default -> refuse("byte " + kind, "no SCP message begins so");
      }
    }
    return status;
  }

  private void refuse(String what, String why) throws IOException {
    status = 1;
    scp.refuse(what, why);
  }

  private void take(String line) throws IOException {
    Matcher announced = FILE.matcher(line);
    if (!announced.matches() || announced.group(2).matches("\\.{1,2}")) {
      refuse(line, "no such announcement of a file is known");
      return;
    }
    Writing file;
    try {
      file = wire.tree(TransferProtocol.SCP).write(target(announced.group(2)), 0, wire.visitor());
    } catch (IOException e) {
      refuse(request.path(), RemotePaths.reason(e));
      return;
    }
    try {
      take(file, Long.parseLong(announced.group(1)));
    } finally {
      wire.brokeOff(file);
    }
  }

  private String target(String name) throws IOException {
    String path = RemotePaths.plain(request.path());
    Optional<ServedTree.Entry> there = wire.tree(TransferProtocol.SCP).stat(path);
    boolean folder = there.isPresent() && there.get().isFolder();
    return folder ? (path.isEmpty() ? name : path + "/" + name) : path;
  }

  private void take(Writing file, long size) throws IOException {
    scp.ok();
    for (long done = 0; done < size; ) {
      ByteBuffer piece = wire.input().some((int) Math.min(PIECE, size - done));
      long next = done + piece.remaining();
      try {
        file.write(piece, done);
      } catch (IOException | RuntimeException e) {
        file.failed(String.valueOf(e.getMessage()));
        refuse(request.path(), RemotePaths.reason(e));
        return;
      }
      done = next;
    }
    String answer = scp.answer();
    if (!answer.isEmpty()) {
      file.failed(answer);
      status = 1;
      scp.ok();
      return;
    }
    try {
      file.finished();
    } catch (IOException | RuntimeException e) {
      file.failed(String.valueOf(e.getMessage()));
      refuse(request.path(), RemotePaths.reason(e));
      return;
    }
    scp.ok();
  }
}
