package io.swim.ssh.files;

import io.swim.spi.ClientServices;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Receives one file over SCP. */
final class ScpDownload {
  private static final int CHUNK = 64 * 1024;
  private static final Pattern FILE = Pattern.compile("C[0-7]{3,5} (\\d{1,18}) .*");

  private final ClientServices services;
  private boolean began;

  ScpDownload(ClientServices services) {
    this.services = services;
  }

  /** Whether the other end had agreed to anything. */
  boolean began() {
    return began;
  }

  void run(ScpChannel scp, Watchdog watchdog, OutputStream to, LongConsumer progress)
      throws IOException, InterruptedException {
    scp.sendAccepted();
    long size = size(scp);
    began = true;
    watchdog.moved();
    scp.sendAccepted();
    Checkpoints checkpoints = new Checkpoints(services, 0);
    byte[] chunk = new byte[CHUNK];
    long got = 0;
    while (got < size) {
      int count = scp.read(chunk, (int) Math.min(chunk.length, size - got));
      if (count < 0) {
        throw scp.refusal();
      }
      put(to, chunk, count);
      got += count;
      watchdog.moved();
      progress.accept(got);
      checkpoints.at(got);
    }
    scp.accepted();
    scp.sendAccepted();
  }

  private static long size(ScpChannel scp) throws IOException, InterruptedException {
    String line = scp.line();
    if (line.startsWith("T")) {
      // Times, which nobody asked for.
      scp.sendAccepted();
      line = scp.line();
    }
    Matcher file = FILE.matcher(line);
    if (!file.matches()) {
      throw new ScpRefusal("no file: '" + line + "'");
    }
    return Long.parseLong(file.group(1));
  }

  private static void put(OutputStream to, byte[] chunk, int count) throws ContentException {
    try {
      to.write(chunk, 0, count);
    } catch (IOException e) {
      throw new ContentException("the bytes can't be put away", e);
    }
  }
}
