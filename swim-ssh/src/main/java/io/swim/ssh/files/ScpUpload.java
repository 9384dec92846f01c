package io.swim.ssh.files;

import io.swim.fault.DeviceEffect;
import io.swim.image.ImageContent;
import io.swim.spi.ClientServices;
import java.io.IOException;
import java.util.function.LongConsumer;

/**
 * Sends one file over SCP. There is one confirmation, at the end; before that, what the other end
 * has taken is known from the SSH window that it opens again (RFC 4254 section 5.2).
 */
final class ScpUpload {
  /** A window so large says nothing of what was taken. */
  private static final long LARGE_WINDOW = 64L << 20;

  private static final int CHUNK = 32 * 1024;

  private final ClientServices services;
  private boolean began;
  private boolean named;
  private boolean sentBytes;

  ScpUpload(ClientServices services) {
    this.services = services;
  }

  /** Whether the other end had agreed to anything. */
  boolean began() {
    return began;
  }

  /**
   * What has happened to the file when it was not written to its end.
   *
   * @param orderly whether the other end has said so itself, and writes no more
   */
  DeviceEffect effect(boolean orderly) {
    if (orderly) {
      return sentBytes ? DeviceEffect.APPLIED : DeviceEffect.NONE;
    }
    return named ? DeviceEffect.UNKNOWN : DeviceEffect.NONE;
  }

  void run(
      ScpChannel scp, Watchdog watchdog, String path, ImageContent content, LongConsumer progress)
      throws IOException, InterruptedException {
    long size = content.sizeBytes();
    scp.accepted();
    began = true;
    watchdog.moved();
    named = true;
    scp.sendLine("C0644 " + size + " " + name(path));
    scp.accepted();
    watchdog.moved();
    sentBytes = true;
    send(scp, watchdog, content, size, progress);
    watchdog.flushing(size);
    scp.sendAccepted();
    scp.accepted();
    progress.accept(size);
  }

  private void send(
      ScpChannel scp, Watchdog watchdog, ImageContent content, long size, LongConsumer progress)
      throws IOException, InterruptedException {
    Checkpoints checkpoints = new Checkpoints(services, 0);
    byte[] chunk = new byte[Math.max(1, Math.min(CHUNK, scp.packetBytes()))];
    long window = scp.window();
    long sent = 0;
    long told = 0;
    while (sent < size) {
      int count = ContentException.fill(content, chunk, sent, size);
      scp.send(chunk, count);
      sent += count;
      watchdog.moved();
      long taken = window > LARGE_WINDOW ? sent : sent - (window - scp.window());
      if (taken > told && taken < size) {
        told = taken;
        progress.accept(told);
      }
      checkpoints.at(sent);
    }
  }

  /** Only looked at where the path is a folder. */
  private static String name(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
  }
}
